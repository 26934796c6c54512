import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The top line: the product, the mode, the data time, and at the right how fresh the data is.
public struct HeaderPanel {
  let context: PanelContext
  let tabs: [(title: String, isOpen: Bool)]

  /// - Parameter tabs: the pages in the order of their number keys.
  public init(_ context: PanelContext, tabs: [(title: String, isOpen: Bool)] = []) {
    self.context = context
    self.tabs = tabs
  }

  public func draw(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let theme = context.theme
    let feed = context.readings.feed
    frame.fill(rect, style: theme[.status])
    var left: [TextLine.Span] = [
      .init(" BULLION ", style: context.barStyle(.title), priority: 9)
    ]
    if feed.mode != .live {
      left.append(.init(" \(Wording.mode(feed.mode)) ", style: badgeStyle, priority: 10))
    }
    if let time = context.readings.time {
      left.append(.init(" " + time.weekdayDate, style: theme[.status], priority: 4))
      left.append(.init(" \(time.hourMinuteSecond) UTC", style: theme[.status], priority: 7))
    }
    for note in notes {
      left.append(.init("  " + note, style: context.barStyle(.warning), priority: 6))
    }
    if let source { left.append(.init("  " + source, style: context.barStyle(.accent), priority: 5)) }
    TextLine(left: left, right: [pages, state]).draw(into: &frame, in: rect)
  }

  /// Whose prices these are, where there is a choice: `binance perpetual`.
  private var source: String? {
    let feed = context.readings.feed
    guard let source = feed.source, let kind = feed.kind else { return nil }
    guard kind != .spot else { return visible(source) }
    let isWeekend = context.monitor.closedUntil != nil
    return "\(visible(source)) \(isWeekend ? "off-hours " : "")\(kind.rawValue)"
  }

  private var pages: TextLine.Span {
    .init(
      tabs.enumerated().map { index, tab in
        (
          " \(index + 1) \(tab.title) ",
          tab.isOpen ? context.barStyle(.title).adding(.bold) : context.barStyle(.label)
        )
      }, priority: 3)
  }

  /// The opposite of the line it stands on: the mode must not be overlooked.
  private var badgeStyle: Style {
    let accent = context.theme[.accent]
    guard context.theme[.status].attributes.contains(.reverse) else {
      return Style(foreground: accent.background, background: accent.foreground, attributes: .bold)
    }
    return Style(attributes: .bold)
  }

  private var notes: [String] {
    var notes: [String] = []
    if context.isFrozen { notes.append("VIEW FROZEN") }
    let playback = context.playback
    if playback.isPaused, !context.monitor.hasEnded { notes.append("PAUSED") }
    if playback.isControllable, playback.speed != 1 {
      notes.append(NumberText.shortest(playback.speed) + "x")
    }
    if let offset = context.readings.feed.clockOffset {
      let distance = NumberText.duration(milliseconds: Int64((abs(offset) * 1000).clamped(to: 0...1e15)))
      notes.append("local clock \(distance) \(offset > 0 ? "slow" : "fast")")
    }
    if let remark = context.monitor.inputClockRemark { notes.append(remark) }
    if playback.round > 1 { notes.append("round \(playback.round)") }
    return notes
  }

  private var state: TextLine.Span {
    let feed = context.readings.feed
    let ages = [context.readings.gold.age, context.readings.silver.age].compactMap { $0 }
    let age = ages.max().map { Wording.age($0) } ?? Wording.dash
    let (text, role): (String, Theme.Role) =
      switch feed.state {
      case .starting: ("○ waiting for prices", .label)
      case .live where context.playback.isPaused: ("○ stands still", .warning)
      case .live: ("● \(feed.mode == .live ? "live" : "playing") \(age)", .good)
      case .stale: ("○ STALE \(age)", .alarm)
      case .closed:
        (
          "◆ CLOSED \(context.monitor.closure.map { Wording.closure(until: $0.until, name: $0.name) } ?? "")",
          .warning
        )
      case .ended: ("■ end of input", .label)
      case .down: ("○ feed is down", .alarm)
      }
    return .init(" \(text) ", style: context.barStyle(role), priority: 8)
  }
}
