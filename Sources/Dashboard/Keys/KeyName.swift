import Screen

extension Key {
  private static let words: [Key] = [
    .character(" "), .enter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .pageUp,
    .pageDown, .home, .end,
  ]
  private static let named: [(name: String, key: Key)] =
    words.map { ($0.name, $0) } + [
      // Other names that people write.
      ("Return", .enter), ("BackTab", .backTab), ("Escape", .escape), ("Del", .delete), ("PgUp", .pageUp),
      ("PgDn", .pageDown), ("Ctrl-space", .control(" ")),
      // Terminals send the same byte for these.
      ("Ctrl-I", .tab), ("Ctrl-J", .enter), ("Ctrl-M", .enter), ("Ctrl-H", .backspace), ("Ctrl-[", .escape),
    ]

  /// The key as it is written for people: `a`, `space`, `Ctrl-Q`, `F1`, `PageDown`.
  package var name: String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .control(" "): "Ctrl-space"
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .function(let number): "F\(number)"
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .home: "Home"
    case .end: "End"
    }
  }

  /// The key that a person wrote; nil for what is none. Reads every `name`.
  ///
  /// - Parameter name: one character, which is taken as it is (`Q` is Shift and q), or a word, of which case does not
  ///   matter.
  package init?(name: String) {
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
  package var reservedFor: String? {
    switch self {
    case .control("c"): "ends the program"
    case .control("\\"): "ends the program at once"
    case .control("z"): "stops the program"
    default: nil
    }
  }
}

extension Character {
  fileprivate var isLowercaseLetter: Bool { ("a"..."z").contains(self) }
}
