import BullionMarket

/// A line with fields in braces: `{gold.price:.0} {gold.change:+} %`; `{{` and `}}` are braces.
struct StatusTemplate: Equatable {
  /// What is wrong with a template.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  private enum Part: Equatable {
    case text(String)
    case field(String, decimals: Int?, isSigned: Bool)
  }

  private let parts: [Part]

  /// - Throws: `Problem` for a field that there is not, a brace that is not closed, and a format that is none.
  init(_ text: String) throws(Problem) {
    var parts: [Part] = []
    var plain = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      switch character {
      case "{" where rest.first == "{", "}" where rest.first == "}":
        rest.removeFirst()
        plain.append(character)
      case "{":
        guard let end = rest.firstIndex(of: "}") else {
          throw Problem(description: "a brace is not closed: {\(visible(String(rest.prefix(40))))")
        }
        parts.append(.text(plain))
        plain = ""
        parts.append(try Self.field(rest[..<end]))
        rest = rest[rest.index(after: end)...]
      case "}": throw Problem(description: "a brace closes nothing; write }} for one")
      default: plain.append(character)
      }
    }
    self.parts = parts + [.text(plain)]
  }

  private static func field(_ text: Substring) throws(Problem) -> Part {
    let words = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(words[0])
    guard StatusFields.names.contains(name) else {
      throw Problem(
        description: "there is no field \"\(visible(String(name.prefix(40))))\"; there are "
          + StatusFields.names.joined(separator: ", "))
    }
    var format = words.count > 1 ? words[1] : ""
    let isSigned = format.first == "+"
    if isSigned { format.removeFirst() }
    guard !format.isEmpty else { return .field(name, decimals: nil, isSigned: isSigned) }
    guard format.first == ".", let decimals = Int(format.dropFirst()), (0...6).contains(decimals) else {
      throw Problem(
        description:
          "\"\(visible(String(words[1].prefix(20))))\" is no format of \(name); write :.2, :+ or :+.2")
    }
    return .field(name, decimals: decimals, isSigned: isSigned)
  }

  /// The line for a reading; what is not known is a dash.
  func text(_ fields: StatusFields) -> String {
    parts.map { part in
      switch part {
      case .text(let text): return text
      case .field(let name, let decimals, let isSigned):
        switch fields[name] {
        case .number(let value?, let usual):
          return NumberText.fixed(
            value, decimals: decimals ?? usual, grouping: !isSigned, alwaysSigned: isSigned)
        case .text(let text): return text
        case .number(nil, _), nil: return "—"
        }
      }
    }.joined()
  }
}
