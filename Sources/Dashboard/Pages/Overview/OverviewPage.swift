import BullionMarket
import BullionMonitor
import Panels
import Screen

/// All of the mission on one screen, divided by the room there is. A panel can be chosen, and expanded to its page or
/// to all of the screen.
package struct OverviewPage: Page {
  package static let name: PageName = "overview"
  package static let title = "Overview"
  package static let meaning = "the overview"

  private static let next = PageCommand(
    "next-panel", keys: [.tab], meaning: "choose the next panel", hint: "panels")
  private static let previous = PageCommand(
    "previous-panel", keys: [.backTab], meaning: "choose the panel before")
  private static let expand = PageCommand(
    "expand-panel", keys: [.enter], meaning: "the chosen panel as a page, or over all of the screen",
    hint: "expand")
  private static let leave = PageCommand(
    "leave-panel", keys: [.escape], meaning: "back to the whole overview", hint: "back")

  private static let longer = PageCommand(
    "longer-bars", keys: [.character("i")],
    meaning: "longer bars in the charts; behind the longest by the room",
    hint: "bars")
  private static let shorter = PageCommand(
    "shorter-bars", keys: [.character("I")], meaning: "shorter bars in the charts")
  private static let style = PageCommand(
    "style", keys: [.character("c")], meaning: "the charts as candles, line, area, or by the room")
  private static let always = [next, previous, longer, shorter, style]

  private var focus: OverviewPanel?
  private var chart = PriceChartChoice()
  /// Whether the chosen panel has all of the screen.
  private var isExpanded = false

  package init() {}

  package var commands: [PageCommand] {
    if isExpanded { return [Self.leave] + Self.always }
    return focus == nil ? Self.always : [Self.expand, Self.leave] + Self.always
  }

  package mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    switch command {
    case Self.next: choose(by: 1, in: moment.body)
    case Self.previous: choose(by: -1, in: moment.body)
    case Self.leave:
      if isExpanded { isExpanded = false } else { focus = nil }
    case Self.expand:
      if let page = focus?.page { return (focus?.adjustment ?? []) + [.show(page)] }
      isExpanded = focus != nil
    case Self.longer, Self.shorter: return step(isLonger: command == Self.longer, in: moment.body)
    case Self.style:
      chart.style = Self.other(of: chart.style, in: ChartView.Style.allCases, isNext: true)
      return [.tell("the charts: \(chart.style?.rawValue ?? "by the room")")]
    default: break
    }
    return focus == nil && command == Self.next ? [.tell("there is no panel to choose at this size")] : []
  }

  /// From the bars that are shown to the next ones; behind the last it goes by the room again.
  private mutating func step(isLonger: Bool, in body: Rect) -> [Effect] {
    let place = OverviewLayout.places(in: body).first { $0.panel == .gold }
    let byRoom = place.map {
      PriceChart.view(.gold, PriceChartChoice(), in: PricePanel.chartRoom(in: $0.rect)).interval
    }
    let shown = chart.interval ?? byRoom ?? .oneMinute
    chart.interval = Self.other(of: shown, in: PriceChart.intervals, isNext: isLonger)
    return [.tell("bars in the charts: \(chart.interval?.rawValue ?? "by the room")")]
  }

  /// The next one or the one before; nil behind the ends, and from there the first.
  private static func other<Choice: Equatable>(of choice: Choice?, in all: [Choice], isNext: Bool) -> Choice?
  {
    guard let place = choice.flatMap({ all.firstIndex(of: $0) }) else { return isNext ? all.first : all.last }
    let next = place + (isNext ? 1 : -1)
    return all.indices.contains(next) ? all[next] : nil
  }

  package var memory: [String: String] {
    var memory: [String: String] = [:]
    memory["interval"] = chart.interval?.rawValue
    memory["style"] = chart.style?.rawValue
    return memory
  }

  package mutating func recall(_ memory: [String: String]) {
    chart.interval = memory["interval"].flatMap(ChartInterval.init).flatMap {
      PriceChart.intervals.contains($0) ? $0 : nil
    }
    chart.style = memory["style"].flatMap(ChartView.Style.init)
  }

  private mutating func choose(by step: Int, in body: Rect) {
    let panels = OverviewLayout.places(in: body).map(\.panel)
    guard !panels.isEmpty else { return focus = nil }
    let place = focus.flatMap { panels.firstIndex(of: $0) }
    focus = panels[((place ?? (step > 0 ? -1 : 0)) + step + panels.count) % panels.count]
  }

  package mutating func receive(_ click: Click, _ moment: PageMoment) -> [Effect]? {
    guard !isExpanded else { return nil }
    let hit = OverviewLayout.places(in: moment.body).first { $0.rect.contains(x: click.x, y: click.y) }
    guard click.kind == .press, let panel = hit?.panel else { return nil }
    guard focus == panel else {
      focus = panel
      return []
    }
    return receive(Self.expand, moment)
  }

  package func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
    let places = OverviewLayout.places(in: body)
    guard !places.isEmpty else {
      return CompactPanel(context, chart: chart).draw(into: &frame, in: body.inset(horizontal: 1))
    }
    if isExpanded, let focus { return focus.draw(context, chart, into: &frame, in: body) }
    for place in places { place.panel.draw(context, chart, into: &frame, in: place.rect) }
    guard let chosen = places.first(where: { $0.panel == focus }) else { return }
    mark(chosen.rect, context.theme, into: &frame)
  }

  /// Another colour for the frame, and a mark for those who see none.
  private func mark(_ rect: Rect, _ theme: Theme, into frame: inout Frame) {
    let style = theme[.accent].adding(.bold)
    for edge in [rect.top(1), rect.bottom(1), rect.left(1), rect.right(1)] where rect.height > 1 {
      frame.restyle(edge) { _ in style }
    }
    frame.put("▶", x: rect.x, y: rect.y, style: style)
  }
}
