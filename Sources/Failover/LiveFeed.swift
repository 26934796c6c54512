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

  private(set) var machines: [SourceMachine]
  private var agreements: [PriceAgreement]
  private var choice: SourceChoice
  private var plans: [HistoryPlan]
  private var clocks: ClockAgreement
  /// What was said last about the system's clock.
  private var toldLead: Int64?
  /// Prices of the shown source that wait for the others to speak.
  private var held: [Quote?] = [nil, nil]
  private var output = SourceOutput()
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
      SourceMachine(venue: $0.element, position: $0.offset, settings: settings, seed: seed)
    }
    agreements = Instrument.allCases.map { _ in
      PriceAgreement(sources: venues.count, limit: settings.deviation)
    }
    choice = SourceChoice(sources: venues.count, settings: settings, start: now)
    plans = venues.map { HistoryPlan(known: known($0.facts.name), settings: settings) }
    clocks = ClockAgreement(sources: venues.count)
  }

  /// The time at a moment of the steady clock.
  package func time(at steady: Timestamp) -> Timestamp { clocks.time(at: steady) }

  /// Milliseconds by which the system's clock is ahead of the sources, behind where negative; nil while it is right.
  package var systemLead: Int64? { clocks.systemLead }

  /// The facts of the source that is shown; nil before the first.
  package var shown: VenueFacts? { choice.shown.map { machines[$0].facts } }

  /// Makes the first connections.
  package mutating func start(at now: Timestamp, _ out: inout LiveOutput) {
    for index in machines.indices {
      output.clear()
      machines[index].start(at: now, &output)
      take(output, of: index, at: now, &out)
    }
    report(at: now, &out)
  }

  /// Takes what came over the wire.
  package mutating func receive(_ event: WireEvent, _ out: inout LiveOutput) {
    guard machines.indices.contains(event.source) else { return }
    let wasOpen = machines[event.source].isConnected
    output.clear()
    machines[event.source].receive(event, &output)
    take(output, of: event.source, at: event.received, &out)
    if wasOpen != machines[event.source].isConnected {
      noteConnection(of: event.source, wasOpen: wasOpen, at: event.received, &out)
      review(at: event.received, &out)
      report(at: event.received, &out)
    } else if !reportedGood, event.source == choice.shown {
      reportChange(at: event.received, &out)
    }
  }

  /// Lets time pass where nobody sets the system's clock.
  package mutating func advance(to now: Timestamp, _ out: inout LiveOutput) {
    advance(to: ClockReading(steady: now, wall: now), &out)
  }

  /// Lets time pass; to be called every `step` milliseconds.
  package mutating func advance(to reading: ClockReading, _ out: inout LiveOutput) {
    let now = reading.steady
    judgeClocks(reading, &out)
    for index in machines.indices {
      let wasOpen = machines[index].isConnected
      output.clear()
      machines[index].advance(to: now, &output)
      take(output, of: index, at: now, &out)
      if wasOpen != machines[index].isConnected { noteConnection(of: index, wasOpen: wasOpen, at: now, &out) }
    }
    review(at: now, &out)
    askHistory(at: now, &out)
    if lastReport.map({ now.milliseconds(since: $0) >= 1000 || now < $0 }) ?? true {
      report(at: now, &out)
    } else {
      reportChange(at: now, &out)
    }
    out.events.append(.clock(time(at: now)))
  }

  // MARK: What time it is

  private mutating func judgeClocks(_ reading: ClockReading, _ out: inout LiveOutput) {
    let step = clocks.judge(reading)
    if step != 0 { stepClock(by: step, at: reading.steady, &out) }
    guard step != 0 || hasNewLead else { return }
    toldLead = systemLead
    out.events.append(.localClock(LocalClock(step: step, lead: toldLead)))
    out.remarks.append(Self.remark(on: toldLead, step: step))
  }

  private var hasNewLead: Bool {
    guard let lead = systemLead, let toldLead else { return systemLead != toldLead }
    return abs(lead.subtractingSaturated(toldLead)) > ClockAgreement.tolerance
  }

  private mutating func stepClock(by step: Int64, at now: Timestamp, _ out: inout LiveOutput) {
    for index in machines.indices { machines[index].stepClock(by: step) }
    held = [nil, nil]
    out.clockStep = out.clockStep.addingSaturated(step)
    if let shown = choice.shown {
      plans[shown].cease(lastReceived: nil)
      plans[shown].begin(at: time(at: now))
    }
  }

  private static func remark(on lead: Int64?, step: Int64) -> LiveRemark {
    let facts = ["step": "\(step) ms"]
    guard let lead else { return LiveRemark(.info, nil, "the local clock agrees with the sources", facts) }
    return LiveRemark(.warning, nil, LocalClock.words(lead: lead), facts)
  }

  // MARK: What a source said

  private mutating func take(
    _ news: SourceOutput, of index: Int, at now: Timestamp, _ out: inout LiveOutput
  ) {
    out.orders += news.orders
    out.remarks += news.remarks
    let isShown = choice.shown == index
    if isShown { for line in news.refused { out.events.append(.refused(line)) } }
    for piece in news.quotes { take(piece, of: index, at: now, &out) }
    for moment in news.times { clocks.note(moment, of: index, at: now) }
    for bars in news.bars { plans[index].take(bars, at: time(at: now)) }
    if let bars = plans[index].finished(at: time(at: now)) {
      out.backfills.append(Backfill(source: machines[index].facts.name, bars: bars))
    }
  }

  private mutating func take(
    _ piece: SourceQuote, of index: Int, at now: Timestamp, _ out: inout LiveOutput
  ) {
    let facts = machines[index].facts
    let instrument = piece.quote.instrument
    // Other symbols of a metal are only watched: their premium is a reading.
    guard facts.symbols.firstIndex(where: { $0.instrument == instrument }) == piece.symbol else { return }
    // What has no time but that of a clock that may be years off would be kept under a wrong date.
    if !(piece.quote.isStampedOnArrival && clocks.isDoubtful) {
      out.recorded.append(RecordedQuote(source: facts.name, quote: piece.quote))
    }
    let metal = Int(instrument.rawValue)
    agreements[metal].note(piece.quote.mid, of: index, at: now)
    if choice.shown == nil { return review(at: now, &out) }
    guard choice.shown == index else { return }
    switch agreements[metal].judge(index, at: now) {
    case .good:
      held[metal] = nil
      out.events.append(.quote(piece.quote))
    case .held: held[metal] = piece.quote
    case .outlier: review(at: now, &out)
    }
  }

  private mutating func noteConnection(
    of index: Int, wasOpen: Bool, at now: Timestamp, _ out: inout LiveOutput
  ) {
    guard wasOpen else {
      // The shown one is back without another having taken its place: what was missed is asked for.
      if choice.shown == index { plans[index].begin(at: time(at: now)) }
      return
    }
    out.interrupted.append(machines[index].facts.name)
    for metal in agreements.indices { agreements[metal].hear(index, false) }
    if choice.shown == index {
      plans[index].cease(lastReceived: lastReceived(of: index))
      held = [nil, nil]
    }
  }

  private func lastReceived(of index: Int) -> Timestamp? {
    machines[index].legs.compactMap(\.received).max().map { time(at: $0) }
  }

  // MARK: Who is shown

  private mutating func review(at now: Timestamp, _ out: inout LiveOutput) {
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

  /// What the source says of itself, and what the others say of it.
  private mutating func health(of index: Int, at now: Timestamp) -> SourceHealth {
    let own = ownHealth(of: index, at: now)
    for metal in agreements.indices { agreements[metal].hear(index, own == .good) }
    guard own == .good else { return own }
    for instrument in machines[index].facts.instruments {
      if case .outlier(let words) = agreements[Int(instrument.rawValue)].judge(index, at: now) {
        return .bad("\(instrument.name) is \(words)")
      }
    }
    return .good
  }

  /// What the source says of itself, and what the times of the others say of it.
  private func ownHealth(of index: Int, at now: Timestamp) -> SourceHealth {
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
  private mutating func release(_ shown: Int, at now: Timestamp, _ out: inout LiveOutput) {
    for metal in held.indices {
      guard let quote = held[metal], agreements[metal].judge(shown, at: now) == .good else { continue }
      held[metal] = nil
      out.events.append(.quote(quote))
    }
  }

  private mutating func show(
    _ change: SourceChoice.Change, before: Int?, at now: Timestamp, _ out: inout LiveOutput
  ) {
    held = [nil, nil]
    if let before { plans[before].cease(lastReceived: lastReceived(of: before)) }
    let source = machines[change.to]
    plans[change.to].begin(at: time(at: now))
    let from = before.map { machines[$0].facts.name }
    let reason = visible(change.reason)
    out.events.append(
      .switched(
        SourceSwitch(
          from: from, to: source.facts.name, kind: source.facts.kind, instruments: source.facts.instruments,
          reason: reason, isFailover: change.isFailover, time: time(at: now))))
    out.remarks.append(
      LiveRemark(
        change.isFailover ? .warning : .info, nil, "shows another source",
        ["from": from ?? "none", "to": source.facts.name, "reason": reason]))
    // What it said last is the price until it speaks again, as old as it is.
    for instrument in source.facts.instruments {
      if let quote = source.leg(of: instrument)?.last { out.events.append(.quote(quote)) }
    }
    report(at: now, &out)
  }

  // MARK: History

  private mutating func askHistory(at now: Timestamp, _ out: inout LiveOutput) {
    guard let shown = choice.shown, machines[shown].isOpen else { return }
    for question in plans[shown].questions(for: machines[shown].facts.instruments, at: time(at: now)) {
      output.clear()
      machines[shown].askHistory(question.interval, from: question.from, at: now, &output)
      take(output, of: shown, at: now, &out)
    }
  }

  // MARK: Readings

  /// Says at once that the shown source can be relied on again, or no more.
  private mutating func reportChange(at now: Timestamp, _ out: inout LiveOutput) {
    guard let shown = choice.shown, isGood(shown, at: now) != reportedGood else { return }
    report(at: now, &out)
  }

  /// Whether prices of a source can be shown as they are.
  private func isGood(_ source: Int, at now: Timestamp) -> Bool { !ownHealth(of: source, at: now).isBad }

  private mutating func report(at now: Timestamp, _ out: inout LiveOutput) {
    lastReport = now
    reportedGood = choice.shown.map { isGood($0, at: now) } ?? false
    out.events.append(.sources(readings(at: now)))
  }

  /// How all sources stand, in order of preference.
  package mutating func readings(at now: Timestamp) -> [SourceReading] {
    let spot = Instrument.allCases.map { spotPrice(of: $0, at: now) }
    return machines.indices.map { index in
      SourceReading(
        machines[index], health: health(of: index, at: now), isShown: choice.shown == index,
        probation: choice.probation(of: index, at: now), spot: spot, at: now)
    }
  }

  /// The first fresh spot price.
  private func spotPrice(of instrument: Instrument, at now: Timestamp) -> Price? {
    for (index, machine) in machines.enumerated() where ownHealth(of: index, at: now) == .good {
      if let leg = machine.leg(of: instrument), leg.symbol.kind == .spot { return leg.last?.mid }
    }
    return nil
  }
}
