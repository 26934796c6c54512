import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// What a chart says in words: what it shows, the bar under the crosshair or the last one, and what was measured.
struct ChartReadout {
  let context: PanelContext
  let picture: ChartPicture

  init(_ context: PanelContext, picture: ChartPicture) {
    self.context = context
    self.picture = picture
  }

  private var theme: Theme { context.theme }
  private var view: ChartView { picture.view }

  func drawTitle(remark: String?, into frame: inout Frame, in rect: Rect) {
    let role: Theme.Role = view.subject == .silver ? .silver : view.subject == .ratio ? .accent : .gold
    var left: [TextLine.Span] = [
      .init(" " + ChartWords.name(view.subject), style: theme[role].adding(.bold), priority: 9),
      .init("  \(view.interval.rawValue)", style: theme[.title], priority: 10),
      .init("  \(view.shownStyle.rawValue)", style: theme[.label], priority: 3),
    ]
    if view.shownScale != .linear {
      let word = view.shownScale == .logarithmic ? "log" : "percent"
      if view.subject != .both { left.append(.init("  \(word)", style: theme[.label], priority: 4)) }
    }
    if view.overlays.hasAverages, picture.indicators != nil {
      let lengths = context.monitor.settings.chartLengths
      left.append(.init("  ─ SMA \(lengths.simple)", style: theme[.scaleHigh], priority: 2))
      left.append(.init("  ─ EMA \(lengths.exponential)", style: theme[.accent], priority: 2))
    }
    if view.overlays.hasBands, picture.indicators != nil {
      let lengths = context.monitor.settings.chartLengths
      left.append(.init("  ─ Bollinger \(lengths.bollinger) 2σ", style: theme[.label], priority: 2))
    }
    var right: [TextLine.Span] = []
    if let remark { right.append(.init(" \(remark) ", style: theme[.label], priority: 5)) }
    if view.end != nil { right.append(.init(" not at the newest ", style: theme[.warning], priority: 6)) }
    TextLine(left: left, right: right).draw(into: &frame, in: rect)
  }

  func draw(into frame: inout Frame, in rect: Rect) {
    guard let index = picture.readBar else { return }
    let spans = measured(to: index) ?? (view.subject == .both ? both(index) : bar(index))
    TextLine(left: spans).draw(into: &frame, in: rect)
  }

  private func value(_ number: Double, signed: Bool = false) -> String {
    ChartWords.value(number, view.subject, signed: signed)
  }

  private func percent(_ number: Double) -> String {
    NumberText.fixed(number, decimals: 2, alwaysSigned: true) + " %"
  }

  /// A difference and its share of where it began, with one sign.
  private func words(_ move: Double, from base: Double) -> (absolute: String, share: String) {
    let text = value(move, signed: true)
    return (text, MoveText.share(percent(move / base * 100), after: text))
  }

  private func style(of move: Double) -> Style { theme[move > 0 ? .up : move < 0 ? .down : .unchanged] }

  private func bar(_ index: Int) -> [TextLine.Span] {
    let slot = picture.series[index]
    var spans: [TextLine.Span] = [
      .init(" " + ChartWords.time(slot.start, view.interval), style: theme[.text], priority: 7)
    ]
    if slot.kind == .unfinished {
      spans.append(.init("  ○ not finished", style: theme[.warning], priority: 6))
    }
    if slot.kind == .partial {
      spans.append(.init("  beginning not seen", style: theme[.warning], priority: 6))
    }
    let prices = [("O", slot.open, 3), ("H", slot.high, 5), ("L", slot.low, 5), ("C", slot.close, 8)]
    for (name, price, priority) in prices where view.hasCandles || name == "C" {
      spans.append(
        .init([("  \(name) ", theme[.label]), (value(price), theme[.text])], priority: priority))
    }
    if let before = picture.bar(before: index) {
      let base = picture.series[before].close
      let move = words(slot.close - base, from: base)
      spans.append(
        .init("  \(move.absolute)  \(move.share)", style: style(of: slot.close - base), priority: 6))
    }
    if let price = picture.crosshairPrice, let last = picture.series.lastBar {
      let distance = words(picture.series[last].close - price, from: price)
      spans.append(
        .init(
          [
            ("  last is ", theme[.label]),
            ("\(distance.absolute)  \(distance.share) from \(value(price))", theme[.text]),
          ], priority: 4))
    }
    return spans + indicators(index)
  }

  /// The averages and bands at a bar; those of the panes stand above them.
  private func indicators(_ index: Int) -> [TextLine.Span] {
    let index = finished(index)
    guard let indicators = picture.indicators, indicators.range.contains(index) else { return [] }
    let place = index - indicators.range.lowerBound
    var found: [(String, Double)] = []
    let lengths = context.monitor.settings.chartLengths
    if view.overlays.hasAverages {
      found.append(("SMA \(lengths.simple)", indicators.simple[place]))
      found.append(("EMA \(lengths.exponential)", indicators.exponential[place]))
    }
    if view.overlays.hasBands {
      found.append(("upper", indicators.upper[place]))
      found.append(("lower", indicators.lower[place]))
    }
    return found.map { name, number in
      .init([("  \(name) ", theme[.label]), (value(number), theme[.text])], priority: 2)
    }
  }

  /// Both metals: what they have moved since the left edge.
  private func both(_ index: Int) -> [TextLine.Span] {
    let slot = picture.series[index]
    var spans: [TextLine.Span] = [
      .init(" " + ChartWords.time(slot.start, view.interval), style: theme[.text], priority: 5)
    ]
    guard let base = picture.base else { return spans }
    spans.append(
      .init("  gold \(percent((slot.close / base.main - 1) * 100))", style: theme[.gold], priority: 8))
    if slot.other.isFinite {
      spans.append(
        .init("  silver \(percent((slot.other / base.other - 1) * 100))", style: theme[.silver], priority: 8))
    }
    return spans
  }

  /// From where measuring began to a bar; nil when nothing is measured.
  private func measured(to index: Int) -> [TextLine.Span]? {
    guard let anchor = view.anchor, view.crosshair != nil, let place = picture.series.place(at: anchor),
      let from = picture.series.bar(near: place)
    else { return nil }
    var bars = 0
    picture.series.forEach(in: min(from, index) + 1..<max(from, index) + 1) { _, slot in
      if slot.isBar { bars += 1 }
    }
    let (first, last) = (picture.series[from], picture.series[index])
    let difference = last.close - first.close
    let move = words(difference, from: first.close)
    let span = last.start.milliseconds(since: first.start)
    var spans: [TextLine.Span] = [
      .init(" measured", style: theme[.accent], priority: 5),
      .init("  \(index < from ? -bars : bars) bars", style: theme[.text], priority: 6),
      .init("  \(NumberText.duration(milliseconds: span))", style: theme[.text], priority: 4),
      .init("  \(move.absolute)", style: style(of: difference), priority: 8),
      .init("  \(move.share)", style: style(of: difference), priority: 9),
    ]
    if view.subject != .ratio {
      let beta = picture.series.beta(from: from, to: index, subject: view.subject)
      spans.append(
        .init(
          [("  beta of silver to gold ", theme[.label]), (Wording.number(beta, decimals: 2), theme[.text])],
          priority: 3))
    }
    return spans
  }

  /// The bar itself, or the one before while it is in the making: indicators are of finished bars.
  private func finished(_ index: Int) -> Int {
    picture.series[index].kind == .unfinished ? picture.bar(before: index) ?? index : index
  }

  /// What the line above a pane says: the value at the bar that is read.
  func value(of pane: ChartView.Pane) -> String {
    guard let indicators = picture.indicators, let index = picture.readBar.map(finished) else {
      return Wording.dash
    }
    guard indicators.range.contains(index) else { return Wording.dash }
    let place = index - indicators.range.lowerBound
    func text(_ number: Double, _ decimals: Int) -> String {
      number.isFinite ? NumberText.fixed(number, decimals: decimals, grouping: true) : Wording.dash
    }
    let decimals = ChartWords.decimals(view.subject)
    switch pane {
    case .relativeStrength: return text(indicators.relativeStrength[place], 1)
    case .convergence:
      return [indicators.convergence, indicators.signal, indicators.histogram].map {
        text($0[place], decimals)
      }.joined(separator: "  ")
    case .drawdown: return text(indicators.drawdown[place], 1) + " %"
    case .trueRange: return text(indicators.trueRange[place], decimals)
    case .ratio: return text(indicators.ratio[place], 2)
    }
  }
}
