import BullionMarket
import DequeModule

/// The history that has been asked for and not yet come: one page of one metal at a time, so that no venue is
/// flooded and its limits are easy to keep.
struct VenuePages: Sendable {
  /// The tag of every fetch of a page.
  static let tag = "history"

  /// What the next fetch is to bring.
  struct Page: Sendable, Hashable {
    var symbol: VenueSymbol
    var interval: BarInterval
    /// Bars that begin here or later.
    var start: Timestamp
    /// What days are told by.
    var calendar = SessionCalendar()
  }

  /// Rows of a full page: behind one there may be more.
  let rowsPerPage: Int
  private var waiting: Deque<Page> = []
  private var isUnderWay = false
  private var pause: Range<Timestamp>?

  init(rowsPerPage: Int) { self.rowsPerPage = rowsPerPage }

  /// The page whose answer is due.
  var current: Page? { isUnderWay ? waiting.first : nil }

  /// Asks for the bars of the first symbol of every metal.
  mutating func ask(_ interval: BarInterval, from start: Timestamp, of facts: VenueFacts) {
    let first = max(start, Timestamp(milliseconds: 0))
    for symbol in facts.shownSymbols {
      waiting.append(Page(symbol: symbol, interval: interval, start: first, calendar: facts.calendar))
    }
  }

  /// The page to be fetched now; nil while another is under way, none is left or the venue wants a rest.
  mutating func next(at now: Timestamp) -> Page? {
    guard !isUnderWay, let page = waiting.first else { return nil }
    // A clock that is put back ends the rest.
    if let pause, pause.contains(now) { return nil }
    pause = nil
    isUnderWay = true
    return page
  }

  /// Fetches no further page from one moment to another.
  mutating func pause(from now: Timestamp, until moment: Timestamp) {
    pause = now < moment ? now..<moment : nil
  }

  /// Takes the rows of the page under way, and goes on to the next page or the next metal.
  mutating func take(_ rows: VenueRows, at now: Timestamp, _ steps: inout [VenueStep]) {
    guard let page = current else { return }
    isUnderWay = false
    waiting.removeFirst()
    if let problem = rows.problem {
      let count = rows.refusedCount == 1 ? "1 row is" : "\(rows.refusedCount) rows are"
      steps.append(.remark("history of \(page.symbol.name): \(count) not taken: \(problem.words)"))
    }
    var isLast = true
    if rows.count >= rowsPerPage, let last = rows.lastStart, last >= page.start, last < now {
      isLast = false
      waiting.prepend(page)
      waiting[0].start = last.advanced(byMilliseconds: 1)
    }
    steps.append(.bars(VenueBars(page.symbol.instrument, page.interval, rows.bars, isLast: isLast)))
  }

  /// Gives up the page under way and what would have followed it.
  ///
  /// - Parameter words: why, safe to print.
  mutating func fail(_ words: String, _ steps: inout [VenueStep]) {
    guard let page = current else { return }
    isUnderWay = false
    waiting.removeFirst()
    steps.append(.remark("no history of \(page.symbol.name): \(words)"))
    steps.append(.bars(VenueBars(page.symbol.instrument, page.interval, [], isLast: true)))
  }
}

extension VenueFacts {
  /// The first symbol of each metal: the one that is shown and has a history.
  var shownSymbols: [VenueSymbol] {
    instruments.compactMap { instrument in symbols.first { $0.instrument == instrument } }
  }

  /// Answers a question for history that this venue does not have: an empty last part for each metal.
  ///
  /// - Parameter remark: why not, where that is not plain.
  func answerNoHistory(_ interval: BarInterval, remark: String? = nil, _ steps: inout [VenueStep]) {
    if let remark { steps.append(.remark(remark)) }
    for instrument in instruments { steps.append(.bars(VenueBars(instrument, interval, [], isLast: true))) }
  }
}
