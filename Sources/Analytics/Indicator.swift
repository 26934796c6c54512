/// A running computation over a series: one input at a time in, the newest value out.
///
/// Every indicator is a value: a copy is a snapshot, an encoded one continues bit for bit when decoded (in a
/// format that keeps doubles exact). An input that `accepts` refuses, such as one that is not finite, changes
/// nothing: it is as if it had not been there.
public protocol Indicator: Sendable, Equatable, Codable {
  /// What it takes: a number, or a tuple of numbers and a time.
  associatedtype Input
  /// What it gives: a number, or a value of several.
  associatedtype Output: Sendable, Equatable

  /// Takes the next input and returns the new value; a refused input leaves the value as it was.
  @discardableResult mutating func update(_ input: Input) -> Output?

  /// Whether `update` would take this input.
  func accepts(_ input: Input) -> Bool

  /// The value after the last accepted input; nil while undefined.
  var value: Output? { get }

  /// True until enough inputs were taken to trust the value: a full window, or, where the start of the series
  /// is never quite forgotten, the period and a hundred more. It says nothing about whether `value` is defined.
  var isWarming: Bool { get }
}

extension Indicator {
  /// What `update` would return, without taking the input. Costs a copy of the state.
  @inlinable
  public func peek(_ input: Input) -> Output? {
    var copy = self
    return copy.update(input)
  }
}

extension Indicator where Input == Double {
  /// Refuses what is not finite or beyond 1e100.
  @inlinable
  public func accepts(_ input: Double) -> Bool { input.isAdmissible }
}

extension Double {
  /// Finite, and so small (1e100) that no square or sum over a window can overflow.
  @inlinable
  var isAdmissible: Bool { magnitude <= 1e100 }

  /// Admissible and above zero, as a price must be.
  @inlinable
  var isAdmissiblePrice: Bool { self > 0 && self <= 1e100 }
}
