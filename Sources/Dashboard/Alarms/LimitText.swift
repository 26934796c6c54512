import Panels

/// A limit and a deadband as an operator writes them: `5,500 12.5`; the deadband may be left out.
package struct LimitText: Sendable, Equatable {
  package let limit: Double
  package let deadband: Double?

  /// Nil for anything but one or two numbers, each as `TypedNumber` takes it.
  package init?(_ text: String) {
    let numbers = text.split(separator: " ").map { TypedNumber.value(String($0)) }
    guard (1...2).contains(numbers.count), let limit = numbers[0] else { return nil }
    self.limit = limit
    guard numbers.count == 2 else {
      deadband = nil
      return
    }
    guard let deadband = numbers[1], deadband >= 0 else { return nil }
    self.deadband = deadband
  }
}
