import BullionMarket

/// Why a feed cannot begin: what is wrong, with what, and what to do about it.
public struct FeedError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file or the source, as the user wrote it.
  public var subject: String
  /// "no such file"
  public var problem: String
  /// "check the path"
  public var advice: String

  init(_ subject: String, _ problem: String, _ advice: String) {
    self.subject = subject
    self.problem = problem
    self.advice = advice
  }

  /// One line, safe to print.
  public var description: String { visible("\(subject): \(problem); \(advice)") }
}
