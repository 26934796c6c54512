/// Words of tables without what differs between programs and keyboards: case, accents, spaces and marks.
package enum FoldedWord {
  /// Letters and digits of a text in lower case, Latin and Greek ones without their accents: `% Var.`, `Último` and
  /// `<TICK_VOL>` become `var`, `ultimo` and `tickvol`.
  package static func fold(_ text: ArraySlice<UInt8>) -> String {
    if text.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: text.filter(\.isASCIIAlphanumeric).map(\.lowered), as: UTF8.self)
    }
    return fold(String(decoding: text, as: UTF8.self))
  }

  /// The same for text.
  package static func fold(_ text: String) -> String {
    var folded = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII {
        if UInt8(ascii: scalar).isASCIIAlphanumeric { folded.unicodeScalars.append(scalar) }
      } else if let plain = plain[scalar] {
        folded += plain
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        folded.unicodeScalars.append(scalar)
      }
    }
    return folded
  }

  /// The runs of letters in a text, folded one by one: `('Close', 'GC=F')` is `close`, `gc` and `f`, `tickVolume` stays
  /// one word.
  package static func words(_ text: ArraySlice<UInt8>) -> [String] {
    text.split { $0 < 0x80 && !$0.isASCIILetter }.map { fold($0) }.filter { !$0.isEmpty }
  }

  private static let accents = [
    "a": "àáâãäåāăąạảấầẩẫậắằẳẵặάἀ", "c": "çćčĉ", "d": "ďđð", "e": "èéêëēėęěẹẻẽếềểễệ", "g": "ğģ",
    "i": "ìíîïīįıịỉĩ", "k": "ķ", "l": "łĺľļ", "n": "ñńňņ", "o": "òóôõöøōőơọỏốồổỗộớờởỡợ", "r": "ŕř",
    "s": "śšşșṣ",
    "t": "ťţțṭ", "u": "ùúûüūůűųưụủũứừửữự", "y": "ýÿỳỵỷỹ", "z": "źžż", "ss": "ß", "ae": "æ", "oe": "œ",
    "th": "þ",
    "α": "ά", "ε": "έ", "η": "ή", "ι": "ίϊΐ", "ο": "ό", "υ": "ύϋΰ", "ω": "ώ", "σ": "ς", "е": "ё", "ا": "أإآ",
  ]

  private static let plain: [Unicode.Scalar: String] = {
    var plain: [Unicode.Scalar: String] = [:]
    for (letter, spellings) in accents {
      for scalar in spellings.unicodeScalars { plain[scalar] = letter }
    }
    return plain
  }()
}

extension UInt8 {
  @inlinable package var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
  /// A capital letter made small; other bytes as they are.
  @inlinable package var lowered: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
