import BullionMarket

/// The market's opening hours, for questions that come with every price: while time stays between two boundaries,
/// asking costs two comparisons.
struct MarketHours: Sendable {
  let calendar: SessionCalendar
  /// While true there are no sessions: prices come from where trading never ends.
  var isAlwaysOpen = false {
    didSet { if isAlwaysOpen != oldValue { (from, until) = (.never, Timestamp(milliseconds: .min)) } }
  }
  /// The stretch without a boundary that was looked up last.
  private var from = Timestamp(milliseconds: .max)
  private var until = Timestamp(milliseconds: .min)
  private var isOpenNow = false

  init(calendar: SessionCalendar) { self.calendar = calendar }

  mutating func isOpen(at moment: Timestamp) -> Bool {
    look(at: moment)
    return isOpenNow
  }

  /// The next moment after this one at which the market opens or closes, or changes from one kind of closure to
  /// another.
  mutating func boundary(after moment: Timestamp) -> Timestamp {
    look(at: moment)
    return until
  }

  /// Milliseconds of market time from one moment to a later one, both within a few months of each other: the cost
  /// grows with the number of sessions between them.
  mutating func openMilliseconds(from start: Timestamp, to end: Timestamp) -> Int64 {
    var total: Int64 = 0
    var moment = start
    while moment < end {
      look(at: moment)
      let stop = min(until, end)
      if isOpenNow { total += stop.milliseconds(since: moment) }
      moment = stop
    }
    return total
  }

  private mutating func look(at moment: Timestamp) {
    guard moment < from || moment >= until else { return }
    guard !isAlwaysOpen else {
      (isOpenNow, from, until) = (true, Timestamp(milliseconds: .min), .never)
      return
    }
    isOpenNow = calendar.isOpen(at: moment)
    from = moment
    until = calendar.nextBoundary(after: moment)
  }
}
