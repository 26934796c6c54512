import BullionMarket

/// An event and the wall time, in milliseconds from the start of the cycle, at which it is due.
struct DueEvent: Sendable {
  var due: Int64
  var event: FeedEvent
}

/// A leg turned into events, a few at a time.
enum DemoPlayback: Sendable {
  case quotes(DemoQuotes)
  case lapse(DemoLapse)
  case silence(DemoSilence)

  /// - Parameter wallStart: wall time of the cycle at which the leg begins.
  init(_ entry: DemoTimetable.Entry, wallStart: Int64, seed: UInt64) {
    switch entry.leg.play {
    case .quotes(let gaps): self = .quotes(DemoQuotes(entry, gaps: gaps, wallStart: wallStart, seed: seed))
    case .lapse: self = .lapse(DemoLapse(entry, wallStart: wallStart, seed: seed))
    case .silence: self = .silence(DemoSilence(entry, wallStart: wallStart))
    }
  }

  /// Adds the next events, at times none; false when the leg is over and nothing was added.
  mutating func append(to events: inout [DueEvent]) -> Bool {
    switch self {
    case .quotes(var quotes):
      defer { self = .quotes(quotes) }
      return quotes.append(to: &events)
    case .lapse(var lapse):
      defer { self = .lapse(lapse) }
      return lapse.append(to: &events)
    case .silence(var silence):
      defer { self = .silence(silence) }
      return silence.append(to: &events)
    }
  }
}
