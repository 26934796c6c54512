import BullionMarket
import DequeModule

/// The highest value of the last so many milliseconds, and when it was reached.
///
/// A queue of falling values: a new one pushes out all that it exceeds, so the front is the maximum. Within
/// one step of `resolution` only the highest is kept, which bounds the queue to duration / resolution + 2
/// entries whatever the feed does; once a peak has left, a lower value of its own step may be missed.
/// O(1) on average.
///
/// ```swift
/// var maximum = RollingMaximum(duration: 2000, resolution: 1000)
/// let noon = Timestamp(2026, 1, 23, 12, 0)
/// for (second, price) in [120.0, 100, 110, 90].enumerated() {
///   maximum.update((value: price, time: noon.advanced(bySeconds: Int64(second))))
/// }
/// if let peak = maximum.value { print(peak.value) }
/// // 110.0
/// ```
public struct RollingMaximum: Indicator {
  /// A number and its time.
  public typealias Input = (value: Double, time: Timestamp)

  /// The highest value and its time.
  public struct Peak: Sendable, Equatable, Codable {
    /// In units of the input.
    public var value: Double
    /// When it was reached, for the last time if more than once.
    public var time: Timestamp
  }

  private let span: TimeSpan
  private var peaks = Deque<Peak>()
  private var first: Timestamp?
  private var last: Timestamp?

  /// A window without a value.
  ///
  /// - Parameters:
  ///   - duration: milliseconds, brought into 1 ms...100 years.
  ///   - resolution: milliseconds; a 1,440th of the duration (one minute of a day) unless given, and never
  ///     less than a 100,000th.
  public init(duration: Int64, resolution: Int64? = nil) {
    span = TimeSpan(duration: duration, resolution: resolution)
  }

  /// Nil before the first input, and when `advance(to:)` has emptied the window.
  public var value: Peak? { peaks.first }

  /// True until the window lies wholly within the series.
  public var isWarming: Bool {
    guard let first, let last else { return true }
    return last.milliseconds(since: first) < span.duration
  }

  /// Refuses what is not admissible or older than the last.
  public func accepts(_ input: Input) -> Bool {
    input.value.isAdmissible && input.time.follows(last)
  }

  @discardableResult
  public mutating func update(_ input: Input) -> Peak? {
    guard accepts(input) else { return value }
    if first == nil { first = input.time }
    advance(to: input.time)
    while let back = peaks.last, back.value <= input.value { peaks.removeLast() }
    if peaks.last.map({ span.step(of: $0.time) == span.step(of: input.time) }) != true {
      peaks.append(Peak(value: input.value, time: input.time))
    }
    return value
  }

  /// Lets time pass without a new value: what is older than the duration leaves.
  public mutating func advance(to time: Timestamp) {
    guard time.follows(last) else { return }
    last = time
    while let front = peaks.first, time.milliseconds(since: front.time) > span.duration {
      peaks.removeFirst()
    }
  }
}
