import BullionMarket
import Screen
import Testing

@testable import Dashboard

private func typed(_ keys: String, into prompt: Prompt) -> Prompt.Outcome {
  var prompt = prompt
  for key in keys { _ = prompt.receive(.character(key)) }
  return prompt.receive(.enter)
}

@Test func aProposalIsTakenOrReplaced() {
  #expect(typed("", into: Prompt("how long", proposal: "15")) == .done("15"))
  #expect(typed("60", into: Prompt("how long", proposal: "15")) == .done("60"))
  var corrected = Prompt("how long", proposal: "15")
  _ = corrected.receive(.backspace)
  _ = corrected.receive(.character("0"))
  #expect(corrected.receive(.enter) == .done("10"))
  #expect(corrected.receive(.escape) == .cancelled)
}

@Test func aPromptIsNotEndless() {
  var prompt = Prompt("")
  for _ in 0..<500 { _ = prompt.receive(.character("x")) }
  #expect(prompt.text.count == 60)
}

@Test(
  "Times of shelving",
  arguments: [
    ("5", 5), ("15", 15), ("90m", 90), ("2 h", 120), ("14:30", 30), ("13:59", nil), ("22:01", nil),
    ("22:00", 480),
    ("0", nil), ("481", nil), ("", nil), ("-5", nil), ("1e3", nil), ("24:00", nil), ("soon", nil),
    ("99999", nil),
  ] as [(String, Int64?)])
func shelvingTimes(_ text: String, _ minutes: Int64?) {
  let now = Timestamp(2026, 1, 23, 14)
  #expect(ShelvingTime.milliseconds(text, at: now) == minutes.map { $0 * 60_000 })
}

@Test(
  "Limits",
  arguments: [("5,500 12.5", 5_500, 12.5), ("-10", -10, nil), ("+1,234,567.5 1,000", 1_234_567.5, 1_000)]
    as [(String, Double, Double?)])
func limits(_ text: String, _ limit: Double, _ deadband: Double?) {
  #expect(LimitText(text)?.limit == limit)
  #expect(LimitText(text)?.deadband == deadband)
}

@Test(
  "What is no limit",
  arguments: [
    "", "x", "1 2 3", "5 -1", "0x10", "nan", "1e400", "1,5", "5,50", "5,,500", ",500", "1.5,000", "5 1,5",
    "--5",
  ])
func noLimits(_ text: String) { #expect(LimitText(text) == nil) }
