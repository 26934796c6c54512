import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The bottom line: the keys or what the reader is to be told, and at the right the feed, refused input and a muted bell.
package struct StatusPanel {
  /// Percent of the last minute's input.
  private static let muchRefused = 5.0
  let context: PanelContext

  package init(_ context: PanelContext) { self.context = context }

  package func draw(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let plain = context.theme[.status]
    frame.fill(rect, style: plain)
    TextLine(left: keys, right: facts).draw(into: &frame, in: rect)
  }

  private var keys: [TextLine.Span] {
    let plain = context.theme[.status]
    if let notice = context.notice {
      return [.init(" \(notice) ", style: context.barStyle(.accent).adding(.bold), priority: 10)]
    }
    let faint = context.barStyle(.label)
    return context.keys.foot.map {
      .init([(" \($0.key) ", plain.adding(.bold)), ("\($0.word) ", faint)], priority: $0.priority)
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
      // A few among many are ordinary; a good part of what comes is not.
      let isMuch = (feed.refusedPercent ?? 0) >= Self.muchRefused
      facts.append(
        .init(
          " refused \(feed.refused.total)", style: isMuch ? context.barStyle(.warning) : plain, priority: 9))
      facts.append(.init(" (\(reasons.joined(separator: ", ")))", style: plain, priority: 0))
      if let line = context.monitor.lastRefusedLine {
        facts.append(.init(" last: line \(line)", style: plain, priority: 1))
      }
    }
    if feed.mode == .replay, let pace = PaceText(context.playback).now {
      facts.append(.init("  \(pace)", style: plain, priority: 2))
    }
    facts.append(.init("  \(name) ", style: plain, priority: 8))
    return facts
  }

  /// The feed as it was asked for; of several sources the first.
  private var name: String {
    let names = context.readings.feed.name.split(separator: ",")
    guard context.readings.feed.mode == .live, let first = names.first, names.count > 1 else {
      return context.readings.feed.name == "-" ? "standard input" : visible(context.readings.feed.name)
    }
    return "\(visible(String(first))) +\(names.count - 1)"
  }
}
