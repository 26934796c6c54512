import BullionMarket
import Screen
import TestMarket
import Testing

@testable import Dashboard

@Suite struct RiskPageTests {
  private func text(_ state: DashboardState) -> String {
    state.frame(theme: .monochrome, glyphs: .unicode).text
  }

  @Test(arguments: [(160, 48), (80, 24), (40, 12)])
  func isLaidOutBySize(columns: Int, rows: Int) throws {
    let frame = studied(RiskPage.name, columns, rows).frame(theme: .monochrome, glyphs: .unicode)
    try expectScreen(frame, named: "risk-\(columns)x\(rows)")
  }

  @Test func isDrawnInASCII() {
    let frame = studied(RiskPage.name, 120, 40).frame(theme: .monochrome, glyphs: .ascii)
    #expect(!frame.text.unicodeScalars.contains { !$0.isASCII })
  }

  @Test func aPositionIsTypedInAndJudged() {
    var state = studied(RiskPage.name, 240, 70)
    #expect(text(state).contains("e changes it") && text(state).contains("contracts of 5,000 oz"))
    _ = state.receive(.key(.character("e")))
    #expect(text(state).contains("▶ metal") && text(state).contains("Esc ends"))
    // Gold, short, two contracts entered at 5,000 with 100,000 dollars; q and digits ask for nothing else meanwhile.
    _ = state.receive(.key(.character(" ")))
    _ = state.receive(.key(.tab))
    _ = state.receive(.key(.right))
    _ = state.receive(.key(.tab))
    for key in [Key.backspace, .character("q")] { #expect(state.receive(.key(key)).isEmpty) }
    #expect(
      text(state).contains("not above 0") && text(state).contains("Nothing is said until"))
    for key in [Key.backspace, .character("2"), .tab, .tab] { _ = state.receive(.key(key)) }
    for digit in "5000" { _ = state.receive(.key(.character(digit))) }
    _ = state.receive(.key(.down))
    _ = state.receive(.key(.down))
    for digit in "100,000" { _ = state.receive(.key(.character(digit))) }
    _ = state.receive(.key(.enter))
    _ = state.receive(.key(.backspace))
    _ = state.receive(.key(.escape))
    #expect(state.page == "risk")
    let all = text(state)
    for words in [
      "contracts of 100 oz", "worth at entry             1,000,000 $",
      "margin                     100,000 $, 10.0x",
      // 5,000 and 500 dollars an ounce of margin, nothing to be kept.
      "closed by force at         5,500.00", "highest rise, last 30 days", "highest rise, any 30 days",
      "highest rise of all",
    ] { #expect(all.contains(words), "\(words) is missing") }
    #expect(!all.contains("deepest fall,"))
    _ = state.receive(.key(.character("1")))
    #expect(state.page == "overview")
  }

  @Test(arguments: ["1,5", "1,000,00", "..", "1.2.3", ",500", "1.5,000", "-3", "1e3", "nan", "0"])
  func rubbishIsSaidAndNotGuessed(amount: String) {
    var state = studied(RiskPage.name, 240, 70)
    for key in [Key.character("e"), .tab, .tab, .backspace] { _ = state.receive(.key(key)) }
    for character in amount { _ = state.receive(.key(.character(character))) }
    #expect(text(state).contains("not above 0") && text(state).contains("Nothing is said until"))
  }

  @Test(arguments: ["..", "1,5", "100", "-1"])
  func rubbishIsNoMaintenance(share: String) {
    var state = studied(RiskPage.name, 240, 70)
    for key in [Key.character("e"), .up, .backspace] { _ = state.receive(.key(key)) }
    for character in share { _ = state.receive(.key(.character(character))) }
    #expect(text(state).contains("not 0 to below 100"))
  }

  @Test func theFormComesIntoSight() {
    var state = studied(RiskPage.name, 60, 20)
    _ = state.receive(.key(.end))
    #expect(!text(state).contains("maintenance"))
    _ = state.receive(.key(.character("e")))
    #expect(text(state).contains("▶ metal") && text(state).contains("maintenance"))
  }

  @Test func whatIsNotCoveredIsSaidAndNotGuessed() {
    let all = text(studied(RiskPage.name, 240, 70))
    for words in ["recovered", "Deepest falls of silver", "271 closes since 6 Jan 2025", "1,260"] {
      #expect(all.contains(words), "\(words) is missing")
    }
    var state = studied(RiskPage.name, 240, 70)
    _ = state.receive(.key(.character("w")))
    #expect(
      text(state).contains("271 of 1,260 days are known")
        || text(state).contains("272 of 1,260 days are known"))
  }

  @Test func withoutAHistoryItSaysHowToGetOne() {
    let all = text(studied(RiskPage.name, 80, 40, history: []))
    #expect(all.contains("no daily closes of gold and silver: demo has no earlier bars"))
    #expect(all.contains("bullion import") && all.contains("closed by force at"))
  }
}
