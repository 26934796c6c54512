/// What a feed hands over, in time order.
public enum FeedEvent: Sendable, Hashable {
  /// A price that nobody has judged yet: of a file, of standard input, of the demo.
  case quote(Quote)
  /// A price that the judge of its source has let pass, or the same once more, which says that the source lives.
  case judged(Quote)
  /// `.bar` events from before the first moment, in any order.
  case history([FeedEvent])
  /// A more complete history: `.bar` events with what was told before, since a venue has given what was missed.
  case backfill([FeedEvent])
  /// A finished bar in place of the quotes that made it: history, bar lines of a file, time-lapse of the demo.
  case bar(Instrument, BarInterval, Bar)
  /// Input that is not a quote.
  case refused(RefusedLine)
  /// Nothing but the passing of time, where the feed is the clock.
  case clock(Timestamp)
  /// So many milliseconds have passed since the last event, where a feed has no clock between its lines.
  case elapsed(Int64)
  /// What a live feed has learnt about the local clock; the time may go on or back at once.
  case localClock(LocalClock)
  /// Something worth a line on the screen, in words ("silver crosses $100").
  case headline(String)
  /// How all sources of a live feed stand, in order of preference; about once a second.
  case sources([SourceReading])
  /// What follows comes from another source.
  case switched(SourceSwitch)
  /// The feed starts over: whoever listens begins with a fresh state.
  case restarted
  /// There is no more input.
  case ended
}

/// Input that could not be read as a quote, with where and why.
public struct RefusedLine: Sendable, Hashable {
  /// The line's number, from 1; nil where the feed has no lines.
  public var line: Int?
  /// Under which name it is counted.
  public var reason: RefusalReason
  /// The offending text, shortened; control characters not yet made visible.
  public var text: String
  /// What is wrong with it, in words and safe to print: "bid without ask"; empty when the reason says it all.
  public var detail: String

  /// A refused line.
  ///
  /// - Parameters:
  ///   - line: its number, from 1; nil where the feed has no lines.
  ///   - reason: under which name it is counted.
  ///   - text: the offending text, shortened.
  ///   - detail: what is wrong with it, in words that are safe to print.
  public init(line: Int?, reason: RefusalReason, text: String, detail: String = "") {
    self.line = line
    self.reason = reason
    self.text = text
    self.detail = detail
  }
}

/// Why a quote was not taken. Raw values are the names in JSON.
public enum RefusalReason: String, Sendable, CaseIterable, Codable, Hashable {
  /// Not a quote at all, or one that contradicts itself.
  case malformed
  /// A quote of something that is neither gold nor silver.
  case unknownSymbol
  /// A price that is not a finite number or beyond `Price.largestDollars`.
  case nonFinite
  /// A price of zero or below.
  case nonPositive
  /// A bid above its ask; equal ones are taken.
  case crossed
  /// Dated after its arrival by more than clocks can explain.
  case future
  /// Dated before a quote that was taken already.
  case late
  /// Counted apart: a repeated quote refreshes the age and is not a refusal.
  case duplicate
  /// A spread far beyond the usual one.
  case wide
  /// A price that cannot be the metal's in dollars an ounce at its time.
  case implausible
  /// A jump that waits for confirmation by later quotes.
  case quarantined
}

/// Where prices come from. Anything but `live` is said on the screen and in every output at all times.
public enum FeedMode: String, Sendable, Codable, Hashable {
  /// Made up by the program: the built-in story.
  case demo
  /// Recorded earlier and played back.
  case replay
  /// Coming in now.
  case live
}
