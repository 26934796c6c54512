import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The top line: the product, the mode, the data time, and at the right how fresh the data is.
package struct HeaderPanel {
  let context: PanelContext
  let tabs: [HeaderTabs.Tab]
  /// Where there is room for the name of the program beside the pages and the date, in columns.
  private static let wide = 132

  /// - Parameter tabs: the pages in their order.
  package init(_ context: PanelContext, tabs: [HeaderTabs.Tab] = []) {
    self.context = context
    self.tabs = tabs
  }

  /// Where the tabs stand in a line of this width.
  package func places(in width: Int) -> HeaderTabs {
    HeaderTabs(tabs, after: lead(width).reduce(0) { $0 + columnWidth(of: $1.text) }, width: width)
  }

  /// The program and the mode, before the tabs.
  private func lead(_ width: Int) -> [(text: String, style: Style)] {
    let mode = context.readings.feed.mode
    let name = width >= Self.wide ? [(" BULLION ", context.barStyle(.title))] : []
    return name + (mode == .live ? [] : [(" \(Wording.mode(mode)) ", badgeStyle)])
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let theme = context.theme
    let feed = context.readings.feed
    frame.fill(rect, style: theme[.status])
    let isLive = feed.mode == .live
    var column = rect.x
    for part in lead(rect.width) { column = frame.write(part.text, x: column, y: rect.y, style: part.style) }
    for place in places(in: rect.width).places {
      let style = place.isOpen ? context.barStyle(.title).adding(.bold) : context.barStyle(.label)
      column = frame.write(place.text, x: rect.x + place.columns.lowerBound, y: rect.y, style: style)
    }
    var left: [TextLine.Span] = []
    if let time = context.readings.time {
      // Whoever watches live prices knows what day it is.
      left.append(.init(" \(time.weekdayDate.prefix(3))", style: theme[.status], priority: 1))
      left.append(
        .init(
          // Where there is room for tabs, there may be some for the year.
          " \(time.dayMonth)\(rect.width < HeaderTabs.narrowest ? "" : " \(time.date.year)")",
          style: theme[.status], priority: isLive ? 2 : 4))
      left.append(.init(" \(time.hourMinuteSecond)", style: theme[.status], priority: 7))
      left.append(.init(" UTC", style: theme[.status], priority: 3))
    }
    for note in notes {
      left.append(.init("  " + note.text, style: context.barStyle(.warning), priority: note.priority))
    }
    if let source {
      // What is not spot has to say so, whatever else finds no room.
      let priority = feed.kind == .spot ? 5 : 8
      left.append(.init("  " + source, style: context.barStyle(.accent), priority: priority))
    }
    TextLine(left: left, right: [state]).draw(into: &frame, in: rect.droppingLeft(column - rect.x))
  }

  /// Whose prices these are, where there is a choice: `binance perpetual`.
  private var source: String? {
    let feed = context.readings.feed
    guard let source = feed.source, let kind = feed.kind else { return nil }
    guard kind != .spot else { return visible(source) }
    let isWeekend = context.monitor.closedUntil != nil
    return "\(visible(source)) \(isWeekend ? "off-hours " : "")\(kind.rawValue)"
  }

  /// The opposite of the line it stands on: the mode must not be overlooked.
  private var badgeStyle: Style {
    let accent = context.theme[.accent]
    guard context.theme[.status].attributes.contains(.reverse) else {
      return Style(foreground: accent.background, background: accent.foreground, attributes: .bold)
    }
    return Style(attributes: .bold)
  }

  private var notes: [(text: String, priority: Int)] {
    var notes: [(String, Int)] = []
    let playback = context.playback
    if playback.isControllable, playback.speed != 1 {
      notes.append((NumberText.shortest(playback.speed) + "x", 9))
    }
    if let offset = context.readings.feed.clockOffset {
      let distance = NumberText.duration(milliseconds: Int64((abs(offset) * 1000).clamped(to: 0...1e15)))
      notes.append(("local clock \(distance) \(offset > 0 ? "slow" : "fast")", 6))
    }
    if let remark = context.monitor.inputClockRemark { notes.append((remark, 6)) }
    if playback.round > 1 { notes.append(("round \(playback.round)", 6)) }
    return notes
  }

  private var state: TextLine.Span {
    let word = StateWord(context)
    return .init(" \(word.text) ", style: context.barStyle(word.role), priority: 11)
  }
}
