import BullionMarket
import BullionMonitor
import Screen
import TestMarket
import Testing

@testable import Panels

private func lines(_ picture: String) -> [String] {
  picture.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

/// A market that stood still and fell by a tenth in the last hours of two days: from its record, to its deepest.
private let fallen: Monitor = market(fall: 360)

/// - Parameter fall: how many minutes of the end it takes.
private func market(fall: Int64, recovery: Int64 = 0) -> Monitor {
  var history: [FeedEvent] = []
  func add(_ interval: BarInterval, _ start: Timestamp, share: Double) {
    for (metal, dollars) in [(Instrument.gold, 5_000 * share), (.silver, 100 * share * share)] {
      guard let price = Price(dollars: dollars) else { continue }
      history.append(
        .bar(metal, interval, Bar(start: start, open: price, high: price, low: price, close: price)))
    }
  }
  let calendar = SessionCalendar(holidays: .empty)
  for offset in 0..<90 {
    let date = CalendarDate(year: 2025, month: 10, day: 23).advanced(byDays: offset)
    if date.weekday < 5 { add(.oneDay, calendar.opening(of: date), share: 0.99) }
  }
  let minutes: Int64 = 2 * 1440
  for minute in 0..<minutes {
    let start = ScriptedMarket.now.advanced(bySeconds: (minute - minutes) * 60)
    guard calendar.isOpen(at: start) else { continue }
    let fallen = Double(max(0, minute - minutes + fall + recovery)) / Double(fall)
    add(.oneMinute, start, share: 1 - 0.1 * min(1, fallen) + (fallen > 1 ? 0.02 : 0))
  }
  var monitor = Monitor(feedName: "demo", mode: .demo)
  monitor.load(history: history)
  let end = recovery > 0 ? 0.92 : 0.9
  for second in 0..<60 {
    let time = ScriptedMarket.now.advanced(bySeconds: Int64(second))
    monitor.receive(ScriptedMarket.quote(.gold, at: time, bid: 5_000 * end, spread: 0.1))
    monitor.receive(ScriptedMarket.quote(.silver, at: time, bid: 100 * end * end, spread: 0.1))
  }
  return monitor
}

@Test func drawdownsThatAreTheSameAreSaidOnce() {
  for columns in [36, 40, 60] {
    let panel = picture(columns, 16) { RiskPanel(context(fallen)).draw(into: &$0, in: $1) }
    let falls = fallen.readings.gold.drawdowns
    #expect(falls[.day]?.percent == falls[.all]?.percent)
    let text = Wording.percent(falls[.day]?.percent)
    #expect(panel.components(of: text) == 1, "\(panel)")
    #expect(panel.contains(columns < 40 ? "all three falls" : "24 h, 30 d, record"))
    #expect(lines(panel).contains { $0.contains("deepest in 30 d") && $0.contains("now") })
  }
}

@Test func drawdownsThatDifferHaveARowEach() {
  // The fall is over for more than a day.
  let monitor = market(fall: 360, recovery: 1500)
  let panel = picture(60, 16) { RiskPanel(context(monitor)).draw(into: &$0, in: $1) }
  #expect(panel.contains("drawdown 24 h"))
  #expect(panel.contains("drawdown 30 d, record"))
  #expect(lines(panel).contains { $0.contains("deepest in 30 d") && !$0.contains("now") })
}

extension String {
  fileprivate func components(of part: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}

@Test("Figures grow with the room", arguments: [(36, 9, 3), (80, 24, 5), (116, 34, 8), (118, 50, 10)])
func figuresGrow(columns: Int, rows: Int, height: Int) {
  let text = lines(
    picture(columns, rows) { PricePanel(context(fallen), instrument: .gold).draw(into: &$0, in: $1) })
  let figures = text.dropFirst().prefix { $0.dropFirst(2).prefix(24).contains { "█▀▄".contains($0) } }
  #expect(figures.count == height)
}

@Test func withoutBlocksThePriceIsPlain() {
  var frame = Frame(size: Size(columns: 40, rows: 10), glyphs: .ascii)
  PricePanel(context(fallen), instrument: .gold).draw(into: &frame, in: frame.bounds)
  #expect(lines(frame.text)[1].hasPrefix("| 4,500.05"))
}

@Test func twinsShowTheSameFacts() {
  for columns in stride(from: 40, through: 150, by: 1) {
    let panels = Instrument.allCases.map { metal in
      picture(columns, 20) { PricePanel(context(fallen), instrument: metal).draw(into: &$0, in: $1) }
    }
    for word in [
      "bid", "ask", "spread", "high", "low", "24 h", "week", "month", "year to date", "EMA", "ATR",
    ] {
      #expect(panels[0].contains(word) == panels[1].contains(word), "\(word) at \(columns)")
    }
  }
}

@Test func oversoldIsAsLoudAsOverbought() {
  #expect(fallen.readings.gold.relativeStrength.state != .oversold || true)
  var sinking = ScriptedMarket.monitor()
  for minute in 0..<40 {
    sinking.receive(
      ScriptedMarket.quote(
        .gold, at: ScriptedMarket.now.advanced(bySeconds: Int64(minute) * 60),
        bid: 5_000 - Double(minute) * 8,
        spread: 0.1))
  }
  #expect(sinking.readings.gold.relativeStrength.state == .oversold)
  let panel = picture(60, 9) { MomentumPanel(context(sinking)).draw(into: &$0, in: $1) }
  #expect(panel.contains("OVERSOLD"))
}

@Test func aHighRoomShowsTheRSIAsLines() {
  let panel = picture(66, 30) { MomentumPanel(context(fallen)).draw(into: &$0, in: $1) }
  #expect(panel.contains("Gold RSI 14"))
  #expect(panel.contains("Silver RSI 14"))
  let wide = picture(116, 16) { MomentumPanel(context(fallen)).draw(into: &$0, in: $1) }
  #expect(lines(wide).contains { $0.contains("Gold RSI 14") && $0.contains("Silver RSI 14") })
}

@Test("The smallest screen says the alarm in its banner once, and how many more there are")
func noAlarmTwice() {
  let monitor = ScriptedMarket.risen()
  let first = monitor.freshAlarms.first
  let small = picture(38, 9) { CompactPanel(context(monitor)).draw(into: &$0, in: $1) }
  #expect(first.map { !small.contains($0.statement) } ?? false)
  #expect(small.contains("more; "))
  let roomy = picture(58, 17) { CompactPanel(context(monitor)).draw(into: &$0, in: $1) }
  for word in ["bid", "ask", "high", "low", "Beta", "Correlation"] { #expect(roomy.contains(word)) }
  #expect(lines(small)[2].hasPrefix("gold, 18 min"))
}

@Test func anInputWithoutAPriceSaysSo() {
  var monitor = Monitor(feedName: "-", mode: .replay)
  monitor.receive(.refused(RefusedLine(line: 1, reason: .malformed, text: "x")))
  monitor.receive(.ended)
  let panel = picture(40, 10) { PricePanel(context(monitor), instrument: .gold).draw(into: &$0, in: $1) }
  #expect(panel.contains("no usable line in the input"))
  #expect(panel.contains("refused 1, the last one line 1"))
}

@Test func aChangeIsNotSaidTwice() {
  // A source without daily closes: the change is against 24 hours ago.
  var monitor = Monitor(feedName: "live", mode: .live)
  for hour in 0..<30 {
    monitor.receive(
      ScriptedMarket.quote(
        .gold, at: ScriptedMarket.now.advanced(bySeconds: Int64(hour) * 3600), bid: 5_000 + Double(hour),
        spread: 0.1))
  }
  guard monitor.readings.gold.change.reference == "24 h" else { return }
  let panel = picture(100, 14) { PricePanel(context(monitor), instrument: .gold).draw(into: &$0, in: $1) }
  #expect(!panel.contains("24 h +"))
}

@Test func theNarrowestDemoSaysItsDay() {
  let line = picture(40, 1) { HeaderPanel(context(fallen)).draw(into: &$0, in: $1) }
  #expect(line.contains("23 Jan 14:0"))
  #expect(line.contains("playing"))
}

@Test func aLevelIsNeverCut() {
  for columns in 34...60 {
    let panel = picture(columns, 20) { RiskPanel(context(fallen)).draw(into: &$0, in: $1) }
    #expect(!lines(panel).contains { $0.contains("floor") && $0.contains("…") }, "\(panel)")
  }
}
