/// One key of the configuration file, with everything that is said about it.
///
/// Reading, the commented file of `bullion config show`, the variable of the environment and the words of errors follow
/// from it. The default is the initial value of the key's field.
struct SettingKey<Choices>: Sendable {
  /// Reads the key's value into its field, when it is given.
  typealias Read = @Sendable (inout Choices, inout MappingReader, SettingPlace) -> Void

  var name: String
  /// The lines above the key; an empty one for a key that shares the comment of the key before it.
  var comment: String
  /// What follows `BULLION_` in the name of the key's variable; nil when it has none.
  var variable: String?
  var shape: VariableShape
  var read: Read
  /// What stands behind the colon, the blank or the line break before it included.
  var text: @Sendable (Choices) -> String
  /// The keys of a block; empty for a key that is none.
  var inner: [SettingKey] = []

  /// A key whose value is of no usual kind.
  init(
    _ name: String, _ comment: String, shape: VariableShape = .word, read: @escaping Read,
    text: @escaping @Sendable (Choices) -> String
  ) {
    self.name = name
    self.comment = comment
    self.shape = shape
    self.read = read
    self.text = text
    variable = String(name.uppercased().map { $0 == "-" ? "_" : $0 })
  }

  /// A key with a field that always has a value.
  init<Value>(
    _ name: String, _ field: WritableKeyPath<Choices, Value> & Sendable, _ kind: SettingKind<Value>,
    _ comment: String
  ) {
    self.init(
      name, comment.replacing("{range}", with: kind.range), shape: kind.isList ? .words : .word,
      read: { choices, reader, place in
        if let value = kind.read(&reader, name, place) { choices[keyPath: field] = value }
      }, text: { " \(kind.text($0[keyPath: field]))" })
  }

  /// A key with a field that may be left open.
  init<Value>(
    _ name: String, _ field: WritableKeyPath<Choices, Value?> & Sendable, _ kind: SettingKind<Value>,
    _ comment: String
  ) {
    self.init(
      name, comment.replacing("{range}", with: kind.range), shape: kind.isList ? .words : .word,
      read: { choices, reader, place in
        if let value = kind.read(&reader, name, place) { choices[keyPath: field] = value }
      }, text: { $0[keyPath: field].map { " \(kind.text($0))" } ?? "" })
  }

  /// The same key with another variable of the environment than follows from its name, or with none.
  func settable(as variable: String?) -> SettingKey {
    var key = self
    key.variable = variable
    return key
  }

  /// The key as lines of the file.
  func lines(_ choices: Choices) -> [String] {
    comment.split(separator: "\n").map { "# \($0)" }
      + "\(name):\(text(choices))".split(separator: "\n").map(String.init)
  }

  /// The keys that variables of the environment can set, those of blocks included, in the order of the file.
  var settable: [SettingKey] {
    inner.isEmpty ? (variable == nil ? [] : [self]) : inner.flatMap(\.settable)
  }
}

/// Where a value was written, which the paths in it depend on.
struct SettingPlace {
  /// Relative paths begin at its folder; empty for the working directory.
  var file: String
  /// Looks up an environment variable, for `~` and `${NAME}`.
  var variable: (String) -> String?
}

/// How a variable of the environment holds a value.
enum VariableShape: Sendable {
  case word
  /// Several, between spaces.
  case words
  /// Several between spaces, each of them like this example.
  case pairs(like: String)

  /// One of them.
  var example: String { if case .pairs(let example) = self { example } else { "a text" } }
}
