import BullionMarket

/// What an operator asks of the program that watches, from outside it.
public enum AlarmRequest: Sendable, Hashable {
  /// An alarm was seen; nil means all that wait for it.
  case acknowledge(id: String?)
  /// Silence for so many milliseconds.
  case shelve(id: String, span: Int64)
  case unshelve(id: String)
  /// Release a latched alarm whose condition is over; nil means all of them.
  case reset(id: String?)

  private static let every = "*"

  /// One line of words between spaces: `shelve 900000 rsi-silver`; ids have no spaces.
  public var text: String {
    switch self {
    case .acknowledge(let id): "acknowledge \(id ?? Self.every)"
    case .shelve(let id, let span): "shelve \(span) \(id)"
    case .unshelve(let id): "unshelve \(id)"
    case .reset(let id): "reset \(id ?? Self.every)"
    }
  }

  /// Reads what `text` writes; nil for anything else.
  public init?(_ text: String) {
    let words = text.split(separator: " " as Character, omittingEmptySubsequences: false).map(String.init)
    guard let last = words.last, !last.isEmpty else { return nil }
    let id = last == Self.every ? nil : last
    switch (words.first, words.count, id) {
    case ("acknowledge", 2, _): self = .acknowledge(id: id)
    case ("reset", 2, _): self = .reset(id: id)
    case ("unshelve", 2, let id?): self = .unshelve(id: id)
    case ("shelve", 3, let id?):
      guard let span = Int64(words[1]), span > 0 else { return nil }
      self = .shelve(id: id, span: span)
    default: return nil
    }
  }
}

extension AlarmBoard {
  /// Does what an operator asks for.
  ///
  /// - Returns: for how many alarms it did anything.
  @discardableResult
  public mutating func perform(_ request: AlarmRequest, at time: Timestamp) -> Int {
    switch request {
    case .acknowledge(nil): acknowledgeAll(at: time)
    case .acknowledge(let id?): acknowledge(id: id, at: time) ? 1 : 0
    case .shelve(let id, let span): shelve(id: id, for: span, at: time) ? 1 : 0
    case .unshelve(let id): unshelve(id: id, at: time) ? 1 : 0
    case .reset(nil): resetAll(at: time)
    case .reset(let id?): reset(id: id, at: time) ? 1 : 0
    }
  }
}
