import BullionMarket
import DequeModule

/// The fall from the highest price of the last so many milliseconds, and the deepest fall that happened within
/// them.
///
/// The window is kept in steps of `resolution`: prices are taken as they come, but leave a step at a time, when
/// the whole step is older than the duration. Memory is bounded to duration / resolution + 2 steps. O(1) on
/// average.
///
/// ```swift
/// var drawdown = RollingDrawdown(duration: 3000, resolution: 1000)
/// let noon = Timestamp(2026, 1, 23, 12, 0)
/// for (second, price) in [200.0, 160, 120, 128, 96, 96].enumerated() {
///   drawdown.update((price: price, time: noon.advanced(bySeconds: Int64(second))))
/// }
/// if let now = drawdown.value { print(now.peak, now.fraction) }
/// // 128.0 -0.25
/// ```
public struct RollingDrawdown: Indicator {
  /// A price in any unit and its time.
  public typealias Input = (price: Double, time: Timestamp)

  /// The fall at the newest price.
  public struct Reading: Sendable, Equatable, Codable {
    /// The newest price over the peak, less 1: never above 0.
    public var fraction: Double
    /// The highest price of the window.
    public var peak: Double
    /// When it was first reached.
    public var peakTime: Timestamp
    /// The deepest fall from a price of the window to a later one, as a fraction.
    public var deepest: Double
  }

  private let span: TimeSpan
  /// The steps before the newest one.
  private var steps = SlidingAggregate<Fall>()
  /// The numbers of those steps.
  private var numbers = Deque<Int64>()
  private var newest: Fall?
  private var newestStep: Int64 = 0
  private var lastPrice: Double?
  private var first: Timestamp?
  private var last: Timestamp?

  /// A window without a price.
  ///
  /// - Parameters:
  ///   - duration: milliseconds, brought into 1 ms...100 years.
  ///   - resolution: milliseconds; a 1,440th of the duration (one minute of a day) unless given, and never
  ///     less than a 100,000th.
  public init(duration: Int64, resolution: Int64? = nil) {
    span = TimeSpan(duration: duration, resolution: resolution)
  }

  /// Nil before the first price.
  public var value: Reading? {
    guard let lastPrice, let newest else { return nil }
    let total = steps.total?.joined(with: newest) ?? newest
    return Reading(
      fraction: (lastPrice - total.highest) / total.highest, peak: total.highest, peakTime: total.highestTime,
      deepest: total.deepest)
  }

  /// True until the window lies wholly within the series.
  public var isWarming: Bool {
    guard let first, let last else { return true }
    return last.milliseconds(since: first) < span.duration
  }

  /// Refuses prices that are not above zero or older than the last.
  public func accepts(_ input: Input) -> Bool {
    input.price.isAdmissiblePrice && input.time.follows(last)
  }

  @discardableResult
  public mutating func update(_ input: Input) -> Reading? {
    guard accepts(input) else { return value }
    if first == nil { first = input.time }
    last = input.time
    lastPrice = input.price
    let step = span.step(of: input.time)
    let fall = Fall(price: input.price, time: input.time)
    if let newest, step == newestStep {
      self.newest = newest.joined(with: fall)
    } else {
      if let newest {
        steps.append(newest)
        numbers.append(newestStep)
      }
      newest = fall
      newestStep = step
    }
    let oldest = span.step(of: input.time.advanced(byMilliseconds: -span.duration))
    while let number = numbers.first, number < oldest {
      steps.removeFirst()
      numbers.removeFirst()
    }
    return value
  }

  /// What a stretch of prices adds to a window: its extremes, and the deepest fall inside.
  private struct Fall: Joinable {
    var highest: Double
    var highestTime: Timestamp
    var lowest: Double
    var deepest: Double

    init(price: Double, time: Timestamp) {
      highest = price
      highestTime = time
      lowest = price
      deepest = 0
    }

    func joined(with later: Fall) -> Fall {
      var joined = self
      if later.highest > highest {
        joined.highest = later.highest
        joined.highestTime = later.highestTime
      }
      joined.lowest = min(lowest, later.lowest)
      // The deepest fall is in one of the two stretches or leads from the first into the second.
      joined.deepest = min(deepest, later.deepest, (later.lowest - highest) / highest)
      return joined
    }
  }
}
