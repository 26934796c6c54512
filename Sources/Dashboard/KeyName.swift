import Screen

extension Key {
  private static let named: [(name: String, key: Key)] = [
    ("space", .character(" ")), ("Enter", .enter), ("Tab", .tab), ("Shift-Tab", .backTab), ("Esc", .escape),
    ("Backspace", .backspace), ("Delete", .delete), ("Up", .up), ("Down", .down), ("Left", .left),
    ("Right", .right), ("PageUp", .pageUp), ("PageDown", .pageDown), ("Home", .home), ("End", .end),
    // Other names that people write.
    ("Return", .enter), ("BackTab", .backTab), ("Escape", .escape), ("Del", .delete), ("PgUp", .pageUp),
    ("PgDn", .pageDown), ("Ctrl-space", .control(" ")),
    // Terminals send the same byte for these.
    ("Ctrl-I", .tab), ("Ctrl-J", .enter), ("Ctrl-M", .enter), ("Ctrl-H", .backspace), ("Ctrl-[", .escape),
  ]

  /// The key as it is written for people: `a`, `space`, `Ctrl-Q`, `F1`, `PageDown`.
  public var name: String {
    if let named = Self.named.first(where: { $0.key == self }) { return named.name }
    switch self {
    case .character(let character): return String(character)
    case .control(let character): return "Ctrl-\(character.uppercased())"
    case .function(let number): return "F\(number)"
    default: return "\(self)"
    }
  }

  /// The key that a person wrote; nil for what is none. Reads every `name`.
  ///
  /// - Parameter name: one character, which is taken as it is (`Q` is Shift and q), or a word, of which case does not
  ///   matter.
  public init?(name: String) {
    if name.unicodeScalars.count == 1, let scalar = name.unicodeScalars.first {
      guard scalar != " ", columnWidth(of: scalar) > 0 else { return nil }
      self = .character(Character(scalar))
      return
    }
    let lower = name.lowercased()
    if let named = Self.named.first(where: { $0.name.lowercased() == lower }) {
      self = named.key
    } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...63).contains(number),
      lower == "f\(number)"
    {
      self = .function(number)
    } else if lower.hasPrefix("ctrl-"), lower.utf8.count == 6, let last = lower.last,
      last.isLowercaseLetter || "\\]^_".contains(last)
    {
      self = .control(last)
    } else {
      return nil
    }
  }

  /// What the terminal itself does when the key is pressed, so that no program ever sees it; nil for all others.
  public var reservedFor: String? {
    switch self {
    case .control("c"): "ends the program"
    case .control("\\"): "ends the program at once"
    case .control("z"): "stops the program"
    default: nil
    }
  }
}

extension Command {
  /// As the configuration names it: `next-theme`; where two states take turns, the thing itself: `pause`.
  public var name: String {
    var words = ""
    for character in "\(self)" {
      if character.isUppercase { words += "-" }
      words += character.lowercased()
    }
    return words.hasPrefix("toggle-") ? String(words.dropFirst(7)) : words
  }
}

extension Character {
  fileprivate var isLowercaseLetter: Bool { ("a"..."z").contains(self) }
}
