import BullionMarket
import Screen
import Widgets

/// The line above a wall: the day and the time, how fresh the prices are, and when the next page comes.
package struct WallHeader {
  let context: PanelContext
  /// Seconds; nil where no other page comes.
  let countdown: Int64?

  package init(_ context: PanelContext, countdown: Int64?) {
    self.context = context
    self.countdown = countdown
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let state = StateWord(context)
    var left: [TextLine.Span] = []
    if context.readings.feed.mode != .live {
      left.append(
        .init(
          " \(Wording.mode(context.readings.feed.mode)) ", style: theme[.accent].adding(.bold), priority: 9))
    }
    if let time = context.readings.time {
      left.append(.init(" \(time.weekdayDate)", style: theme[.label], priority: 3))
      left.append(.init(" \(time.hourMinute) UTC", style: theme[.text], priority: 7))
    }
    if let source = context.readings.feed.source {
      left.append(.init("  \(visible(source))", style: theme[.label], priority: 4))
    }
    let next = countdown.map { "  next page in \($0) s" } ?? ""
    TextLine(
      left: left,
      right: [
        .init(next, style: theme[.label], priority: 2),
        .init("  \(state.text) ", style: theme[state.role], priority: 10),
      ]
    ).draw(into: &frame, in: rect)
  }
}
