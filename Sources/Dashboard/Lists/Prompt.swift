import Screen

/// A line in which something is typed.
package struct Prompt: Sendable, Equatable {
  /// What a key has made of it.
  package enum Outcome: Sendable, Equatable {
    case typing
    case done(String)
    case cancelled
  }

  private static let longest = 60

  /// What is asked for.
  package let question: String
  package private(set) var text: String
  /// Whether the text is a proposal, which the first character replaces.
  private var isProposal: Bool

  /// - Parameter proposal: what Enter alone would answer.
  package init(_ question: String, proposal: String = "") {
    self.question = question
    text = proposal
    isProposal = !proposal.isEmpty
  }

  package mutating func receive(_ key: Key) -> Outcome {
    defer { isProposal = false }
    switch key {
    case .enter: return .done(text)
    case .escape: return .cancelled
    case .backspace, .delete: if !text.isEmpty { text.removeLast() }
    case .control("u"): text = ""
    case .character(let character):
      if isProposal { text = "" }
      if text.count < Self.longest { text.append(character) }
    default: break
    }
    return .typing
  }
}
