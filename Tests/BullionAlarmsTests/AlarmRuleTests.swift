import BullionMarket
import Foundation
import TestRandomness
import Testing

@testable import BullionAlarms

private func validRule() -> AlarmRule {
  var rule = AlarmRule(id: "rsi-silver", metric: "rsi.silver.1m", condition: .atOrAbove, limit: 70)
  rule.message = "silver RSI(14) overbought"
  return rule
}

/// A change of each field.
private let everyChange: [@Sendable (inout AlarmRule) -> Void] = [
  { $0.id = "x" }, { $0.metric = "x" }, { $0.condition = .atOrBelow }, { $0.limit = 71 },
  { $0.deadband = 1 }, { $0.onDelay = 1 }, { $0.offDelay = 1 }, { $0.mode = .crossing },
  { $0.latching = true }, { $0.priority = 1 }, { $0.reAlarm = 1 }, { $0.staleAfter = 1 },
  { $0.evaluation = .barClose }, { $0.subject = "x" }, { $0.message = "x" }, { $0.hasOwnMessage = true },
  { $0.once = true }, { $0.expires = Timestamp(milliseconds: 1) },
  { $0.decimals = 1 },
  { $0.unit = "%" }, { $0.labels = ["x"] }, { $0.inhibits = ["x"] },
]

@Test func problemsNameTheRuleAndTheField() {
  func problems(_ change: (inout AlarmRule) -> Void) -> String {
    var rule = validRule()
    change(&rule)
    return rule.problems.joined(separator: "; ")
  }
  #expect(problems { _ in } == "")
  #expect(problems { $0.limit = .nan } == "rsi-silver: limit must be a number, not nan")
  #expect(problems { $0.deadband = -1 } == "rsi-silver: deadband must be zero or a positive number, not -1.0")
  #expect(problems { $0.priority = 4 } == "rsi-silver: priority must be 1, 2 or 3, not 4")
  #expect(problems { $0.onDelay = -5 }.hasPrefix("rsi-silver: onDelay must be 0 to"))
  #expect(problems { $0.offDelay = .max }.hasPrefix("rsi-silver: offDelay must be 0 to"))
  #expect(problems { $0.reAlarm = -1 }.hasPrefix("rsi-silver: reAlarm must be 0 to"))
  #expect(problems { $0.staleAfter = 0 }.hasPrefix("rsi-silver: staleAfter must be 1 to"))
  #expect(problems { $0.decimals = 10 } == "rsi-silver: decimals must be 0 to 9, not 10")
  #expect(problems { $0.message = "" } == "rsi-silver: message must say what the alarm means")
  #expect(problems { $0.message = "a\u{1B}[2J" }.contains("control characters"))
  #expect(problems { $0.metric = "rsi..1m" }.contains("metric must be words"))
  #expect(problems { $0.metric = "gain.silver.yearToDate" } == "")
  for id in ["", "-a", "a-", "a--b", "Rsi", "rsi silver", "rsi_silver", "größe"] {
    #expect(problems { $0.id = id }.contains("id must be words"), "\(id)")
  }
}

@Test func idsMustBeUnique() {
  #expect(
    AlarmRule.problems(in: [validRule(), validRule()]) == ["rsi-silver: id is used by more than one rule"])
}

@Test func hashCoversEveryField() {
  let rule = validRule()
  // Pinned: a journal written by one version must be understood by the next.
  #expect(String(rule.ruleHash, radix: 16) == "85ecb88b5cb92abf")
  #expect(Mirror(reflecting: rule).children.count == everyChange.count)
  var hashes: Set<UInt64> = [rule.ruleHash]
  for change in everyChange {
    var changed = rule
    change(&changed)
    hashes.insert(changed.ruleHash)
  }
  #expect(hashes.count == everyChange.count + 1)
}

@Test func pricesClearOnTheExactTick() {
  // 0.1 + 0.2 is the classic: in binary the sum is not the number nearest to 0.3.
  var rule = AlarmRule(id: "a", metric: "price.silver", condition: .atOrBelow, limit: 0.1)
  rule.deadband = 0.2
  #expect(0.1 + 0.2 != 0.3)
  #expect(rule.clearLevel == 0.3)
  var random = SplitMix64(seed: 4)
  for _ in 0..<10_000 {
    let limit = Int64(random.next() % 200_000_000_000)
    let deadband = Int64(random.next() % 2_000_000)
    rule.limit = Price(ticks: limit).dollars
    rule.deadband = Price(ticks: deadband).dollars
    let thresholds = AlarmThresholds(rule)
    for step in Int64(-1)...1 {
      #expect(thresholds.isBreach(Price(ticks: limit + step).dollars) == (step <= 0))
      #expect(
        thresholds.isClear(Price(ticks: limit + deadband + step).dollars)
          == (step >= 0 && deadband + step > 0))
    }
  }
}

@Test func finerNumbersThanTicksClearByPlainArithmetic() {
  var rule = AlarmRule(id: "a", metric: "correlation", condition: .atOrAbove, limit: 0.5)
  rule.deadband = 1e-9
  #expect(rule.clearLevel == 0.5 - 1e-9)
  rule.limit = 1e12
  rule.deadband = 1
  #expect(rule.clearLevel == 1e12 - 1)
}

@Test func lineTellsReadingRelationAndLimit() {
  var rule = validRule()
  rule.subject = "silver RSI(14)"
  rule.decimals = 1
  #expect(rule.line(value: 81.24) == "silver RSI(14) 81.2 above 70")
  #expect(rule.line(value: 70) == "silver RSI(14) 70.0 at 70")
  #expect(rule.line(value: nil) == "silver RSI(14) overbought")
  rule.subject = ""
  #expect(rule.line(value: 81.2) == "silver RSI(14) overbought")
}

@Test func hashIsThePublishedFunction() {
  #expect(FowlerNollVo.hash(of: "".utf8) == 0xCBF2_9CE4_8422_2325)
  #expect(FowlerNollVo.hash(of: "a".utf8) == 0xAF63_DC4C_8601_EC8C)
  #expect(FowlerNollVo.hash(of: "foobar".utf8) == 0x8594_4171_F739_67E8)
}
