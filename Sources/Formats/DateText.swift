import BullionMarket

/// Takes a date, a time of day and a zone off a text, one after the other, whatever stands between their parts.
package struct DateText {
  var rest: ArraySlice<UInt8>

  package init(_ text: ArraySlice<UInt8>) { rest = text }

  /// Whether nothing is left but blanks.
  package var isAtEnd: Bool { rest.allSatisfy { $0.isBlank } }

  /// Whether what is left says midnight, as spreadsheets add it to dates.
  var isAtMidnight: Bool { rest.allSatisfy { $0.isBlank || "T0:.".utf8.contains($0) } }

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

  mutating func takeDigits() -> ArraySlice<UInt8> {
    let digits = rest.prefix { $0.isASCIIDigit }
    rest = rest.dropFirst(digits.count)
    return digits.count <= 17 ? digits : []
  }

  /// The letters at the beginning.
  var word: ArraySlice<UInt8> { rest.prefix { $0.isASCIILetter || $0 >= 0x80 } }

  mutating func takeWord() -> ArraySlice<UInt8> {
    let word = word
    rest = rest.dropFirst(word.count)
    return word
  }

  /// What parts a date: one mark or a word of East Asia, with blanks around it.
  mutating func takeSeparator() -> Bool {
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
  mutating func skipPoint() {
    if rest.first == UInt8(ascii: "."), rest.dropFirst().first.map(\.isBlank) ?? true { rest.removeFirst() }
  }

  mutating func skipMarks() { rest = rest.drop { $0.isBlank || ",.-/'".utf8.contains($0) } }

  mutating func skipWord(oneOf words: Set<String>) {
    let word = word
    guard !word.isEmpty,
      words.contains(FoldedWord.fold(word)) || words.contains(String(decoding: word, as: UTF8.self))
    else { return }
    rest = rest.dropFirst(word.count).drop { $0.isBlank || $0 == UInt8(ascii: ".") }
  }
}

extension ArraySlice<UInt8> {
  /// The number that its digits make; there are no more than 17 of them.
  var number: Int { reduce(0) { $0 * 10 + Int($1) - 48 } }
}
