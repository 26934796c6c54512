import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// Where prices come from: each source with its state, age, latency, rate and premium, and why it is or is not shown.
package struct FeedsPanel {
  let context: PanelContext

  package init(_ context: PanelContext) { self.context = context }

  /// - Parameter firstRow: how far it is scrolled, where it does not fit.
  package func draw(into frame: inout Frame, in rect: Rect, firstRow: Int) {
    let theme = context.theme
    ScrollWindow(
      contentHeight: height(in: rect.width), firstRow: firstRow, trackStyle: theme[.border],
      thumbStyle: theme[.label]
    ).draw(into: &frame, in: rect) { draw(into: &$0, in: $1) }
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let sources = context.monitor.sources
    let border = Border(
      title: "Feeds", note: note(sources), style: theme[.border], titleStyle: theme[.title],
      noteStyle: theme[.label])
    border.draw(into: &frame, in: rect)
    let inner = border.inner(of: rect).inset(horizontal: 1)
    guard !inner.isEmpty else { return }
    guard !sources.isEmpty else { return drawSingle(into: &frame, in: inner) }
    let list = inner.top(sources.count + 1)
    drawList(sources, into: &frame, in: list)
    drawReasons(sources, into: &frame, in: inner.droppingTop(sources.count + 2))
  }

  private func note(_ sources: [SourceReading]) -> String? {
    guard !sources.isEmpty else { return nil }
    let live = sources.count { $0.state == .live }
    return "\(live) of \(sources.count) live"
  }

  // MARK: The list

  private func drawList(_ sources: [SourceReading], into frame: inout Frame, in rect: Rect) {
    let widest: [Table.Column] = [
      .init(""), .init("source"), .init("state"), .init("age", alignment: .right, width: .fixed(8)),
      .init("gold", alignment: .decimal), .init("silver", alignment: .decimal),
      .init("latency", alignment: .right), .init("quotes/s", alignment: .decimal),
      .init("premium", alignment: .right), .init("kind"), .init("quotes", alignment: .right),
      .init("refused", alignment: .right), .init("reconnects", alignment: .right),
      .init("next try", alignment: .right), .init("remark", width: .flexible),
    ]
    Table(columns: widest, rows: sources.map(row), headerStyle: context.theme[.label], gap: 2)
      .draw(into: &frame, in: rect)
  }

  private func row(_ source: SourceReading) -> [Table.Cell] {
    let theme = context.theme
    let label = theme[.label]
    let isFresh = source.state == .live || source.state == .closed
    let number = isFresh ? theme[.text] : theme[.stale]
    let (glyph, word, role) = Self.state(source.state)
    let refused = source.refused.reduce(0) { $1.key == .duplicate ? $0 : $0 + $1.value }
    return [
      .init(source.isShown ? "▶" : " ", style: theme[.accent]),
      .init(visible(source.name), style: source.isShown ? theme[.title] : theme[.text]),
      .init("\(glyph) \(word)", style: theme[role]),
      .init(age(of: source), style: number),
      .init(price(.gold, of: source), style: number), .init(price(.silver, of: source), style: number),
      .init(Wording.latency(source.latency), style: number),
      .init(
        source.rate.map { NumberText.fixed($0, decimals: 1, grouping: true) } ?? Wording.dash, style: number),
      .init(premium(of: source), style: number), .init(source.kind.rawValue, style: label),
      .init(NumberText.fixed(Double(source.quotes), decimals: 0, grouping: true), style: label),
      .init(
        NumberText.fixed(Double(refused), decimals: 0, grouping: true),
        style: refused > 0 ? theme[.warning] : label),
      .init(String(source.reconnects), style: label), .init(retry(source), style: label),
      .init(visible(source.remark ?? ""), style: label),
    ]
  }

  private static func state(_ state: SourceReading.State) -> (glyph: String, word: String, role: Theme.Role) {
    switch state {
    case .connecting: ("○", "connecting", .label)
    case .waiting: ("○", "no price yet", .label)
    case .live: ("●", "live", .good)
    case .stale: ("○", "STALE", .alarm)
    case .silent: ("○", "SILENT", .alarm)
    case .crossed: ("○", "CROSSED", .alarm)
    case .incomplete: ("○", "INCOMPLETE", .warning)
    case .offMedian: ("○", "OFF MEDIAN", .alarm)
    case .closed: ("◆", "closed", .warning)
    case .down: ("○", "DOWN", .alarm)
    case .off: ("■", "off", .label)
    }
  }

  private func age(of source: SourceReading) -> String {
    guard let now = context.monitor.now, let received = source.lastReceived else { return Wording.dash }
    return Wording.age(max(0, now.seconds(since: received)))
  }

  private func price(_ instrument: Instrument, of source: SourceReading) -> String {
    Wording.price(source.symbols.first { $0.instrument == instrument }?.mid, of: instrument)
  }

  private func premium(of source: SourceReading) -> String {
    source.symbols.first.map { $0.kind == .spot ? "" : Wording.change($0.premium) } ?? ""
  }

  private func retry(_ source: SourceReading) -> String {
    guard let now = context.monitor.now, let retryAt = source.retryAt else { return "" }
    return "in \(Wording.age(max(0, retryAt.seconds(since: now))))"
  }

  // MARK: Why, and what was refused

  private func drawReasons(_ sources: [SourceReading], into frame: inout Frame, in rect: Rect) {
    for (row, line) in reasons(sources, rect.width).prefix(rect.height).enumerated() where !line.isEmpty {
      TextLine(left: [.init(line, priority: 5)]).draw(into: &frame, in: rect.droppingTop(row).top(1))
    }
  }

  private func reasons(_ sources: [SourceReading], _ room: Int) -> [[(String, Style)]] {
    let theme = context.theme
    var lines: [[(String, Style)]] = [[("why", theme[.label])]]
    let width = sources.map(\.name.count).max() ?? 0
    for source in sources {
      let name = "  \(visible(source.name).padded(to: width))  "
      let texts = wrapped(visible(source.reason), to: max(20, room - columnWidth(of: name)))
      for (index, text) in (texts.isEmpty ? [""] : texts).enumerated() {
        let start = index == 0 ? name : String(repeating: " ", count: columnWidth(of: name))
        lines.append([(start, theme[.text]), (text, theme[.label])])
      }
    }
    return lines + premiumLines(sources) + refusalLines(sources, width: width) + switchLines
  }

  /// Rows that everything there is to say takes, the frame included.
  package func height(in width: Int) -> Int {
    let sources = context.monitor.sources
    // The frame, a blank on each side, and the bar of what is scrolled.
    let room = max(0, width - 5)
    return sources.isEmpty
      ? singleLines(room).count + 2 : sources.count + 4 + reasons(sources, room).count
  }

  /// What is quoted beside spot, and how far above it.
  private func premiumLines(_ sources: [SourceReading]) -> [[(String, Style)]] {
    let theme = context.theme
    let quoted = sources.flatMap { source in
      source.symbols.filter { $0.kind != .spot && $0.mid != nil }.map { (source: source.name, symbol: $0) }
    }
    guard !quoted.isEmpty else { return [] }
    let names = quoted.map { visible("\($0.source) \($0.symbol.symbol)") }
    // Gold has a decimal less than silver: a blank keeps the points below each other.
    let prices = quoted.map {
      Wording.price($0.symbol.mid, of: $0.symbol.instrument) + ($0.symbol.instrument == .gold ? " " : "")
    }
    let priceWidth = prices.map(\.count).max() ?? 0
    let width = names.map { columnWidth(of: $0) }.max() ?? 0
    let lines = quoted.indices.map { index -> [(String, Style)] in
      let symbol = quoted[index].symbol
      return [
        ("  \(names[index].padded(to: width))  ", theme[.text]),
        (symbol.kind.rawValue.padded(to: 11), theme[.label]),
        (prices[index].leftPadded(to: priceWidth), theme[.text]),
        (
          "  "
            + (symbol.premium.map { Wording.change($0) + " over spot" } ?? "no fresh spot price to compare"),
          theme[.label]
        ),
      ]
    }
    return [[], [("beside spot", theme[.label])]] + lines
  }

  /// Newest first.
  private var switchLines: [[(String, Style)]] {
    let theme = context.theme
    let lines = context.monitor.switches.suffix(8).reversed().map { change -> [(String, Style)] in
      [
        ("  \(context.moment(change.time))  ", theme[.label]),
        ("\(visible(change.from ?? "start")) → \(visible(change.to))", theme[.text]),
        ("  \(visible(change.reason))", theme[.label]),
      ]
    }
    return lines.isEmpty ? [] : [[], [("switches", theme[.label])]] + lines
  }

  private func refusalLines(_ sources: [SourceReading], width: Int) -> [[(String, Style)]] {
    let theme = context.theme
    let lines = sources.compactMap { source -> [(String, Style)]? in
      let reasons = RefusalReason.allCases.compactMap { reason in
        source.refused[reason].map {
          "\(NumberText.fixed(Double($0), decimals: 0, grouping: true)) \(reason.rawValue)"
        }
      }
      guard !reasons.isEmpty else { return nil }
      return [
        ("  \(visible(source.name).padded(to: width))  ", theme[.text]),
        (reasons.joined(separator: ", "), theme[.label]),
      ]
    }
    return lines.isEmpty ? [] : [[], [("not taken", theme[.label])]] + lines
  }

  /// A demo, a replay or standard input: there is nothing to choose from.
  private func drawSingle(into frame: inout Frame, in rect: Rect) {
    for (row, line) in singleLines(rect.width).prefix(rect.height).enumerated() {
      TextLine(left: [.init(line, priority: 5)]).draw(into: &frame, in: rect.droppingTop(row).top(1))
    }
  }

  private func singleLines(_ room: Int) -> [[(String, Style)]] {
    let theme = context.theme
    let feed = context.readings.feed
    let reasons = RefusalReason.allCases.compactMap { reason in
      feed.refused.byReason[reason].map { "\($0) \(reason.rawValue)" }
    }
    let facts: [(String, String)] = [
      ("feed", visible(feed.name)), ("mode", feed.mode.rawValue), ("state", StateWord(context).text),
      ("refused", reasons.isEmpty ? "nothing" : reasons.joined(separator: ", ")),
    ]
    let rest =
      wrapped("A \(feed.mode == .demo ? "demo" : "replay") has one source. Real prices:", to: room)
      + ["bullion --feed live"]
    return facts.map { [($0.0.padded(to: 9), theme[.label]), ($0.1, theme[.text])] } + [[]]
      + rest.map { [($0, theme[.text])] }
  }
}
