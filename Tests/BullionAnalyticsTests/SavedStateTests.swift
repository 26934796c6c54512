import BullionAnalytics
import Foundation
import Testing

/// A damaged state is refused when it is read, and traps nowhere.
@Suite struct SavedStateTests {
  private func damaged<I: Indicator>(_ indicator: I, _ old: String, _ new: String) throws -> Data {
    let text = String(decoding: try JSONEncoder().encode(indicator), as: UTF8.self)
    #expect(text.contains(old), "\(text)")
    return Data(text.replacingOccurrences(of: old, with: new).utf8)
  }

  @Test(arguments: ["0", "-1", "100001", "9223372036854775807"])
  func impossiblePeriods(period: String) throws {
    let average = try damaged(ExponentialMovingAverage(period: 17), "\"period\":17", "\"period\":\(period)")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ExponentialMovingAverage.self, from: average)
    }
    let window = try damaged(SimpleMovingAverage(period: 17), "\"length\":17", "\"length\":\(period)")
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(SimpleMovingAverage.self, from: window) }
  }

  @Test func moreElementsThanTheWindowHolds() throws {
    var average = SimpleMovingAverage(period: 17)
    for input in 1...17 { average.update(Double(input)) }
    let window = try damaged(average, "\"length\":17", "\"length\":16")
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(SimpleMovingAverage.self, from: window) }
  }

  @Test(arguments: ["-1", "118", "9223372036854775807"])
  func impossibleCounts(count: String) throws {
    let average = try damaged(WilderAverage(period: 17), "\"inputs\":0", "\"inputs\":\(count)")
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(WilderAverage.self, from: average) }
  }
}
