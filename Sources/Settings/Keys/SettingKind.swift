import BullionMarket

/// What the value of a key may be: how it is read, and how it is written.
struct SettingKind<Value>: Sendable {
  /// What it may be, in words: `{range}` in the comment of a key.
  var range = ""
  /// Whether a variable of the environment holds several, between spaces.
  var isList = false
  /// The value of the key of this name; nil when it is not given, or is none.
  var read: @Sendable (inout MappingReader, _ key: String, SettingPlace) -> Value?
  /// The value as it stands in the file.
  var text: @Sendable (Value) -> String
}

extension SettingKind<Double> {
  static func number(_ range: ClosedRange<Double>) -> Self {
    Self(
      range: YAMLText.bounds(of: range), read: { reader, key, _ in reader.number(key, in: range) },
      text: YAMLText.number)
  }
}

extension SettingKind<Int> {
  static func integer(_ range: ClosedRange<Int>) -> Self {
    let words = "\(range.lowerBound) to \(range.upperBound)"
    return Self(range: words, read: { reader, key, _ in reader.integer(key, in: range) }, text: { "\($0)" })
  }
}

extension SettingKind<Int64> {
  /// A span in milliseconds.
  static func duration(_ range: ClosedRange<Int64>) -> Self {
    Self(
      range: DurationText.bounds(of: range), read: { reader, key, _ in reader.duration(key, in: range) },
      text: { DurationText.text(milliseconds: $0) })
  }

  /// An amount in bytes.
  static func size(_ range: ClosedRange<Int64>) -> Self {
    let bounds = [range.lowerBound, range.upperBound].map { ByteSizeText.text(bytes: $0) }
    return Self(
      range: bounds.joined(separator: " to "), read: { reader, key, _ in reader.size(key, in: range) },
      text: { ByteSizeText.text(bytes: $0) })
  }
}

extension SettingKind<String> {
  /// A file's path; relative ones begin at the configuration's folder.
  static var path: Self {
    Self(
      read: { reader, key, place in reader.text(key).flatMap { reader.path($0, of: key, place) } },
      text: YAMLText.quoted)
  }
}

extension SettingKind<String> {
  /// An address on the network, of http or https.
  static var address: Self {
    Self(
      read: { reader, key, _ in
        guard let text = reader.text(key) else { return nil }
        let hasHost = ["http://", "https://"].contains { text.hasPrefix($0) && text.count > $0.count }
        guard hasHost, !text.contains(where: \.isWhitespace) else {
          reader.report(
            "\(key) must be an address such as https://host/path", at: reader.line(of: key))
          return nil
        }
        return text
      }, text: YAMLText.quoted)
  }
}

extension SettingKind<[String]> {
  /// Any texts, or none.
  static var words: Self {
    Self(
      isList: true, read: { reader, key, _ in reader.texts(key, mayBeEmpty: true) }, text: YAMLText.list)
  }
}

extension SettingKind where Value: Equatable & Sendable {
  /// One of several words; the first that means a value is the one that is written.
  static func choice(_ words: [(String, Value)]) -> Self {
    Self(
      range: words.map(\.0).joined(separator: ", "), read: { reader, key, _ in reader.choice(key, words) },
      text: { value in words.first { $0.1 == value }?.0 ?? "" })
  }
}

extension SettingKind<Int> {
  /// A time of day in minutes: `22:00`.
  static var clock: Self {
    Self(
      read: { reader, key, _ in
        guard let text = reader.text(key) else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
          part.count == 2 && part.allSatisfy(\.isASCIIDigit) ? Int(part) : nil
        }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], hour < 24, minute < 60 else {
          reader.report(
            "\(key) must be a time of day such as 22:00, not \"\(visible(String(text.prefix(40))))\"",
            at: reader.line(of: key))
          return nil
        }
        return hour * 60 + minute
      },
      text: { minutes in
        let digits = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return YAMLText.quoted(digits.joined(separator: ":"))
      })
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension SettingKind<String> {
  /// A name, which is looked up where it is used.
  static var word: Self {
    Self(read: { reader, key, _ in reader.text(key) }, text: YAMLText.quoted)
  }
}

extension SettingKind<Bool> {
  static var flag: Self { .choice([("true", true), ("false", false)]) }
}

extension SettingKind<[String]> {
  /// One or several of some names, each at most once.
  ///
  /// - Parameter noun: what a name stands for.
  static func names(of known: [String], noun: String) -> Self {
    Self(
      range: known.joined(separator: ", "), isList: true,
      read: { reader, key, _ in
        guard let names = reader.texts(key) else { return nil }
        let line = reader.line(of: key)
        for name in names where !known.contains(name) {
          let hint = NearestName.hint(for: name, among: known)
          reader.report("there is no \(noun) \"\(name.prefix(60))\"\(hint)", at: line)
        }
        if Set(names).count < names.count {
          reader.report("\(key) names a \(noun) more than once", at: line)
        }
        return names
      }, text: YAMLText.list)
  }
}
