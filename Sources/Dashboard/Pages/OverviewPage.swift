import BullionMarket
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

  private var focus: OverviewPanel?
  /// Whether the chosen panel has all of the screen.
  private var isExpanded = false

  package init() {}

  package var commands: [PageCommand] {
    if isExpanded { return [Self.leave, Self.next, Self.previous] }
    return focus == nil
      ? [Self.next, Self.previous] : [Self.expand, Self.leave, Self.next, Self.previous]
  }

  package mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    switch command {
    case Self.next: choose(by: 1, in: moment.body)
    case Self.previous: choose(by: -1, in: moment.body)
    case Self.leave:
      if isExpanded { isExpanded = false } else { focus = nil }
    case Self.expand:
      if let page = focus?.page { return [.show(page)] }
      isExpanded = focus != nil
    default: break
    }
    return focus == nil && command == Self.next ? [.tell("there is no panel to choose at this size")] : []
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
      return CompactPanel(context).draw(into: &frame, in: body.inset(horizontal: 1))
    }
    if isExpanded, let focus { return focus.draw(context, into: &frame, in: body) }
    for place in places { place.panel.draw(context, into: &frame, in: place.rect) }
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

/// A part of the overview.
enum OverviewPanel: Sendable, Equatable {
  case gold, silver, ratio, momentum, supply, alarms, risk

  /// The page that says more of it; nil where there is none.
  var page: PageName? {
    let name: PageName? =
      switch self {
      case .gold, .silver: "chart"
      case .ratio: "ratio"
      case .momentum: nil
      case .supply: "supply"
      case .alarms: "alarms"
      case .risk: "risk"
      }
    return Pages.standard.contains { $0.name == name } ? name : nil
  }

  func draw(_ context: PanelContext, into frame: inout Frame, in rect: Rect) {
    switch self {
    case .gold: PricePanel(context, instrument: .gold).draw(into: &frame, in: rect)
    case .silver: PricePanel(context, instrument: .silver).draw(into: &frame, in: rect)
    case .ratio: RatioPanel(context).draw(into: &frame, in: rect)
    case .momentum: MomentumPanel(context).draw(into: &frame, in: rect)
    case .supply where rect.height == 1: SupplyPanel(context).drawLine(into: &frame, in: rect)
    case .supply: SupplyPanel(context).draw(into: &frame, in: rect)
    case .alarms: AlarmPanel(context).draw(into: &frame, in: rect)
    case .risk: RiskPanel(context).draw(into: &frame, in: rect)
    }
  }
}

/// Where the panels of the overview go.
enum OverviewLayout {
  struct Place: Equatable {
    let panel: OverviewPanel
    let rect: Rect

    init(_ panel: OverviewPanel, _ rect: Rect) {
      self.panel = panel
      self.rect = rect
    }
  }

  /// In reading order; none where the room is too small for panels.
  static func places(in body: Rect) -> [Place] {
    switch (body.width, body.height) {
    case (130..., 39...): wide(body, isLarge: true)
    case (112..., 31...): wide(body, isLarge: false)
    case (76..., 19...): medium(body)
    default: []
    }
  }

  /// Prices above, gauges in the middle, supply, alarms and risk below.
  private static func wide(_ rect: Rect, isLarge: Bool) -> [Place] {
    // Supply needs a line for each country; what is left over makes the charts taller.
    let lower = isLarge ? 17 : max(9, rect.height / 3)
    let middle = isLarge ? max(11, (rect.height - lower) / 3) : 9
    let rows = rect.rows(.share(1), .fixed(middle), .fixed(lower))
    let gauges = rows[1].columns(.share(1), .share(1))
    let bottom =
      isLarge
      ? rows[2].columns(.share(7), .share(7), .share(6)) : rows[2].columns(.share(1), .share(1), .share(1))
    return prices(rows[0]) + [
      Place(.ratio, gauges[0]), Place(.momentum, gauges[1]), Place(.supply, bottom[0]),
      Place(.alarms, bottom[1]), Place(.risk, bottom[2]),
    ]
  }

  private static func medium(_ rect: Rect) -> [Place] {
    let rows = rect.rows(.share(2), .fixed(6), .share(1), .fixed(1))
    let gauges = rows[1].columns(.share(3), .share(4))
    return prices(rows[0]) + [
      Place(.ratio, gauges[0]), Place(.momentum, gauges[1]), Place(.alarms, rows[2]),
      Place(.supply, rows[3].inset(horizontal: 1)),
    ]
  }

  private static func prices(_ rect: Rect) -> [Place] {
    let halves = rect.columns(.share(1), .share(1))
    return [Place(.gold, halves[0]), Place(.silver, halves[1])]
  }
}
