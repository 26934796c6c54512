import BullionMarket

/// Takes a date, a time of day and a zone off a text, one after the other, whatever stands between their parts.
package struct DateText {
  private var rest: ArraySlice<UInt8>

  package init(_ text: ArraySlice<UInt8>) { rest = text }

  /// Whether nothing is left but blanks.
  package var isAtEnd: Bool { rest.allSatisfy { $0.isBlank } }

  /// Whether what is left says midnight, as spreadsheets add it to dates.
  var isAtMidnight: Bool { rest.allSatisfy { $0.isBlank || "T0:.".utf8.contains($0) } }

  // MARK: Dates

  /// The date at the beginning; nil when there is none or it can be read in two ways.
  mutating func takeDate(order: DateOrder?) -> CalendarDate? {
    skipMarks()
    guard let date = takeParts(order: order), date.isValid else { return nil }
    return date
  }

  private mutating func takeParts(order: DateOrder?) -> CalendarDate? {
    guard let first = rest.first else { return nil }
    guard first.isASCIIDigit else { return takeDateAfterWord(order: order) }
    let digits = takeDigits()
    switch digits.count {
    case 8, 12, 14, 17: return compact(digits)
    case 4: return takeMonthAndDay(year: digits.number)
    case 1, 2: return takeDateAfterNumber(digits.number, order: order)
    case 6 where isAtEnd:
      // A month without its dash.
      return CalendarDate(year: digits.number / 100, month: digits.number % 100, day: 1)
    default: return nil
    }
  }

  /// `yyyymmdd`, and what follows of `hhmmss` stays.
  private mutating func compact(_ digits: ArraySlice<UInt8>) -> CalendarDate? {
    let number = digits.prefix(8).number
    rest = digits.dropFirst(8) + rest
    return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  private mutating func takeMonthAndDay(year: Int) -> CalendarDate? {
    if rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "m") {
      rest.removeFirst()
      let digits = takeDigits()
      return digits.count == 2 && isAtEnd ? CalendarDate(year: year, month: digits.number, day: 1) : nil
    }
    let separator = rest.first
    guard takeSeparator(), let month = takeMonth() else { return nil }
    let behind = rest
    let isWord = separator.map { $0 >= 0x80 || $0.isBlank } ?? false
    guard isWord || rest.first == separator || rest.first.map({ !$0.isASCIIDigit }) ?? true else {
      return nil
    }
    if rest.first == separator || isWord, takeSeparator() {
      let day = takeDigits()
      if (1...2).contains(day.count) {
        skipWord(oneOf: Self.dayWords)
        skipPoint()
        return CalendarDate(year: year, month: month, day: day.number)
      }
    }
    rest = behind
    return isAtEnd ? CalendarDate(year: year, month: month, day: 1) : nil
  }

  /// A month as a number or by its name.
  private mutating func takeMonth() -> Int? {
    let digits = takeDigits()
    if !digits.isEmpty { return digits.count <= 2 ? digits.number : nil }
    return MonthWords.month(FoldedWord.fold(takeWord()))
  }

  private mutating func takeDateAfterNumber(_ first: Int, order: DateOrder?) -> CalendarDate? {
    let length = rest.count
    skipWord(oneOf: Self.ordinals)
    let hasOrdinal = rest.count < length
    let separator = rest.first
    guard takeSeparator() || hasOrdinal else { return nil }
    skipWord(oneOf: Self.linkWords)
    guard rest.first.map(\.isASCIIDigit) ?? false else {
      guard let month = MonthWords.month(FoldedWord.fold(takeWord())) else { return nil }
      skipMarks()
      skipWord(oneOf: Self.linkWords)
      return takeYear().map { CalendarDate(year: $0, month: month, day: first) }
    }
    let second = takeDigits()
    guard second.count <= 2, rest.first == separator, takeSeparator() else { return nil }
    let third = takeDigits()
    guard third.count == 4 || third.count == 2 || third.count == 1 && order == .ymd else { return nil }
    skipPoint()
    guard rest.first != separator || separator.map(\.isBlank) ?? true else { return nil }
    return date(first, second.number, third, order: order ?? (separator == UInt8(ascii: ".") ? .dmy : nil))
  }

  /// Which of three numbers is what: as `order` says, as the numbers themselves prove, else nil.
  private func date(
    _ first: Int, _ second: Int, _ third: ArraySlice<UInt8>, order: DateOrder?
  ) -> CalendarDate? {
    let year = Self.year(third)
    switch order {
    case .dmy: return CalendarDate(year: year, month: second, day: first)
    case .mdy: return CalendarDate(year: year, month: first, day: second)
    case .ymd:
      return third.count <= 2
        ? CalendarDate(year: Self.fullYear(first), month: second, day: third.number) : nil
    case nil: break
    }
    // In two digits the last can be the day as well.
    if first > 31 { return CalendarDate(year: Self.fullYear(first), month: second, day: third.number) }
    if first > 12 { return CalendarDate(year: year, month: second, day: first) }
    if second > 12 || first == second { return CalendarDate(year: year, month: first, day: second) }
    return nil
  }

  private mutating func takeDateAfterWord(order: DateOrder?) -> CalendarDate? {
    let word = takeWord()
    guard !word.isEmpty else { return nil }
    skipMarks()
    guard let month = MonthWords.month(FoldedWord.fold(word)) else {
      // The name of the day.
      guard rest.first.map({ $0.isASCIIDigit || $0 >= 0x80 || $0.isASCIILetter }) ?? false, word.count <= 24
      else {
        return nil
      }
      if rest.first.map(\.isASCIIDigit) ?? false { return takeParts(order: order) }
      let next = takeWord()
      guard let month = MonthWords.month(FoldedWord.fold(next)) else { return nil }
      skipMarks()
      return takeDayAndYear(month: month)
    }
    return takeDayAndYear(month: month)
  }

  private mutating func takeDayAndYear(month: Int) -> CalendarDate? {
    let day = takeDigits()
    if day.count == 4, isAtEnd { return CalendarDate(year: day.number, month: month, day: 1) }
    guard (1...2).contains(day.count) else { return nil }
    skipWord(oneOf: Self.ordinals)
    skipMarks()
    skipWord(oneOf: Self.linkWords)
    return takeYear().map { CalendarDate(year: $0, month: month, day: day.number) }
  }

  private mutating func takeYear() -> Int? {
    let digits = takeDigits()
    guard digits.count == 4 || digits.count == 2 else { return nil }
    rest = rest.drop { $0.isBlank }
    skipWord(oneOf: Self.yearWords)
    return Self.year(digits)
  }

  private static func year(_ digits: ArraySlice<UInt8>) -> Int {
    digits.count == 2 ? fullYear(digits.number) : digits.number
  }

  /// As spreadsheets take years of two digits: 70 to 99 belong to the last century.
  private static func fullYear(_ number: Int) -> Int { number < 70 ? 2000 + number : 1900 + number }

  private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "º", "ª", "e"]
  private static let linkWords: Set<String> = ["de", "of", "del", "d", "thang"]
  private static let dayWords: Set<String> = ["日", "일"]
  private static let yearWords: Set<String> = ["г", "года", "р", "року", "r", "roku", "年"]

  // MARK: Times of day

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

  // MARK: Zones

  /// Milliseconds ahead of UTC: `Z`, `+01:00`, `-0500`, `+01`, `GMT+1`, `UTC`, `EST`.
  mutating func takeZone() -> Int64? {
    rest = rest.drop { $0.isBlank }
    let letters = rest.prefix { $0.isASCIILetter }
    rest = rest.dropFirst(letters.count)
    let word = FoldedWord.fold(letters)
    guard let hours = word.isEmpty ? 0 : Self.zones[word] else { return nil }
    guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return word.isEmpty ? nil : hours * 3_600_000
    }
    guard hours == 0 else { return nil }
    rest.removeFirst()
    var digits = takeDigits()
    if rest.first == UInt8(ascii: ":"), digits.count <= 2 {
      rest.removeFirst()
      let minutes = takeDigits()
      guard minutes.count == 2 else { return nil }
      digits = digits + minutes
    }
    guard (1...4).contains(digits.count) else { return nil }
    let (whole, minutes) =
      digits.count <= 2 ? (digits.number, 0) : (digits.number / 100, digits.number % 100)
    guard whole < 24, minutes < 60 else { return nil }
    skipComment()
    return Int64(whole * 60 + minutes) * (sign == UInt8(ascii: "-") ? -60_000 : 60_000)
  }

  /// `(Eastern Standard Time)` or `[America/New_York]` behind the offset that it means.
  private mutating func skipComment() {
    let tail = rest.drop { $0.isBlank }
    if tail.first == UInt8(ascii: "(") && tail.last == UInt8(ascii: ")")
      || tail.first == UInt8(ascii: "[") && tail.last == UInt8(ascii: "]")
    {
      rest = []
    }
  }

  private static let zones: [String: Int64] = [
    "z": 0, "gmt": 0, "utc": 0, "ut": 0, "est": -5, "edt": -4, "cet": 1, "cest": 2, "eet": 2, "eest": 3,
    "msk": 3,
  ]

  // MARK: Pieces

  private mutating func takeDigits() -> ArraySlice<UInt8> {
    let digits = rest.prefix { $0.isASCIIDigit }
    rest = rest.dropFirst(digits.count)
    return digits.count <= 17 ? digits : []
  }

  /// The letters at the beginning.
  private var word: ArraySlice<UInt8> { rest.prefix { $0.isASCIILetter || $0 >= 0x80 } }

  private mutating func takeWord() -> ArraySlice<UInt8> {
    let word = word
    rest = rest.dropFirst(word.count)
    return word
  }

  /// What parts a date: one mark or a word of East Asia, with blanks around it.
  private mutating func takeSeparator() -> Bool {
    let length = rest.count
    rest = rest.drop { $0.isBlank }
    if let byte = rest.first {
      if "-/.,'_".utf8.contains(byte) {
        rest.removeFirst()
      } else if byte >= 0x80, MonthWords.month(FoldedWord.fold(word)) == nil {
        rest = rest.drop { $0 >= 0x80 }
      }
    }
    rest = rest.drop { $0.isBlank }
    return rest.count < length
  }

  /// The point behind the last number of a date, as Hungarians, Croats and Koreans write it.
  private mutating func skipPoint() {
    if rest.first == UInt8(ascii: "."), rest.dropFirst().first.map(\.isBlank) ?? true { rest.removeFirst() }
  }

  private mutating func skipMarks() { rest = rest.drop { $0.isBlank || ",.-/'".utf8.contains($0) } }

  private mutating func skipWord(oneOf words: Set<String>) {
    let word = word
    guard !word.isEmpty,
      words.contains(FoldedWord.fold(word)) || words.contains(String(decoding: word, as: UTF8.self))
    else { return }
    rest = rest.dropFirst(word.count).drop { $0.isBlank || $0 == UInt8(ascii: ".") }
  }
}

extension ArraySlice<UInt8> {
  /// The number that its digits make; there are no more than 17 of them.
  fileprivate var number: Int { reduce(0) { $0 * 10 + Int($1) - 48 } }
}
