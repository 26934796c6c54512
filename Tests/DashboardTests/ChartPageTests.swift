import BullionAlarms
import BullionMarket
import BullionMonitor
import Panels
import Screen
import Settings
import TestMarket
import Testing

@testable import Dashboard

@Suite struct ChartPageTests {
  @Test(arguments: [(160, 48), (240, 70), (120, 40), (80, 24), (60, 20), (40, 12)])
  func itIsLaidOutBySize(columns: Int, rows: Int) throws {
    var session = ChartSession()
    session.type("III")
    try expectScreen(session.frame(columns, rows), named: "chart-\(columns)x\(rows)")
  }

  @Test func itIsTheSameInASCIIAndInColours() throws {
    var session = ChartSession()
    session.type("II")
    let ascii = session.frame(80, 24, glyphs: .ascii)
    #expect(ascii.cells.allSatisfy { $0.scalar < 0x7F })
    try expectScreen(ascii, named: "chart-80x24-ascii")
    try expectScreen(session.frame(80, 24, theme: try ThemeLibrary.theme("dark")), named: "chart-80x24-dark")
  }

  @Test func everySubjectAndStyleHasItsPicture() throws {
    var session = ChartSession()
    session.type("IIvcco")
    #expect(session.title.contains("Silver  XAG/USD") && session.title.contains("area"))
    try expectScreen(session.frame(100, 30), named: "chart-100x30-silver-area")
    session.type("v")
    #expect(session.title.contains("Gold / silver ratio"))
    try expectScreen(session.frame(100, 30), named: "chart-100x30-ratio")
    session.type("v")
    #expect(session.title.contains("Gold and silver, %"))
    try expectScreen(session.frame(100, 30), named: "chart-100x30-both")
    session.type("viii")
    #expect(session.title.contains("Gold  XAU/USD  1h") || session.title.contains("4h"))
  }

  @Test func everySizeAndIntervalDrawsWithoutHarm() {
    var session = ChartSession()
    for interval in ChartInterval.allCases {
      session.type("iy-")
      for (columns, rows) in [(0, 0), (1, 1), (40, 12), (41, 13), (55, 17), (80, 60), (200, 24), (300, 90)] {
        let frame = session.frame(columns, rows)
        #expect(frame.cells.count == columns * rows, "\(interval)")
      }
    }
  }

  @Test func intervalsGoRoundAndAreMadeOfMinutesOrDays() {
    var session = ChartSession()
    #expect(session.title.contains("  15m"))
    for name in ["1h", "4h", "1d", "1w", "1M", "1m", "5m", "15m"] {
      session.type("i")
      #expect(session.title.contains("  \(name) "), "\(name): \(session.title)")
      #expect(session.readout.contains("C ") && !session.text.contains("no daily bars"), "\(name)")
    }
    session.type("I")
    #expect(session.title.contains("  5m"))
  }

  @Test func panningLoadsWhatIsOlderAndTheEndFollows() {
    var session = ChartSession()
    session.type("II")
    #expect(!session.title.contains("not at the newest"))
    session.press(.pageUp, .pageUp)
    #expect(session.title.contains("not at the newest"))
    let before = session.frame().text
    // New prices do not move what somebody looks at.
    session.receive(
      .feed([
        ScriptedMarket.quote(.gold, at: ScriptedMarket.now.advanced(bySeconds: 700), bid: 5003, spread: 0.4)
      ]))
    #expect(session.frame().text.split(separator: "\n")[10] == before.split(separator: "\n")[10])
    session.press(.home)
    #expect(session.text.contains("23 Jan"))
    session.press(.end)
    #expect(!session.title.contains("not at the newest"))
  }

  @Test func olderBarsComeInPartsWithoutAStall() {
    // Six weeks of minutes, of which the monitor keeps three days.
    let start = Timestamp(2025, 12, 1)
    let minutes = (0..<60_000).map { index -> FeedEvent in
      let price = Price(ticks: Int64(4_000_000_000 + (index % 977) * 100_000))
      return .bar(
        .gold, .oneMinute,
        Bar(
          start: start.advanced(bySeconds: Int64(index) * 60), open: price, high: price, low: price,
          close: price))
    }
    var monitor = Monitor(feedName: "demo", mode: .demo)
    monitor.load(history: minutes)
    var session = ChartSession(monitor, history: minutes, isSlow: true)
    #expect(session.waiting.count == 1)
    session.answer()
    session.type("II")
    while !session.waiting.isEmpty { session.answer() }
    var asked = 0
    for _ in 0..<600 {
      session.press(.pageUp)
      if !session.waiting.isEmpty {
        asked += 1
        session.answer()
      }
    }
    #expect(asked >= 2)
    session.press(.home)
    #expect(session.text.contains("1 Dec"))
    // Whole days are made of all of these minutes: none is lost where parts meet.
    session.press(.end)
    session.type("II")
  }

  @Test func aLateAnswerForAnotherIntervalIsDropped() {
    var session = ChartSession(isSlow: true)
    #expect(session.waiting.map(\.interval) == [.oneMinute])
    session.type("iii")
    #expect(session.title.contains("  1d "))
    let asked = session.waiting
    #expect(asked.map(\.interval) == [.oneMinute, .oneDay])
    let before = session.lines[8]
    session.answer()
    #expect(session.lines[8] == before && session.title.contains("  1d "))
    session.answer()
    #expect(session.waiting.isEmpty || session.waiting[0].end != nil)
  }

  @Test func withoutHistoryItSaysWhatIsMissing() {
    let session = ChartSession(Monitor(feedName: "live", mode: .live), history: [])
    #expect(session.text.contains("no bars of a minute of gold yet"))
    #expect(session.text.contains("bullion import"))
  }

  @Test func theCrosshairIsMagneticToOpenHighLowAndClose() {
    var session = ChartSession()
    session.type("II")
    session.press(.character("x"), .left, .left)
    let series = session.state.monitor.bars(.gold, .oneMinute).closed
    let bar = series[series.count - 2]
    #expect(session.readout.contains(bar.start.hourMinute), "\(session.readout)")
    func isAt(_ price: Price) -> Bool {
      session.readout.contains("from \(NumberText.price(price, decimals: 2))")
    }
    #expect(isAt(bar.close))
    let marks = [bar.open, bar.high, bar.low, bar.close]
    let below = marks.filter { $0 < bar.close }.max()
    session.press(.down)
    #expect(below.map(isAt) == true)
    session.press(.up)
    #expect(isAt(bar.close))
    // Beyond the bar it goes on by rows.
    for _ in 0..<6 { session.press(.up) }
    #expect(!marks.contains(where: isAt) && session.readout.contains("from 5,0"))
    session.press(.right)
    #expect(session.readout.contains(series[series.count - 1].start.hourMinute))
    session.press(.escape)
    #expect(!session.readout.contains("from "))
  }

  @Test func aClickPutsTheCrosshairOnTheBarUnderIt() throws {
    var session = ChartSession()
    session.type("IIM")
    let body = session.state.body
    let page = try #require(session.state.pages.open as? ChartPage)
    let series = page.history.series(session.state.monitor)
    let geometry = page.view.geometry(of: series, in: body)
    for back in [3, 20, 1] {
      let index = try #require(series.bar(near: series.count - back))
      session.receive(.click(Click(.press, x: body.x + geometry.column(of: index), y: body.y + 12)))
      #expect(session.readout.contains(series[index].start.hourMinute), "\(session.readout)")
    }
    // A click on the axis is for nothing.
    let before = session.readout
    session.receive(.click(Click(.press, x: body.right - 2, y: body.y + 12)))
    #expect(session.readout == before)
  }

  @Test func noKeyIsListedForTwoThings() {
    var session = ChartSession()
    for keys in ["", "x"] {
      session.type(keys)
      let items = session.state.keymap.items(on: session.state.pages.open, includingPlayback: true)
      let keys = items.flatMap { $0.keys.split(separator: " ") }
      #expect(Set(keys).count == keys.count, "\(keys.sorted())")
    }
  }

  @Test func measuringSaysBarsTimeDollarsPercentAndBeta() {
    var session = ChartSession()
    session.type("IIx")
    session.press(.left, .character("m"))
    for _ in 0..<40 { session.press(.left) }
    let text = session.readout
    #expect(text.contains("measured") && text.contains("-40 bars") && text.contains("-40 min"), "\(text)")
    #expect(text.contains("beta of silver to gold") && text.contains(" %"), "\(text)")
    let closes = Array(session.state.monitor.bars(.gold, .oneMinute).closed.map(\.close))
    let move = closes[closes.count - 41] - closes[closes.count - 1]
    #expect(text.contains(NumberText.price(move, decimals: 2, alwaysSigned: true)), "\(text)")
    session.press(.character("m"))
    #expect(!session.readout.contains("measured"))
  }

  @Test func anAlarmIsMadeAtThePriceOfTheCrosshairMovedAndRemoved() throws {
    var session = ChartSession()
    session.type("IIx")
    session.press(.left, .character("A"))
    #expect(session.text.contains("New alarm") && session.text.contains("price.gold"))
    // Another limit, priority one, once, a note.
    for _ in 0..<8 { session.press(.backspace) }
    session.type("5010.5")
    session.press(.down)
    session.type("1")
    session.press(.down, .right, .down, .right, .down)
    session.type("sell q")
    session.press(.enter)
    let added = try #require(session.effects.last)
    guard case .changeRule(.add(let rule)) = added else {
      Issue.record("no rule: \(added)")
      return
    }
    #expect(
      rule.limit == 5010.5 && rule.metric == "price.gold" && rule.condition == .atOrAbove
        || rule.condition == .atOrBelow)
    #expect(rule.priority == 1 && rule.once && rule.message == "sell q" && rule.hasOwnMessage)
    #expect(rule.expires == session.state.monitor.now?.advanced(bySeconds: 3600) && rule.problems.isEmpty)
    #expect(session.state.monitor.settings.rules.contains(rule))
    #expect(!session.text.contains("New alarm"))
    // It is moved with the arrows and then removed.
    for _ in 0..<3 { session.press(.up) }
    session.press(.enter, .up, .up)
    guard case .changeRule(.move(let id, let limit, _)) = try #require(session.effects.last) else {
      Issue.record("nothing moved")
      return
    }
    #expect(id == rule.id || id == "gold-floor")
    #expect(limit > 5000)
    session.press(.enter)
    let count = session.effects.count
    session.press(.up)
    #expect(session.effects.count == count)
    session.press(.delete)
    #expect(
      session.effects.contains { if case .changeRule(.remove) = $0 { true } else { false } }
        || session.text.contains("comes with the program"))
  }

  @Test func aFormThatMakesNoSenseSaysSoAndStays() {
    var session = ChartSession()
    session.type("xA")
    for _ in 0..<9 { session.press(.backspace) }
    session.press(.enter)
    #expect(session.text.contains("no number") && session.text.contains("New alarm"))
    session.press(.escape)
    #expect(!session.text.contains("New alarm"))
    #expect(session.effects.isEmpty)
  }

  @Test func aDateIsGoneTo() {
    var session = ChartSession()
    session.type("iiig")
    #expect(session.text.contains("go to a date"))
    session.type("2025-06-16")
    session.press(.enter)
    #expect(!session.text.contains("go to a date") && session.title.contains("not at the newest"))
    #expect(session.text.contains("Jun"))
    session.type("g2001")
    session.press(.enter)
    #expect(session.text.contains("the history begins"))
    session.type("gsoon")
    session.press(.enter)
    #expect(session.text.contains("no date: soon"))
    // While typing, keys mean letters: q does not quit.
    session.type("gq")
    #expect(session.effects.isEmpty && session.text.contains("go to a date"))
    session.press(.escape)
    #expect(!session.text.contains("go to a date"))
  }

  @Test func panesDropOutOneByOneTheLastFirst() {
    var session = ChartSession()
    session.type("ppp")
    let names = ["RSI 14", "MACD 12 26 9", "Drawdown", "ATR 14", "Gold / silver ratio"]
    var shown = names.count
    for rows in stride(from: 60, through: 14, by: -1) {
      let text = session.frame(120, rows).text
      let now = names.filter { text.contains("─ \($0)") }
      #expect(now == Array(names.prefix(now.count)) && now.count <= shown, "\(rows)")
      shown = now.count
    }
    #expect(shown == 0)
  }

  @Test func zoomStopsAtBothEnds() {
    var session = ChartSession()
    session.type(String(repeating: "+", count: 9))
    let widest = session.text
    session.type("+")
    #expect(session.text == widest)
    session.type(String(repeating: "-", count: 40))
    let narrowest = session.text
    session.type("-")
    #expect(session.text == narrowest && narrowest.contains("C "))
  }

  @Test func lastPriceLevelsAndAlarmsAreOnTheChart() {
    var session = ChartSession()
    session.type("iii")
    let text = session.text
    #expect(text.contains("◀") && text.contains("alarm below 5,000") && text.contains("previous close"))
  }
}
