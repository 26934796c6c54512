import Panels
import Screen

/// What a click and the wheel ask for.
extension DashboardState {
  /// Rows that the wheel moves by.
  private static let wheelStep = 3

  mutating func take(_ click: Click) -> [Effect] {
    guard hearsMouse else { return [] }
    notice = nil
    guard overlay == nil, !pages.open.isTyping else { return overlay == nil ? [] : scroll(click) }
    guard click.kind == .press else {
      return pages.receive(click, moment) ?? scroll(click)
    }
    if click.y == bounds.y { return openTab(at: click.x) }
    if click.y == bounds.y + 1, monitor.alarms.contains(where: \.isWaiting) { return show(AlarmsPage.name) }
    return body.contains(x: click.x, y: click.y) ? pages.receive(click, moment) ?? [] : []
  }

  /// The wheel is as good as the arrows, where these ask for something.
  private mutating func scroll(_ click: Click) -> [Effect] {
    let key: Key
    switch click.kind {
    case .wheelUp: key = .up
    case .wheelDown: key = .down
    case .press: return []
    }
    guard overlay != nil || keymap.meaning(of: key, on: pages.open) != nil else { return [] }
    return (0..<Self.wheelStep).flatMap { _ in take(key) }
  }

  private mutating func openTab(at column: Int) -> [Effect] {
    let places = HeaderPanel(context(.monochrome), tabs: tabs).places(in: bounds.width).places
    guard let place = places.firstIndex(where: { $0.columns.contains(column) }), place < pages.all.count
    else { return [] }
    wayBack = nil
    pages.show(type(of: pages.all[place]).name)
    return pages.opened(moment)
  }
}
