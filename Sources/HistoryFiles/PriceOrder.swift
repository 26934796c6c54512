import Algorithms
import BullionMarket
import Formats

/// In which order the four prices of bars stand whose columns nobody names.
///
/// The rows show it: the high is the highest of its row and the low the lowest. Where that leaves open which of the
/// other two is the open, the open is the one that lies near the close of the row before.
enum PriceOrder {
  /// A row: its time and the texts of its four prices.
  typealias Row = (time: ArraySlice<UInt8>, prices: [ArraySlice<UInt8>])

  /// Open, high, low and close.
  static let usual: [HistoryField] = [.open, .high, .low, .close]
  /// Where high and low stand in the orders that exporters use: OHLC, then OCHL and COHL, then LHOC.
  private static let known: [Place] = [
    Place(high: 1, low: 2), Place(high: 2, low: 3), Place(high: 1, low: 0),
  ]

  /// What the four columns are, from the first to the last.
  ///
  /// - Parameters:
  ///   - rows: some rows of one instrument, in the order of the file.
  ///   - mark: what stands before the decimals.
  /// - Throws: where no order puts the high above and the low below the other prices, or two do.
  static func fields(
    of rows: [Row], mark: HistoryNumber.DecimalMark
  ) throws(LineProblem) -> [HistoryField] {
    let bars = rows.compactMap { Sample($0.prices, mark: mark) }
    let telling = bars.filter { !$0.isFlat }
    func misfits(_ place: Place, exactly: Bool) -> Int { telling.count { !$0.fits(place, exactly: exactly) } }
    let first = known[0]
    let others = known.dropFirst().filter { misfits($0, exactly: true) == 0 }
    if !areMany(misfits(first, exactly: false), of: telling.count),
      others.isEmpty || telling.count < 3 || misfits(first, exactly: true) * 2 <= telling.count
    {
      return usual
    }
    var places = others
    if places.isEmpty {
      let all = Place.all.filter { !known.contains($0) || $0 != first }
      places = all.filter { misfits($0, exactly: true) * 20 <= telling.count }
    }
    guard let place = places.first else {
      throw LineProblem(
        "no line names its columns, and in no order of open, high, low and close is the high the highest and the low the lowest",
        advice: Self.advice)
    }
    guard places.count == 1, let fields = place.fields(isDescending(rows) ? bars.reversed() : bars) else {
      throw LineProblem(
        "no line names its columns, and which of them is the close does not show in their prices",
        advice: Self.advice)
    }
    return fields
  }

  private static let advice = "write the names of the columns above the first row: date,open,high,low,close"

  /// Whether so many rows are no longer slips: more than a fifth, of few rows all.
  static func areMany(_ misfits: Int, of rows: Int) -> Bool {
    rows >= 5 ? misfits * 5 > rows : rows > 0 && misfits == rows
  }

  private static func isDescending(_ rows: [Row]) -> Bool {
    var forms = DateForms()
    for row in rows { forms.note(row.time) }
    var reader = DateReader(order: forms.order ?? .dmy)
    let times = rows.compactMap { reader.read($0.time)?.time }
    let steps = times.adjacentPairs().map { $1.milliseconds(since: $0) }
    return steps.count { $0 < 0 } > steps.count { $0 > 0 }
  }

  // MARK: Pieces

  /// Where high and low stand among the four.
  private struct Place: Equatable {
    let high: Int
    let low: Int

    static let all = (0..<4).flatMap { high in
      (0..<4).compactMap { high == $0 ? nil : Place(high: high, low: $0) }
    }

    /// The four fields; nil where the rows do not show which of the other two is the open.
    ///
    /// - Parameter bars: the oldest first.
    func fields(_ bars: [Sample]) -> [HistoryField]? {
      let rest = (0..<4).filter { $0 != high && $0 != low }
      func distance(open: Int, close: Int) -> Double {
        bars.adjacentPairs().reduce(0) {
          $0 + ($1.1.prices[open].dollars - $1.0.prices[close].dollars).magnitude
        }
      }
      let openFirst = distance(open: rest[0], close: rest[1])
      let closeFirst = distance(open: rest[1], close: rest[0])
      // Low, high, open and close is what one exchange writes; no other order with the low first is known.
      let isUsual = high == 1 && low == 0
      var fields: [HistoryField] = [.open, .open, .open, .open]
      (fields[high], fields[low]) = (.high, .low)
      if openFirst * 3 < closeFirst * 2 || isUsual && openFirst * 2 <= closeFirst * 3 {
        fields[rest[1]] = .close
      } else if closeFirst * 3 < openFirst * 2 {
        fields[rest[0]] = .close
      } else {
        return nil
      }
      return fields
    }
  }

  /// The four prices of a row.
  private struct Sample {
    let prices: [Price]
    private let highest: Price
    private let lowest: Price
    /// What one in the last digit of each is worth.
    private let digits: [Price]

    init?(_ texts: [ArraySlice<UInt8>], mark: HistoryNumber.DecimalMark) {
      prices = texts.compactMap { HistoryNumber.price($0, mark: mark) }
      guard prices.count == 4, let highest = prices.max(), let lowest = prices.min() else { return nil }
      (self.highest, self.lowest) = (highest, lowest)
      digits = texts.map { HistoryNumber.lastDigit(of: $0, mark: mark) }
    }

    var isFlat: Bool { highest == lowest }

    /// - Parameter exactly: whether a rounding counts too.
    func fits(_ place: Place, exactly: Bool) -> Bool {
      let zero = Price(ticks: 0)
      return highest - prices[place.high] <= (exactly ? zero : digits[place.high])
        && prices[place.low] - lowest <= (exactly ? zero : digits[place.low])
    }
  }
}
