import BullionMarket

/// Makes the slots of a chart from bars of a minute or a day, oldest first.
///
/// Closed hours take one slot, whatever their length; missing bars of open hours one each, up to a limit.
public struct ChartSlotMaker: Sendable {
  /// A hole is drawn no longer than so many bars.
  public static let longestGap = 30
  /// Of days, weeks and months a hole is so many slots.
  private static let dailyGap = 3

  private let subject: ChartSubject
  private let interval: ChartInterval
  private var clock: SessionClock
  /// When other sources are shown, oldest first.
  private var changes: ArraySlice<Timestamp>
  /// Oldest first.
  public private(set) var slots: [ChartSlot] = []
  private var current: ChartSlot?
  private var currentEnd = Timestamp(milliseconds: .min)
  private var lastBar: Timestamp?

  /// A maker without a slot.
  ///
  /// - Parameter changes: when another source is shown than before, oldest first.
  public init(
    _ subject: ChartSubject, _ interval: ChartInterval, calendar: SessionCalendar, changes: [Timestamp] = []
  ) {
    self.subject = subject
    self.interval = interval
    self.changes = changes[...]
    clock = SessionClock(calendar: calendar)
  }

  /// Takes the bars of both metals, oldest first and later than all before.
  public mutating func add(
    gold: some RandomAccessCollection<Bar>, silver: some RandomAccessCollection<Bar>
  ) {
    switch subject {
    case .gold, .both: add(gold, beside: silver)
    case .silver: add(silver, beside: gold)
    case .ratio: addRatios(gold, silver)
    }
  }

  private mutating func add(
    _ leading: some RandomAccessCollection<Bar>, beside others: some RandomAccessCollection<Bar>
  ) {
    var rest = others.makeIterator()
    var next = rest.next()
    var other: (time: Timestamp, close: Double)?
    for bar in leading {
      while let candidate = next, candidate.start <= bar.start {
        other = (candidate.start, candidate.close.dollars)
        next = rest.next()
      }
      begin(bar.start, isPartial: bar.isPartial)
      current?.take(
        open: bar.open.dollars, high: bar.high.dollars, low: bar.low.dollars, close: bar.close.dollars)
      if let other, other.time == bar.start { current?.other = other.close }
    }
  }

  private mutating func addRatios(
    _ gold: some RandomAccessCollection<Bar>, _ silver: some RandomAccessCollection<Bar>
  ) {
    var rest = silver.makeIterator()
    var next = rest.next()
    for bar in gold {
      while let candidate = next, candidate.start < bar.start { next = rest.next() }
      guard let other = next, other.start == bar.start, other.close.ticks > 0 else { continue }
      begin(bar.start, isPartial: bar.isPartial || other.isPartial)
      let ratio = bar.close.dollars / other.close.dollars
      current?.take(open: ratio, high: ratio, low: ratio, close: ratio)
    }
  }

  /// Goes to the slot of a bar of the base.
  private mutating func begin(_ time: Timestamp, isPartial: Bool) {
    if current == nil || time >= currentEnd {
      finishCurrent()
      let start = interval.start(of: time, &clock)
      if let lastBar { bridge(from: lastBar, to: start, at: time) }
      current = ChartSlot(start: start, kind: .bar)
      currentEnd = end(of: start)
      lastBar = start
    }
    if isPartial, interval == .oneMinute || interval == .oneDay { current?.kind = .partial }
  }

  private mutating func finishCurrent() {
    if let current { slots.append(current) }
    current = nil
  }

  /// The first moment of the bases that belongs to the next bar.
  private func end(of start: Timestamp) -> Timestamp {
    guard !interval.isIntraday else { return start.advanced(byMilliseconds: interval.milliseconds) }
    let next =
      switch interval {
      case .oneWeek: start.date.advanced(byDays: 7)
      case .oneMonth: start.date.advanced(byDays: 32 - start.date.day).firstOfMonth
      default: start.date.advanced(byDays: 1)
      }
    return clock.calendar.opening(of: next)
  }

  /// Puts what lies between two bars.
  private mutating func bridge(from last: Timestamp, to start: Timestamp, at time: Timestamp) {
    while let change = changes.first, change <= time {
      changes.removeFirst()
      guard change > last else { continue }
      slots.append(ChartSlot(start: start, kind: .sourceChange))
    }
    let length = interval.milliseconds
    guard interval.isIntraday else {
      if interval == .oneDay, DailyHole.lies(between: last, and: start) {
        for _ in 0..<Self.dailyGap { slots.append(ChartSlot(start: start, kind: .gap)) }
      }
      return
    }
    let end = last.advanced(byMilliseconds: length)
    guard start > end else { return }
    let most = Int64(Self.longestGap)
    let open = clock.openMilliseconds(from: end, to: start, upTo: length * most)
    for index in 0..<min(open / length, most) {
      slots.append(ChartSlot(start: end.advanced(byMilliseconds: index * length), kind: .gap))
    }
    let dates = (clock.tradeDate(at: last), clock.tradeDate(at: start))
    guard dates.0 != dates.1 else { return }
    let days = dates.1.daysSinceEpoch - dates.0.daysSinceEpoch
    slots.append(ChartSlot(start: start, kind: days > 1 ? .closure : .dailyBreak))
  }

  /// Ends the last bar, which is in the making while a moment belongs to it; nil for no moment.
  public mutating func finish(at now: Timestamp?) {
    finish(isUnfinished: now.map { interval.start(of: $0, &clock) == current?.start } ?? false)
  }

  /// Ends the last bar.
  ///
  /// - Parameters:
  ///   - isUnfinished: whether it is in the making.
  ///   - following: the start of the bar that comes next in another part of the series; nil for none.
  public mutating func finish(isUnfinished: Bool = false, following: Timestamp? = nil) {
    if isUnfinished { current?.kind = .unfinished }
    finishCurrent()
    guard let following, let lastBar, following > lastBar else { return }
    let start = interval.start(of: following, &clock)
    bridge(from: lastBar, to: start, at: following)
  }
}

extension CalendarDate {
  fileprivate var firstOfMonth: CalendarDate { CalendarDate(year: year, month: month, day: 1) }
}
