import Testing

@testable import BullionMarket

@Suite struct KeptAppendTests {
  @Test(arguments: [
    (3, [3, 4, 5]), (1, [5]), (0, [5]), (.min + 1, [5]), (5, [1, 2, 3, 4, 5]), (9, [1, 2, 3, 4, 5]),
  ])
  func theOldestLeave(most: Int, kept: [Int]) {
    var numbers: [Int] = []
    for number in 1...5 { numbers.append(number, keeping: most) }
    #expect(numbers == kept)
  }

  @Test func whatWasMoreThanThatLeavesAtOnce() {
    var numbers = Array(1...10)
    numbers.append(11, keeping: 2)
    #expect(numbers == [10, 11])
  }
}
