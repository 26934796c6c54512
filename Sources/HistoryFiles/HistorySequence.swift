import BullionMarket
import Formats

/// Makes one series out of rows: of two of one time the later counts, days without a session become part of the next, and
/// a row in a wrong place is refused.
///
/// It holds one bar back, since the row behind it can change it.
struct HistorySequence: Sendable {
  /// A row that was understood.
  struct Row: Sendable {
    var bar: Bar
    var line: LineSplitter.Line
    /// What tells its place in the series: its start, or its trade date's.
    var key: Int64
    /// The date that a row of a day names, in days since 1970.
    var day: Int?
    /// Who it says it is from.
    var source: String?
  }

  private var pending: Row?
  /// Days without a session that belong to the pending row.
  private var eve: Bar?
  private var lastKey = Int64.min
  private(set) var doubleCount = 0
  private(set) var mergedCount = 0
  /// Days, and those of them that came more than once with different prices.
  private(set) var dayCount = 0
  private(set) var differingDayCount = 0
  private var heldDiffers = false
  /// How the rows of one time differ.
  private(set) var series = SeriesCount()
  /// Who the last bar that came out is from.
  private(set) var source: String?
  private let rowWord: String

  init(rowWord: String) { self.rowWord = rowWord }

  var isHolding: Bool { pending != nil }

  /// Takes a row; returns the bar that is finished by it, or the row that was in a wrong place.
  mutating func add(_ row: Row) -> HistoryItem? {
    guard let held = pending else {
      guard row.key > lastKey else { return .refused(refusal(of: row, than: nil)) }
      pending = row
      return nil
    }
    if row.key > held.key || row.key == held.key && row.source != held.source {
      let bar = finish()
      pending = row
      return bar.map { .bar($0) }
    }
    if row.key == held.key {
      if row.day == held.day {
        doubleCount += 1
        if row.day != nil, row.bar != held.bar { heldDiffers = true }
        series.noteDouble(held, row)
      } else {
        mergedCount += 1
        eve = joined(eve, held.bar)
      }
      pending = row
      return nil
    }
    guard RowOrder.liesAhead(held.key, of: row.key, behind: lastKey) else {
      return .refused(refusal(of: row, than: held))
    }
    pending = row
    eve = nil
    return .refused(refusal(of: held, than: row))
  }

  /// Takes a tick, which is not held back: several may stand at one moment.
  mutating func takeTick(_ row: Row) -> HistoryItem? {
    guard row.key >= lastKey else { return .refused(refusal(of: row, than: nil)) }
    lastKey = row.key
    return .bar(row.bar)
  }

  /// The bar that was held back.
  mutating func finish() -> Bar? {
    guard let held = pending else { return nil }
    pending = nil
    series.endTime()
    lastKey = held.key
    source = held.source
    if held.day != nil {
      dayCount += 1
      if heldDiffers { differingDayCount += 1 }
      heldDiffers = false
    }
    defer { eve = nil }
    return joined(eve, held.bar)
  }

  /// The bar of two rows of one trade date.
  private func joined(_ first: Bar?, _ second: Bar) -> Bar {
    guard let first else { return second }
    var bar = second
    bar.open = first.open
    bar.high = max(first.high, second.high)
    bar.low = min(first.low, second.low)
    return bar
  }

  private func refusal(of row: Row, than other: Row?) -> RefusedLine {
    let isEarlier = other.map { row.key < $0.key } ?? true
    let place = other.map { "than \(rowWord) \($0.line.number)" } ?? "than what came before"
    let problem = LineProblem("out of order: \(isEarlier ? "earlier" : "later") \(place)", reason: .late)
    return problem.refused(line: row.line.number, bytes: row.line.bytes)
  }
}
