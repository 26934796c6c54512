import BullionAlarms
import BullionMarket
import Testing

@testable import Delivery

private let raised = Timestamp(2026, 1, 23, 14, 29)

private func message(_ meaning: String = "silver RSI(14) overbought") -> AlarmMessage {
  var rule = AlarmRule(id: "rsi-silver", metric: "rsi.silver.1m", condition: .atOrAbove, limit: 70)
  rule.subject = "silver RSI(14)"
  rule.message = meaning
  return AlarmMessage(
    .firing, of: rule, value: 73.4, since: raised, at: raised, source: "binance", dataAge: 300)
}

@Suite struct MessageShapeTests {
  @Test func theEnvironmentNamesTheFirstAlarm() {
    let pairs = HookEnvironment.variables(for: [message(), message()])
    let variables = Dictionary(uniqueKeysWithValues: pairs.map { ($0.name, $0.value) })
    #expect(variables["BULLION_ALERT_COUNT"] == "2")
    #expect(variables["BULLION_ALERT_ID"] == "rsi-silver")
    #expect(variables["BULLION_ALERT_STATE"] == "firing")
    #expect(variables["BULLION_ALERT_SYMBOL"] == "silver")
    #expect(variables["BULLION_ALERT_CONDITION"] == "above")
    #expect(variables["BULLION_ALERT_VALUE"] == "73.4" && variables["BULLION_ALERT_LIMIT"] == "70")
    #expect(variables["BULLION_ALERT_TIME"] == "2026-01-23T14:29:00Z")
    #expect(variables["BULLION_ALERT_SOURCE"] == "binance" && variables["BULLION_ALERT_DATA_AGE"] == "0.3")
    #expect(variables["BULLION_ALERT_FINGERPRINT"] == message().fingerprint)
    #expect(HookEnvironment.variables(for: []).isEmpty)
  }

  @Test func theFingerprintIsThatOfTheAlarmAndNotOfTheMessage() {
    var over = message()
    over.state = .resolved
    over.time = raised.advanced(bySeconds: 60)
    #expect(over.fingerprint == message().fingerprint && over.fingerprint.count == 16)
    over.since = over.time
    #expect(over.fingerprint != message().fingerprint)
  }

  @Test(
    "No control character of a rule's text reaches a terminal or a program",
    arguments: TerminalNotice.allCases)
  func textsAreHarmless(notice: TerminalNotice) {
    var hostile = message("a\u{7}b\u{1B}]0;owned\u{1B}\\c\nd")
    hostile.statement = "x\u{1B}[2J\u{9C}\u{7};y\u{0}"
    let text = notice.sequence(for: [hostile, hostile])
    let escapes = text.unicodeScalars.filter { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    let own = ["osc9": 2, "osc777": 2, "osc99": 4, "bell": 1][notice.rawValue] ?? 0
    #expect(escapes.count == own, "\(text.debugDescription)")
    for (_, value) in HookEnvironment.variables(for: [hostile]) {
      #expect(!value.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
    }
  }

  @Test(
    "Each terminal gets the notification that it knows",
    arguments: [
      ("xterm-kitty", nil, "osc99"), ("xterm-ghostty", nil, "osc777"), ("foot", nil, "osc777"),
      ("rxvt-unicode-256color", nil, "osc777"), ("xterm-256color", "iTerm.app", "osc9"),
      ("xterm-256color", "WezTerm", "osc777"), ("xterm-256color", "Apple_Terminal", "bell"),
      ("xterm-256color", "vscode", "bell"), ("linux", nil, "bell"), ("", nil, "bell"),
    ] as [(String, String?, String)])
  func notices(type: String, program: String?, name: String) {
    #expect(TerminalNotice(for: type, program: program).rawValue == name)
  }

  @Test func sequencesAreThoseOfTheTerminals() {
    let line = "ALARM silver RSI(14) above 70: 73.4, 14:29 UTC"
    #expect(TerminalNotice.osc9.sequence(for: [message()]) == "\u{1B}]9;Bullion: \(line)\u{1B}\\")
    #expect(TerminalNotice.osc777.sequence(for: [message()]) == "\u{1B}]777;notify;Bullion;\(line)\u{1B}\\")
    #expect(TerminalNotice.osc99.sequence(for: [message()]).hasSuffix(":p=body:u=1;\(line)\u{1B}\\"))
    #expect(TerminalNotice.osc9.sequence(for: []).isEmpty)
  }
}
