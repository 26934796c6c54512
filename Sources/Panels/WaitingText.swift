import BullionMarket
import BullionMonitor

/// What stands where the prices of a live feed would be while no source has given any.
struct WaitingText {
  /// The first one says it, the others why; empty once there is a price.
  let lines: [String]

  init(_ context: PanelContext) {
    let sources = context.monitor.sources
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

  /// Not reached, and there is a reason: one that is tried again is out of reach until it answers.
  private static func isOutOfReach(_ source: SourceReading) -> Bool {
    switch source.state {
    case .down, .off: true
    case .connecting: source.reason != SourceReading.State.connecting.rawValue
    default: false
    }
  }
}
