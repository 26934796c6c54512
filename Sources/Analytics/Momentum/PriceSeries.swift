import Algorithms
import BullionMarket
import DequeModule

/// The prices of the last so many milliseconds, the last price of every step, in bounded memory.
///
/// A step is a span of `resolution` milliseconds. A series with no more than one price a step is kept whole;
/// of denser ones a look-up may answer with a price up to one step too early, never with a later one.
///
/// ```swift
/// var series = PriceSeries(duration: 3_600_000)
/// let noon = Timestamp(2026, 1, 23, 12, 0)
/// for minute in Int64(0)..<5 {
///   let price = Price(ticks: 5_000_000_000 + minute * 1_000_000)
///   series.append(price, at: noon.advanced(bySeconds: 60 * minute))
/// }
/// if let point = series.last(atOrBefore: noon.advanced(bySeconds: 150)) { print(point.price.dollars) }
/// // 5002.0
/// ```
public struct PriceSeries: Sendable, Equatable, Codable {
  /// A price and when it was.
  public struct Point: Sendable, Equatable, Codable {
    /// The price's own time, not that of the step.
    public var time: Timestamp
    /// The last price of its step.
    public var price: Price
  }

  private let span: TimeSpan
  private var points = Deque<Point>()

  /// A series without a price.
  ///
  /// - Parameters:
  ///   - duration: milliseconds, brought into 1 ms...100 years.
  ///   - resolution: milliseconds; never less than a 100,000th of the duration.
  public init(duration: Int64, resolution: Int64 = 60_000) {
    span = TimeSpan(duration: duration, resolution: resolution)
  }

  /// Points kept: at most duration / resolution + 2.
  public var count: Int { points.count }
  /// The first point kept; nil when empty.
  public var oldest: Point? { points.first }
  /// The last price taken; nil when empty.
  public var newest: Point? { points.last }

  /// Raises all prices so far by as much, as when another source's prices follow. O(n).
  mutating func shift(by offset: Price) {
    for index in points.indices { points[index].price = points[index].price + offset }
  }

  /// Adds a price; refuses one that is not above zero or older than the newest. O(1) on average.
  public mutating func append(_ price: Price, at time: Timestamp) {
    guard price.ticks > 0, time.follows(newest?.time) else { return }
    let point = Point(time: time, price: price)
    if let newest, span.step(of: newest.time) == span.step(of: time) {
      points[points.count - 1] = point
    } else {
      points.append(point)
    }
    // One point older than the duration stays: it is the answer for the duration's very start.
    let start = time.advanced(byMilliseconds: -span.duration)
    while points.count > 1, points[1].time <= start { points.removeFirst() }
  }

  /// The last price at or before a time; nil without history that old. O(log n).
  public func last(atOrBefore time: Timestamp) -> Point? {
    let next = points.partitioningIndex { $0.time > time }
    return next > 0 ? points[next - 1] : nil
  }
}
