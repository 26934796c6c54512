/// The text with everything that a terminal obeys or a reader cannot see spelled out.
///
/// Foreign text (a refused line, a file name) goes through here before it is printed, so that it can neither
/// move the cursor nor hide or reorder letters. Tab, newline, return and escape become `\t`, `\n`, `\r`, `\e`;
/// other controls `\xNN`; bidirectional, zero-width and other invisible characters `\u{NNNN}`. A backslash
/// stays as it is, so applying it twice changes nothing. O(n).
public func visible(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { $0.mustBeSpelled }) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar.mustBeSpelled {
      result += scalar.spelling
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension Unicode.Scalar {
  fileprivate var mustBeSpelled: Bool {
    if value < 0x7F { return value < 0x20 }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }

  fileprivate var spelling: String {
    switch value {
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x1B: "\\e"
    case ..<0x10: "\\x0" + String(value, radix: 16, uppercase: true)
    case ..<0xA0: "\\x" + String(value, radix: 16, uppercase: true)
    default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }
  }
}
