import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The bottom line: the keys, and at the right the feed, refused input and a muted bell.
public struct StatusPanel {
  let context: PanelContext

  public init(_ context: PanelContext) { self.context = context }

  public func draw(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let plain = context.theme[.status]
    frame.fill(rect, style: plain)
    TextLine(left: keys, right: facts).draw(into: &frame, in: rect)
  }

  private var keys: [TextLine.Span] {
    let plain = context.theme[.status]
    let faint = context.barStyle(.label)
    var hints = [
      ("q", "quit", 6), ("?", "keys", 7), ("a", "acknowledge", 5), ("t", "theme", 2), ("m", "bell", 1),
    ]
    if context.playback.isControllable {
      hints.insert(contentsOf: [("space", "pause", 4), ("+ -", "speed", 3)], at: 3)
      if context.playback.hasEvents { hints.insert(("]", "next event", 3), at: 5) }
    }
    return hints.map { key, meaning, priority in
      .init([(" \(key) ", plain.adding(.bold)), ("\(meaning) ", faint)], priority: priority)
    }
  }

  private var facts: [TextLine.Span] {
    let plain = context.theme[.status]
    let feed = context.readings.feed
    var facts: [TextLine.Span] = []
    if context.isMuted {
      facts.append(.init(" bell off ", style: context.barStyle(.warning), priority: 8))
    }
    if feed.refused.total > 0 {
      let reasons = RefusalReason.allCases.compactMap { reason in
        feed.refused.byReason[reason].map { "\($0) \(reason.rawValue)" }
      }
      facts.append(
        .init(
          " refused \(feed.refused.total)", style: context.barStyle(.warning), priority: 9))
      facts.append(.init(" (\(reasons.joined(separator: ", ")))", style: plain, priority: 0))
      if let line = context.monitor.lastRefusedLine {
        facts.append(.init(" last: line \(line)", style: plain, priority: 1))
      }
    }
    facts.append(.init("  \(name) ", style: plain, priority: 8))
    return facts
  }

  /// The feed as it was asked for; of several sources the first.
  private var name: String {
    let names = context.readings.feed.name.split(separator: ",")
    guard context.readings.feed.mode == .live, let first = names.first, names.count > 1 else {
      return visible(context.readings.feed.name)
    }
    return "\(visible(String(first))) +\(names.count - 1)"
  }
}
