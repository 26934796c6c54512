import Testing

@testable import BullionMarket

@Test(arguments: [0..<0, 3..<3, 0..<1, 2..<9, 0..<100]) func halvingFindsWhatCountingFinds(range: Range<Int>)
{
  for border in range.lowerBound - 1...range.upperBound + 1 {
    let counted = range.first { $0 >= border } ?? range.upperBound
    #expect(range.partitionPoint { $0 >= border } == counted)
  }
}
