import BullionMarket

/// Texts and numbers as YAML.
enum YAMLText {
  /// In double quotes; everything that YAML or a terminal would take amiss is escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where visible(String(scalar)) != String(scalar): result += escape(scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// One text, or several between brackets; only those are quoted that need it.
  static func list(_ texts: [String]) -> String {
    let words = texts.map(word)
    return words.count == 1 ? words[0] : "[\(words.joined(separator: ", "))]"
  }

  private static func word(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        || scalar == "-"
    }
    let isWord = isPlain && text.first != "-" && !["", "null"].contains(text)
    return isWord ? text : quoted(text)
  }

  static func number(_ value: Double) -> String { NumberText.shortest(value) }

  /// What a number may be, in words: `0.05 to 20`.
  static func bounds(of range: ClosedRange<Double>) -> String {
    "\(number(range.lowerBound)) to \(number(range.upperBound))"
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    let (letter, width) = value < 0x100 ? ("x", 2) : value < 0x1_0000 ? ("u", 4) : ("U", 8)
    return "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
  }
}
