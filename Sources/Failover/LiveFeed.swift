import BullionMarket
import Venues

/// Real prices from an ordered set of venues: one is shown, the others watch it.
///
/// Pure: events of the wire and the time go in, events for the monitor and orders for the wire come out. Both metals
/// always come from the same source.
///
/// Moments that go in are those of a steady clock, which nobody can set; what comes out carries the time that the
/// sources and the system's clock agree on (`ClockAgreement`).
package struct LiveFeed: Sendable {
  /// As the user wrote it: `live`, `binance`.
  package let name: String
  /// How often `advance` is to be called, in milliseconds.
  package static let step: Int64 = 250

  var machines: [SourceMachine]
  private var agreements: [PriceAgreement]
  var choice: SourceChoice
  var clocks: ClockAgreement
  /// What was said last about the system's clock.
  var toldLead: Int64?
  /// Prices of the shown source that wait for the others to speak.
  var held: [Quote?] = [nil, nil]
  /// What one source has said; kept for its memory.
  private var said: [FeedStep] = []
  private var lastReport: Timestamp?
  /// Whether the shown source could be relied on when that was said last.
  private var reportedGood = false

  /// - Parameters:
  ///   - name: as the user wrote it.
  ///   - venues: in order of preference.
  ///   - settings: limits and waits.
  ///   - known: what the store holds of a source, by its name.
  ///   - now: when it begins.
  ///   - seed: picks the chance in waits.
  package init(
    name: String, venues: [any Venue], settings: LiveSettings = LiveSettings(),
    known: (String) -> KnownHistory = { _ in KnownHistory() }, now: Timestamp, seed: UInt64
  ) {
    self.name = name
    machines = venues.enumerated().map {
      SourceMachine(
        venue: $0.element, position: $0.offset, settings: settings, known: known($0.element.facts.name),
        seed: seed)
    }
    agreements = Instrument.allCases.map { _ in
      PriceAgreement(sources: venues.count, limit: settings.deviation)
    }
    choice = SourceChoice(sources: venues.count, settings: settings, start: now)
    clocks = ClockAgreement(sources: venues.count)
  }

  /// The time at a moment of the steady clock.
  package func time(at steady: Timestamp) -> Timestamp { clocks.time(at: steady) }

  /// Milliseconds by which the system's clock is ahead of the sources, behind where negative; nil while it is right.
  package var systemLead: Int64? { clocks.systemLead }

  /// The facts of the source that is shown; nil before the first.
  package var shown: VenueFacts? { choice.shown.map { machines[$0].facts } }

  /// Makes the first connections.
  package mutating func start(at now: Timestamp, _ out: inout [FeedStep]) {
    for index in machines.indices {
      hear(index, at: now, &out) { $0.start(at: now, &$1) }
    }
    report(at: now, &out)
  }

  /// Takes what came over the wire.
  package mutating func receive(_ event: WireEvent, _ out: inout [FeedStep]) {
    guard machines.indices.contains(event.source) else { return }
    let wasOpen = machines[event.source].connection.isConnected
    hear(event.source, at: event.received, &out) { $0.receive(event, &$1) }
    if wasOpen != machines[event.source].connection.isConnected {
      noteConnection(of: event.source, wasOpen: wasOpen, at: event.received, &out)
      review(at: event.received, &out)
      report(at: event.received, &out)
    } else if !reportedGood, event.source == choice.shown {
      reportChange(at: event.received, &out)
    }
  }

  /// Lets time pass where nobody sets the system's clock.
  package mutating func advance(to now: Timestamp, _ out: inout [FeedStep]) {
    advance(to: ClockReading(steady: now, wall: now), &out)
  }

  /// Lets time pass; to be called every `step` milliseconds.
  package mutating func advance(to reading: ClockReading, _ out: inout [FeedStep]) {
    let now = reading.steady
    judgeClocks(reading, &out)
    for index in machines.indices {
      let wasOpen = machines[index].connection.isConnected
      hear(index, at: now, &out) { $0.advance(to: now, &$1) }
      if wasOpen != machines[index].connection.isConnected {
        noteConnection(of: index, wasOpen: wasOpen, at: now, &out)
      }
    }
    review(at: now, &out)
    askHistory(at: now, &out)
    if lastReport.map({ now.milliseconds(since: $0) >= 1000 || now < $0 }) ?? true {
      report(at: now, &out)
    } else {
      reportChange(at: now, &out)
    }
    out.append(.tell(.clock(time(at: now))))
  }

  // MARK: What a source said

  /// Lets a source speak, and hands on what of it holds.
  private mutating func hear(
    _ index: Int, at now: Timestamp, _ out: inout [FeedStep],
    _ speak: (inout SourceMachine, inout [FeedStep]) -> Void
  ) {
    said.removeAll(keepingCapacity: true)
    speak(&machines[index], &said)
    let isShown = choice.shown == index
    for position in said.indices {
      switch said[position] {
      case .record(let piece): judge(piece, of: index, at: now, &out)
      case .tell: if isShown { out.append(said[position]) }
      default: out.append(said[position])
      }
    }
    for moment in machines[index].takeVenueTimes() { clocks.note(moment, of: index, at: now) }
  }

  /// A price that its source vouches for: recorded, and shown if the source is shown and the others agree.
  private mutating func judge(
    _ piece: RecordedQuote, of index: Int, at now: Timestamp, _ out: inout [FeedStep]
  ) {
    let quote = piece.quote
    // What has no time but that of a clock that may be years off would be kept under a wrong date.
    if !(quote.isStampedOnArrival && clocks.isDoubtful) { out.append(.record(piece)) }
    let metal = Int(quote.instrument.rawValue)
    agreements[metal].note(quote.mid, of: index, at: now)
    if choice.shown == nil { return review(at: now, &out) }
    guard choice.shown == index else { return }
    switch agreements[metal].judge(index, at: now) {
    case .good:
      held[metal] = nil
      out.append(.tell(.judged(quote)))
    case .held: held[metal] = quote
    case .outlier: review(at: now, &out)
    }
  }

  private mutating func noteConnection(
    of index: Int, wasOpen: Bool, at now: Timestamp, _ out: inout [FeedStep]
  ) {
    guard wasOpen else {
      // The shown one is back without another having taken its place: what was missed is asked for.
      if choice.shown == index { machines[index].beginBackfill(at: now) }
      return
    }
    out.append(.interrupted(source: machines[index].facts.name))
    for metal in agreements.indices { agreements[metal].hear(index, false) }
    if choice.shown == index {
      machines[index].ceaseBackfill()
      held = [nil, nil]
    }
  }

  // MARK: Who is shown

  private mutating func review(at now: Timestamp, _ out: inout [FeedStep]) {
    hearOpinions(at: now)
    var candidates: [SourceChoice.Candidate] = []
    for index in machines.indices {
      let facts = machines[index].facts
      candidates.append(
        .init(
          health: health(of: index, at: now), quotesBoth: facts.instruments.count == 2, name: facts.name,
          isComing: machines[index].isComing || isOfAnotherTime(index, at: now)))
    }
    let before = choice.shown
    if let change = choice.judge(candidates, at: now) {
      show(change, before: before, at: now, &out)
    } else if let shown = choice.shown {
      release(shown, at: now, &out)
    }
  }

  /// Lets those that can be relied on judge each other's prices.
  private mutating func hearOpinions(at now: Timestamp) {
    for index in machines.indices {
      let isGood = ownHealth(of: index, at: now) == .good
      for metal in agreements.indices { agreements[metal].hear(index, isGood) }
      guard isGood else { continue }
      for instrument in machines[index].facts.instruments {
        _ = agreements[Int(instrument.rawValue)].judge(index, at: now)
      }
    }
  }

  /// What the source says of itself, and what the others said of it last.
  func health(of index: Int, at now: Timestamp) -> SourceHealth {
    let own = ownHealth(of: index, at: now)
    guard own == .good else { return own }
    for instrument in machines[index].facts.instruments {
      if let words = agreements[Int(instrument.rawValue)].complaint(about: index) {
        return .bad("\(instrument.name) is \(words)")
      }
    }
    return .good
  }

  /// What the source says of itself, and what the times of the others say of it.
  func ownHealth(of index: Int, at now: Timestamp) -> SourceHealth {
    let own = machines[index].health(at: now)
    guard own == .good, let (instrument, delay) = machines[index].delay(at: now) else { return own }
    let isAnotherInTime = machines.indices.contains {
      $0 != index && machines[$0].givesTimes && machines[$0].health(at: now) == .good
        && machines[$0].delay(at: now) == nil
    }
    guard isAnotherInTime else { return own }
    return .bad("\(instrument.name) is \(NumberText.duration(milliseconds: delay)) behind the others")
  }

  /// Whether its prices come in, but whose clock is right is not known yet.
  private func isOfAnotherTime(_ index: Int, at now: Timestamp) -> Bool {
    machines[index].isOpen && clocks.isDoubtful && machines[index].delay(at: now) != nil
  }

  /// The others did not contradict in time.
  private mutating func release(_ shown: Int, at now: Timestamp, _ out: inout [FeedStep]) {
    for metal in held.indices {
      guard let quote = held[metal], agreements[metal].judge(shown, at: now) == .good else { continue }
      held[metal] = nil
      out.append(.tell(.judged(quote)))
    }
  }

  private mutating func show(
    _ change: SourceChoice.Change, before: Int?, at now: Timestamp, _ out: inout [FeedStep]
  ) {
    held = [nil, nil]
    if let before { machines[before].ceaseBackfill() }
    machines[change.to].beginBackfill(at: now)
    let source = machines[change.to]
    let from = before.map { machines[$0].facts.name }
    let reason = visible(change.reason)
    let news = SourceSwitch(
      from: from, to: source.facts.name, kind: source.facts.kind, instruments: source.facts.instruments,
      reason: reason, isFailover: change.isFailover, time: time(at: now))
    out.append(.tell(.switched(news)))
    let facts = ["from": from ?? "none", "to": source.facts.name, "reason": reason]
    out.append(.remark(LiveRemark(change.isFailover ? .warning : .info, nil, "shows another source", facts)))
    // What it said last is the price until it speaks again, as old as it is.
    for instrument in source.facts.instruments {
      if let quote = source.leg(of: instrument)?.last { out.append(.tell(.judged(quote))) }
    }
    report(at: now, &out)
  }

  // MARK: History

  private mutating func askHistory(at now: Timestamp, _ out: inout [FeedStep]) {
    guard let shown = choice.shown else { return }
    hear(shown, at: now, &out) { $0.askHistory(at: now, &$1) }
  }

  // MARK: Readings

  /// Says at once that the shown source can be relied on again, or no more.
  private mutating func reportChange(at now: Timestamp, _ out: inout [FeedStep]) {
    guard let shown = choice.shown, isGood(shown, at: now) != reportedGood else { return }
    report(at: now, &out)
  }

  /// Whether prices of a source can be shown as they are.
  private func isGood(_ source: Int, at now: Timestamp) -> Bool { !ownHealth(of: source, at: now).isBad }

  private mutating func report(at now: Timestamp, _ out: inout [FeedStep]) {
    lastReport = now
    reportedGood = choice.shown.map { isGood($0, at: now) } ?? false
    out.append(.tell(.sources(readings(at: now))))
  }
}
