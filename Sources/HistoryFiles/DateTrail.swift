import BullionMarket
import Formats

/// The way that the dates of a column take through time, read in one order of day and month, and the way they would take
/// if those that can be read with both exchanged were, where that joins them to the others.
///
/// A spreadsheet that understood some dates only leaves a column in which no single order puts the rows in sequence.
struct DateTrail: Sendable {
  private let order: DateOrder
  private var written = Path()
  /// The first date taken as it is written, and exchanged: what follows joins on.
  private var joined = [Path(), Path()]
  private var count = 0

  init(_ order: DateOrder) { self.order = order }

  /// Days that the rows go through in the order that is tried, back and forth.
  var length: Int { written.length }

  /// Takes the three numbers of a date whose year stands last.
  mutating func note(_ first: Int, _ second: Int, year: Int) {
    let (day, month) = order == .dmy ? (first, second) : (second, first)
    let plain = Self.day(year, month, day)
    let exchanged = Self.day(year, day, month)
    guard let one = plain ?? exchanged else { return }
    count += 1
    written.go(to: one)
    for index in joined.indices {
      guard let plain, let exchanged, plain != exchanged else {
        joined[index].go(to: one)
        continue
      }
      let isNearer =
        joined[index].last.map { (exchanged - $0).magnitude < (plain - $0).magnitude } ?? (index == 1)
      joined[index].go(to: isNearer ? exchanged : plain)
      if isNearer { joined[index].exchangedCount += 1 }
    }
  }

  /// Whether read in this order the rows jump about, while some dates read the other way join the others.
  var isBroken: Bool {
    joined.contains { path in
      DateForms.isMany(path.exchangedCount, of: count) && path.turns < written.turns
        && path.turns * 10 <= count
        && written.length - path.length >= 20 * path.exchangedCount
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let date = CalendarDate(year: year, month: month, day: day)
    return date.isValid ? date.daysSinceEpoch : nil
  }

  /// A way through days.
  struct Path: Sendable {
    private(set) var last: Int?
    private(set) var length = 0
    /// How often it turned from forward to back or the other way.
    private(set) var turns = 0
    private var direction = 0
    var exchangedCount = 0

    mutating func go(to day: Int) {
      if let last, day != last {
        length += Int((day - last).magnitude)
        let sign = (day - last).signum()
        if direction != 0, sign != direction { turns += 1 }
        direction = sign
      }
      last = day
    }
  }
}
