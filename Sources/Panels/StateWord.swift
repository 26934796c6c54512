import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// What the screen shows, in one word with its glyph and its colour: the same on every page and at every size.
///
/// What stands still goes before what the feed does: a frozen or paused view is not live, whatever comes in. Green is
/// for fresh prices alone.
struct StateWord: Equatable {
  let text: String
  let role: Theme.Role

  init(_ context: PanelContext) {
    let feed = context.readings.feed
    let age = Self.age(context.readings)
    if context.isFrozen {
      (text, role) = ("■ FROZEN \(Self.padded(Self.frozenFor(context)))", .warning)
    } else if feed.state == .ended {
      (text, role) = ("■ end of input", .label)
    } else if context.playback.isPaused {
      (text, role) = ("■ PAUSED", .warning)
    } else {
      switch feed.state {
      case .starting: (text, role) = ("○ waiting for prices", .label)
      case .stale, .down: (text, role) = ("○ STALE \(age)", .alarm)
      case .closed: (text, role) = ("◆ CLOSED\(Self.opening(context))", .warning)
      case .live, .ended:
        if let missing = Instrument.allCases.first(where: { context.readings[$0].quality == .none }) {
          (text, role) = ("○ INCOMPLETE: no \(missing.name)", .warning)
        } else {
          let isLate = Instrument.allCases.contains { context.readings[$0].isLate }
          let word = feed.mode == .live ? "live" : "playing"
          (text, role) = ("\(isLate ? "○" : "●") \(word) \(age)", isLate ? .warning : .good)
        }
      }
    }
  }

  /// The age of the older metal.
  private static func age(_ readings: Readings) -> String {
    padded([readings.gold.age, readings.silver.age].compactMap { $0 }.max())
  }

  /// As wide for 0.9 s as for 59 min, so that nothing beside it moves from second to second.
  private static func padded(_ seconds: Double?) -> String { Wording.age(seconds).leftPadded(to: 6) }

  /// How far the picture is behind, on the clock of the prices.
  private static func frozenFor(_ context: PanelContext) -> Double? {
    guard let now = context.live.now else { return nil }
    return max(0, now.seconds(since: context.monitor.now ?? now))
  }

  private static func opening(_ context: PanelContext) -> String {
    context.monitor.closure.map { " " + Wording.closure(until: $0.until, name: $0.name) } ?? ""
  }
}
