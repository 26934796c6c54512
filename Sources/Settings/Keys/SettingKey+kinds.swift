/// The usual kinds of keys. `{range}` in a comment stands for what the value may be.
extension SettingKey {
  /// A key with a field of its own that always has a value.
  ///
  /// - Parameters:
  ///   - range: what the value may be, in words.
  ///   - text: the value as it stands in the file.
  static func field<Value>(
    _ name: String, _ field: WritableKeyPath<Choices, Value> & Sendable, _ comment: String,
    range: String = "",
    read: @escaping @Sendable (inout MappingReader, _ file: String, (String) -> String?) -> Value?,
    text: @escaping @Sendable (Value) -> String
  ) -> SettingKey {
    SettingKey(name, comment.replacing("{range}", with: range)) { choices, reader, file, variable in
      if let value = read(&reader, file, variable) { choices[keyPath: field] = value }
    } text: {
      " \(text($0[keyPath: field]))"
    }
  }

  /// A key with a field of its own that may be left open. (`field` would take a value that is not given for one that
  /// is given as nil.)
  static func open<Value>(
    _ name: String, _ field: WritableKeyPath<Choices, Value?> & Sendable, _ comment: String,
    range: String = "",
    read: @escaping @Sendable (inout MappingReader, _ file: String, (String) -> String?) -> Value?,
    text: @escaping @Sendable (Value) -> String
  ) -> SettingKey {
    SettingKey(name, comment.replacing("{range}", with: range)) { choices, reader, file, variable in
      if let value = read(&reader, file, variable) { choices[keyPath: field] = value }
    } text: {
      $0[keyPath: field].map { " \(text($0))" } ?? ""
    }
  }

  static func number(
    _ name: String, _ field: WritableKeyPath<Choices, Double> & Sendable, _ range: ClosedRange<Double>,
    _ comment: String
  ) -> SettingKey {
    .field(name, field, comment, range: YAMLText.bounds(of: range)) { reader, _, _ in
      reader.number(name, in: range)
    } text: {
      YAMLText.number($0)
    }
  }

  static func integer(
    _ name: String, _ field: WritableKeyPath<Choices, Int> & Sendable, _ range: ClosedRange<Int>,
    _ comment: String
  ) -> SettingKey {
    .field(name, field, comment, range: "\(range.lowerBound) to \(range.upperBound)") { reader, _, _ in
      reader.integer(name, in: range)
    } text: {
      "\($0)"
    }
  }

  /// A span in milliseconds.
  static func duration(
    _ name: String, _ field: WritableKeyPath<Choices, Int64> & Sendable, _ range: ClosedRange<Int64>,
    _ comment: String
  ) -> SettingKey {
    .field(name, field, comment, range: DurationText.bounds(of: range)) { reader, _, _ in
      reader.duration(name, in: range)
    } text: {
      DurationText.text(milliseconds: $0)
    }
  }

  /// A span in milliseconds that may be left open.
  static func duration(
    _ name: String, _ field: WritableKeyPath<Choices, Int64?> & Sendable, _ range: ClosedRange<Int64>,
    _ comment: String
  ) -> SettingKey {
    .open(name, field, comment, range: DurationText.bounds(of: range)) { reader, _, _ in
      reader.duration(name, in: range)
    } text: {
      DurationText.text(milliseconds: $0)
    }
  }

  /// An amount in bytes.
  static func size(
    _ name: String, _ field: WritableKeyPath<Choices, Int64> & Sendable, _ range: ClosedRange<Int64>,
    _ comment: String
  ) -> SettingKey {
    let bounds = [range.lowerBound, range.upperBound].map { ByteSizeText.text(bytes: $0) }
    return .field(name, field, comment, range: bounds.joined(separator: " to ")) { reader, _, _ in
      reader.size(name, in: range)
    } text: {
      ByteSizeText.text(bytes: $0)
    }
  }

  /// A file's path that may be left open; relative ones begin at the configuration's folder.
  static func path(
    _ name: String, _ field: WritableKeyPath<Choices, String?> & Sendable, _ comment: String
  ) -> SettingKey {
    .open(name, field, comment) { reader, file, variable in
      reader.text(name).flatMap { reader.path($0, of: name, besideFile: file, variable: variable) }
    } text: {
      YAMLText.quoted($0)
    }
  }

  /// One of several words; the first that means a value is the one that is written.
  static func choice<Value: Equatable & Sendable>(
    _ name: String, _ field: WritableKeyPath<Choices, Value> & Sendable, _ words: [(String, Value)],
    _ comment: String
  ) -> SettingKey {
    .field(name, field, comment, range: words.map(\.0).joined(separator: ", ")) { reader, _, _ in
      reader.choice(name, words)
    } text: { value in
      words.first { $0.1 == value }?.0 ?? ""
    }
  }

  static func flag(
    _ name: String, _ field: WritableKeyPath<Choices, Bool> & Sendable, _ comment: String
  ) -> SettingKey {
    .choice(name, field, [("true", true), ("false", false)], comment)
  }

  /// One or several of some names, each at most once.
  ///
  /// - Parameter noun: what a name stands for.
  static func names(
    _ name: String, _ field: WritableKeyPath<Choices, [String]> & Sendable, of known: [String], noun: String,
    _ comment: String
  ) -> SettingKey {
    var key = SettingKey.field(name, field, comment, range: known.joined(separator: ", ")) { reader, _, _ in
      guard let names = reader.texts(name) else { return nil }
      let line = reader.line(of: name)
      for name in names where !known.contains(name) {
        let hint = NearestName.hint(for: name, among: known)
        reader.report("there is no \(noun) \"\(name.prefix(60))\"\(hint)", at: line)
      }
      if Set(names).count < names.count {
        reader.report("\(name) names a \(noun) more than once", at: line)
      }
      return names
    } text: {
      YAMLText.list($0)
    }
    key.shape = .words
    return key
  }
}
