import BullionMarket

/// Dates: their numbers and words, in whatever order they stand.
extension DateText {
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
}
