import BullionMarket

/// Why a feed cannot begin: what is wrong, with what, and what to do about it.
package struct FeedError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file or the source, as the user wrote it.
  package var subject: String
  /// "no such file"
  package var problem: String
  /// "check the path"
  package var advice: String

  package init(_ subject: String, _ problem: String, _ advice: String) {
    self.subject = subject
    self.problem = problem
    self.advice = advice
  }

  /// One line, safe to print.
  package var description: String { visible("\(subject): \(problem); \(advice)") }
}
