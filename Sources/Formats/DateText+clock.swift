/// Times of day: with marks between their parts, run together, or as a fraction of a day.
extension DateText {
  /// Milliseconds since midnight; nil when there is no time of day.
  ///
  /// - Parameters:
  ///   - isApart: whether it stands in a column of its own, where a program has taken its zeros off (`90000`).
  ///   - form: how that column is written, where all of it shows it.
  package mutating func takeTimeOfDay(isApart: Bool, form: ClockForm? = nil) -> Int64? {
    if form == .fraction, !rest.contains(UInt8(ascii: ":")) { return takeFractionOfDay() }
    if let byte = rest.first, byte | 0x20 == UInt8(ascii: "t") { rest.removeFirst() }
    skipMarks()
    var half = takeHalf()
    let digits = takeDigits()
    guard !digits.isEmpty else { return nil }
    guard let mark = rest.first, digits.count <= 2, isClockMark(mark, behind: digits) else {
      guard half == nil, rest.first != UInt8(ascii: ":") else { return nil }
      return runTogether(digits, isApart: isApart, form: form)
    }
    rest.removeFirst()
    let minutes = takeDigits()
    // `9h` is nine o'clock, and `0:0` midnight without its zeros.
    let isShort = mark | 0x20 == UInt8(ascii: "h") && minutes.isEmpty || isApart && minutes.count == 1
    guard minutes.count == 2 || isShort, minutes.number < 60 else { return nil }
    var milliseconds = Int64(minutes.number) * 60_000
    if rest.first == mark {
      rest.removeFirst()
      let seconds = takeDigits()
      guard seconds.count == 2 || isApart && seconds.count == 1, seconds.number < 60 else { return nil }
      milliseconds += Int64(seconds.number) * 1000
      if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
        rest.removeFirst()
        let fraction = takeDigits()
        guard !fraction.isEmpty else { return nil }
        milliseconds += Self.milliseconds(ofFraction: fraction)
      }
    }
    let behind = rest
    rest = rest.drop { $0.isBlank || $0 == 0xC2 || $0 == 0xA0 }
    half = half ?? takeHalf()
    if half == nil { rest = behind }
    return Self.hour(digits.number, half).map { Int64($0) * 3_600_000 + milliseconds }
  }

  /// Whether a mark parts hours and minutes: `9:30`, `09.30`, `9h30`.
  private func isClockMark(_ mark: UInt8, behind hours: ArraySlice<UInt8>) -> Bool {
    switch mark {
    case UInt8(ascii: ":"), UInt8(ascii: "h"), UInt8(ascii: "H"): return true
    case UInt8(ascii: "."):
      // `0.25` is a fraction of a day to a spreadsheet.
      let minutes = rest.dropFirst().prefix(while: \.isASCIIDigit)
      return minutes.count == 2 && (hours.count == 2 || hours.number > 0)
    default: return false
    }
  }

  /// `0.375` of a day, to the second where there are digits enough for that.
  private mutating func takeFractionOfDay() -> Int64? {
    let whole = takeDigits()
    guard whole.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
    if rest.isEmpty { return whole.isEmpty ? nil : 0 }
    guard rest.first == UInt8(ascii: ".") else { return nil }
    rest.removeFirst()
    // More digits than these are dust.
    let digits = rest.prefix(while: \.isASCIIDigit)
    rest = rest.dropFirst(digits.count)
    let known = digits.prefix(10)
    guard !known.isEmpty else { return nil }
    let scale = known.reduce(Int64(1)) { scale, _ in scale * 10 }
    let number = Int64(known.number)
    if known.count < 5 { return number * 1440 % scale == 0 ? number * 1440 / scale * 60_000 : nil }
    let seconds = (number * 86_400 + scale / 2) / scale
    return seconds < 86_400 ? seconds * 1000 : nil
  }

  /// `1400`, `140000` and `140000250`, and in a column of its own also `90000` and `0`.
  private mutating func runTogether(
    _ digits: ArraySlice<UInt8>, isApart: Bool, form: ClockForm?
  ) -> Int64? {
    var text = digits
    if isApart, case .digits(let width) = form {
      guard digits.count <= width else { return nil }
      text = Array(repeating: UInt8(ascii: "0"), count: width - digits.count) + digits
      if width == 2 { return text.number < 24 ? Int64(text.number) * 3_600_000 : nil }
    } else if isApart, digits.count < 6, digits.count != 4 {
      guard digits.count == 5 || digits.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
      text = Array(repeating: UInt8(ascii: "0"), count: 6 - digits.count) + digits
    }
    guard [4, 6, 9].contains(text.count) else { return nil }
    let hour = text.prefix(2).number
    let minute = text.dropFirst(2).prefix(2).number
    let second = text.dropFirst(4).prefix(2).number
    guard hour < 24, minute < 60, second < 60 else { return nil }
    var milliseconds = Int64((hour * 60 + minute) * 60 + second) * 1000
    if text.count == 6, digits.count > 1, rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let fraction = takeDigits()
      guard !fraction.isEmpty else { return nil }
      milliseconds += Self.milliseconds(ofFraction: fraction)
    }
    return milliseconds + Int64(text.dropFirst(6).number)
  }

  private static func milliseconds(ofFraction digits: ArraySlice<UInt8>) -> Int64 {
    let three = digits.prefix(3)
    return Int64(three.number) * [100, 10, 1][three.count - 1]
  }

  private enum Half { case morning, afternoon }

  private static func hour(_ hour: Int, _ half: Half?) -> Int? {
    switch half {
    case nil: hour < 24 ? hour : nil
    case .morning: (1...12).contains(hour) ? hour % 12 : nil
    case .afternoon: (1...12).contains(hour) ? hour % 12 + 12 : nil
    }
  }

  /// `AM`, `p.m.`, `下午` and their like.
  private mutating func takeHalf() -> Half? {
    for (words, half) in Self.halves {
      for word in words where rest.starts(with: word) || rest.prefix(word.count).map(\.lowered) == word {
        rest = rest.dropFirst(word.count).drop { $0.isBlank }
        return half
      }
    }
    return nil
  }

  private static let halves: [([[UInt8]], Half)] = [
    (["am", "a.m.", "a. m.", "a.m", "上午", "午前", "오전", "πμ", "ص"].map { Array($0.utf8) }, .morning),
    (["pm", "p.m.", "p. m.", "p.m", "下午", "午後", "오후", "μμ", "م"].map { Array($0.utf8) }, .afternoon),
  ]
}
