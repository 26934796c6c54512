/// Lets the last input of an indicator be replaced any number of times: a bar that is still growing, a live
/// point at the end of daily closes.
///
/// Putting the original input back puts the original value back, bit for bit, because every revision starts
/// from the state before the last input. Costs one copy of the base's state for each input: nothing for
/// recursive indicators, a copy of the window for windowed ones.
///
/// ```swift
/// var average = Revisable(SimpleMovingAverage(period: 2))
/// average.update(5000)
/// average.update(5010)
/// average.revise(5030)
/// if let mean = average.value { print(mean) }
/// // 5015.0
/// ```
public struct Revisable<Base: Indicator>: Indicator {
  /// The state before the last input.
  @usableFromInline var closed: Base
  @usableFromInline var open: Base

  /// Wraps an indicator, fresh or not.
  ///
  /// - Parameter base: the indicator to wrap; what it has taken so far cannot be revised.
  @inlinable
  public init(_ base: Base) {
    closed = base
    open = base
  }

  /// The wrapped indicator, with the last input.
  @inlinable
  public var base: Base { open }

  /// The base's value with the last input.
  @inlinable
  public var value: Base.Output? { open.value }

  /// As the base says it, with the last input.
  @inlinable
  public var isWarming: Bool { open.isWarming }

  /// Whether the base would take this input after the last one.
  @inlinable
  public func accepts(_ input: Base.Input) -> Bool { open.accepts(input) }

  /// Takes a new input; the one before it can no longer be revised.
  @inlinable
  @discardableResult
  public mutating func update(_ input: Base.Input) -> Base.Output? {
    guard open.accepts(input) else { return open.value }
    closed = open
    return open.update(input)
  }

  /// Replaces the last input, or takes the first. A refused input leaves the last one in place.
  @inlinable
  @discardableResult
  public mutating func revise(_ input: Base.Input) -> Base.Output? {
    guard closed.accepts(input) else { return open.value }
    open = closed
    return open.update(input)
  }
}
