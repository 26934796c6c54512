/// A way out of the program for alarms.
package enum DeliveryChannel: String, Sendable, Hashable, CaseIterable {
  /// A notification of the terminal that the dashboard runs in.
  case terminal
  /// A notification of the desktop.
  case desktop
  /// A program that is run.
  case command
  /// An address that is posted to.
  case webhook
}

/// How a delivery ended.
package enum DeliveryOutcome: Sendable, Hashable {
  case delivered
  /// - Parameters:
  ///   - reason: in words.
  ///   - mayRetry: whether it makes sense to try again.
  case failed(String, mayRetry: Bool)
}
