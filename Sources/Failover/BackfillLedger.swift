import BullionMarket
import Venues

/// What is still to be asked of a source about the time in which nothing was heard of it.
///
/// Asked when its prices begin to be shown, and once more when the first, incomplete minute is over.
struct BackfillLedger: Sendable {
  /// One question to the venue.
  struct Question: Sendable, Hashable {
    var interval: BarInterval
    var from: Timestamp
  }

  private static let minute: Int64 = 60_000
  /// Milliseconds that a venue gets to finish a bar.
  private static let grace: Int64 = 5_000
  /// Bars that have not come after so long do not come any more.
  private static let patience: Int64 = 60_000

  private var known: KnownHistory
  private let settings: LiveSettings
  /// When to ask, soonest first.
  private var due: [Timestamp] = []
  private var asked: Timestamp?
  private var open: [BarInterval: Set<Instrument>] = [:]
  private var collected: [FeedEvent] = []

  init(known: KnownHistory, settings: LiveSettings) {
    self.known = known
    self.settings = settings
  }

  /// Prices have begun to be shown.
  mutating func begin(at now: Timestamp) {
    let minuteEnd = now.milliseconds.roundedDown(toMultipleOf: Self.minute) + Self.minute
    due = [now, Timestamp(milliseconds: minuteEnd + Self.grace)]
  }

  /// Prices have ceased; what was complete up to here need not be asked for again.
  mutating func cease(lastReceived: Timestamp?) {
    if let lastReceived, due.isEmpty, open.isEmpty {
      let whole = lastReceived.milliseconds.roundedDown(toMultipleOf: Self.minute)
      known.minutesUntil = max(known.minutesUntil ?? .init(milliseconds: 0), Timestamp(milliseconds: whole))
    }
    due = []
    open = [:]
    asked = nil
  }

  /// What to ask now.
  mutating func questions(for instruments: [Instrument], at now: Timestamp) -> [Question] {
    guard let next = due.first, now >= next, open.isEmpty else { return [] }
    due.removeFirst()
    var questions: [Question] = []
    let earliest = now.advanced(byMilliseconds: -Int64(settings.minuteDays) * Timestamp.millisecondsPerDay)
    let from = max(known.minutesUntil ?? earliest, earliest)
    if now.milliseconds(since: from) >= Self.minute {
      questions.append(Question(interval: .oneMinute, from: from))
    }
    if !known.hasDays {
      known.hasDays = true
      let start = now.advanced(byMilliseconds: -Int64(settings.hourDays) * Timestamp.millisecondsPerDay)
      questions.append(Question(interval: .oneHour, from: start))
    }
    for question in questions { open[question.interval] = Set(instruments) }
    asked = questions.isEmpty ? nil : now
    return questions
  }

  /// Takes bars; those that cannot be right or are not finished are left out.
  mutating func take(_ answer: VenueBars, at now: Timestamp) {
    for bar in answer.bars where bar.isPlausible(answer.interval, at: now) {
      collected.append(.bar(answer.instrument, answer.interval, bar))
    }
    guard answer.isLast else { return }
    open[answer.interval]?.remove(answer.instrument)
    if open[answer.interval]?.isEmpty == true { open[answer.interval] = nil }
  }

  /// All bars that were asked for, once they have come or the time for it is over; nil before.
  mutating func finished(at now: Timestamp) -> [FeedEvent]? {
    guard let asked else { return nil }
    guard open.isEmpty || now.milliseconds(since: asked) > Self.patience else { return nil }
    self.asked = nil
    open = [:]
    for case .bar(_, .oneMinute, let bar) in collected {
      let end = bar.start.advanced(byMilliseconds: Self.minute)
      known.minutesUntil = max(known.minutesUntil ?? end, end)
    }
    defer { collected = [] }
    return collected.isEmpty ? nil : collected
  }
}

extension Bar {
  /// Whether prices and times of a finished bar can be right.
  fileprivate func isPlausible(_ interval: BarInterval, at now: Timestamp) -> Bool {
    low.ticks > 0 && low <= min(open, close) && max(open, close) <= high
      && start.milliseconds > 0 && start.advanced(byMilliseconds: interval.milliseconds) <= now
  }
}
