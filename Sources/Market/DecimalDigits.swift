/// A finite number as decimal digits: 0.d1 d2 d3 … times ten to the power of `point`.
struct DecimalDigits {
  var isNegative: Bool
  /// Values 0 to 9, the first one not zero; empty for zero.
  private(set) var digits: [UInt8] = []
  /// How many of the digits stand before the decimal point; negative for leading zeros after it.
  private(set) var point = 0

  var isZero: Bool { digits.isEmpty }

  /// The fewest digits that read back as exactly this number, which must be finite.
  init(shortest value: Double) {
    isNegative = value < 0
    var pointSeen = false
    var exponent = 0
    var text = value.magnitude.description.utf8[...]
    while let byte = text.popFirst() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if !pointSeen { point += 1 }
        if byte == UInt8(ascii: "0"), digits.isEmpty {
          point -= 1
          continue
        }
        digits.append(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "."): pointSeen = true
      default:
        exponent = Int(Substring(text)) ?? 0
        text = text[text.endIndex...]
      }
    }
    point = isZero ? 0 : point + exponent
    trim()
  }

  /// `magnitude` divided by ten to the power of `scale`.
  init(_ magnitude: UInt64, scale: Int, isNegative: Bool) {
    self.isNegative = isNegative
    guard magnitude > 0 else { return }
    var rest = magnitude
    while rest > 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    digits.reverse()
    point = digits.count - scale
  }

  /// Rounds half away from zero to so many decimals.
  mutating func round(toDecimals decimals: Int) {
    let kept = point + decimals
    guard kept < digits.count else { return }
    guard kept >= 0 else {
      digits = []
      return
    }
    let roundsUp = digits[kept] >= 5
    digits.removeSubrange(kept...)
    if roundsUp {
      var index = kept - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
  }

  /// Written out without an exponent.
  ///
  /// - Parameter decimals: digits after the point, cut or filled with zeros; nil for as many as there are.
  func text(decimals: Int?, grouping: Bool, alwaysSigned: Bool) -> String {
    let fraction = decimals ?? max(0, digits.count - point)
    var text = ASCIIText(reserving: max(point, 1) * 2 + fraction + 2)
    if isNegative && !isZero {
      text.append("-" as Unicode.Scalar)
    } else if alwaysSigned {
      text.append("+" as Unicode.Scalar)
    }
    if isZero || point <= 0 { text.append("0" as Unicode.Scalar) }
    let whole = isZero ? 0 : max(point, 0)
    for position in 0..<whole {
      text.append(character(at: position))
      let left = whole - position - 1
      if grouping, left > 0, left % 3 == 0 { text.append("," as Unicode.Scalar) }
    }
    if fraction > 0 {
      text.append("." as Unicode.Scalar)
      for position in 0..<fraction { text.append(character(at: point + position)) }
    }
    return text.string
  }

  private func character(at position: Int) -> UInt8 {
    UInt8(ascii: "0") + (digits.indices.contains(position) ? digits[position] : 0)
  }
}
