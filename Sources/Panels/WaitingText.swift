import BullionMarket
import BullionMonitor

/// What stands where prices would be while no source of a live feed has given any, or when an input has ended without.
struct WaitingText {
  /// The first one says it, the others why; empty once there is a price.
  let lines: [String]

  init(_ context: PanelContext) {
    let sources = context.monitor.sources
    guard context.readings.feed.mode == .live || !context.monitor.hasEnded else {
      lines = Self.nothingUsable(context)
      return
    }
    guard context.readings.feed.mode == .live, !context.monitor.hasAnyQuote else {
      lines = []
      return
    }
    guard !sources.isEmpty, sources.allSatisfy(Self.isOutOfReach) else {
      lines = ["waiting for prices"]
      return
    }
    lines =
      ["no source answers"] + sources.map { "\(visible($0.name)): \(visible($0.reason))" }
      + (context.keys.showFeeds.map { ["the key \($0) shows more"] } ?? [])
  }

  /// An input without one price.
  private static func nothingUsable(_ context: PanelContext) -> [String] {
    guard Instrument.allCases.allSatisfy({ context.readings[$0].mid == nil }) else { return [] }
    let refused = context.readings.feed.refused.total
    guard refused > 0 else { return ["the input held no line"] }
    let last = context.monitor.lastRefusedLine.map { ", the last one line \($0)" } ?? ""
    return ["no usable line in the input", "refused \(refused)\(last)"]
  }

  /// Not reached, and there is a reason: one that is tried again is out of reach until it answers.
  private static func isOutOfReach(_ source: SourceReading) -> Bool {
    switch source.state {
    case .down, .off: true
    case .connecting: source.reason != SourceReading.State.connecting.rawValue
    default: false
    }
  }
}
