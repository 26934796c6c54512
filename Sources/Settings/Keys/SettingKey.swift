/// How a variable of the environment holds the value.
enum VariableShape: Sendable {
  case word
  /// Several, between spaces.
  case words
  /// Several between spaces, each of them like this example.
  case pairs(like: String)

  /// What one of them is, in words.
  var words: String { if case .pairs(let example) = self { example } else { "a text" } }
}

/// One key of the configuration file, with everything that is said about it.
///
/// Reading, the commented file of `bullion config show`, the variable of the environment and the words of errors follow
/// from it. The default is the initial value of the key's field.
struct SettingKey<Choices>: Sendable {
  /// Reads the key's value into its field, when it is given.
  ///
  /// - Parameters:
  ///   - file: relative paths begin at its folder; empty for the working directory.
  ///   - variable: looks up an environment variable, for `~` and `${NAME}` in paths.
  typealias Read =
    @Sendable (
      _ choices: inout Choices, _ reader: inout MappingReader, _ file: String, _ variable: (String) -> String?
    ) -> Void

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

  init(
    _ name: String, _ comment: String, shape: VariableShape = .word, read: @escaping Read,
    text: @escaping @Sendable (Choices) -> String
  ) {
    self.name = name
    self.comment = comment
    self.shape = shape
    self.read = read
    self.text = text
    variable = Self.variable(of: name)
  }

  /// A name as it stands in variables: `switch-back` is `SWITCH_BACK`.
  static func variable(of name: String) -> String {
    String(name.uppercased().map { $0 == "-" ? "_" : $0 })
  }

  /// The key as lines of the file.
  func lines(_ choices: Choices) -> [String] {
    (comment.isEmpty ? [] : comment.split(separator: "\n").map { "# \($0)" })
      + "\(name):\(text(choices))".split(separator: "\n").map(String.init)
  }

  /// The keys that variables of the environment can set, those of blocks included, in the order of the file.
  var settable: [SettingKey] {
    inner.isEmpty ? (variable == nil ? [] : [self]) : inner.flatMap(\.settable)
  }
}

// MARK: - Keys inside others

extension SettingKey {
  /// The same key for what holds its choices.
  ///
  /// - Parameter prefix: what comes before the names of its variables; nil when it has none there.
  func lifted<Outer>(
    _ field: WritableKeyPath<Outer, Choices> & Sendable, variables prefix: String?
  ) -> SettingKey<Outer> {
    var key = SettingKey<Outer>(name, comment, shape: shape) {
      [read] outer, reader, file, variable in
      read(&outer[keyPath: field], &reader, file, variable)
    } text: { [text] outer in
      text(outer[keyPath: field])
    }
    key.variable = prefix.flatMap { prefix in variable.map { prefix + $0 } }
    key.inner = inner.map { $0.lifted(field, variables: prefix) }
    return key
  }

  /// A block of keys.
  ///
  /// - Parameters:
  ///   - variables: what comes before the names of its keys' variables; nil when they have none.
  ///   - refusal: what to say of a value that is no block, where it must not be repeated.
  static func block<Inner>(
    _ name: String, _ field: WritableKeyPath<Choices, Inner> & Sendable, _ keys: [SettingKey<Inner>],
    variables: String?, refusal: String? = nil, _ comment: String
  ) -> SettingKey {
    let names = keys.map(\.name)
    var block = SettingKey(name, comment) { choices, reader, file, variable in
      guard let node = reader[name] else { return }
      if let refusal, node.mapping == nil {
        reader.report(refusal, at: node.line)
        return
      }
      var inner = MappingReader(node, title: name, known: names)
      for key in keys { key.read(&choices[keyPath: field], &inner, file, variable) }
      reader.take(inner.problems)
    } text: { choices in
      keys.flatMap { $0.lines(choices[keyPath: field]) }.map { "\n  \($0)" }.joined()
    }
    block.variable = nil
    block.inner = keys.map { $0.lifted(field, variables: variables) }
    return block
  }

  /// The same key with another variable of the environment than follows from its name, or with none.
  func settable(as variable: String?) -> SettingKey {
    var key = self
    key.variable = variable
    return key
  }

  /// The same key with a look at what it has to do with the keys before it.
  func followed(
    _ check: @escaping @Sendable (_ choices: Choices, _ reader: inout MappingReader) -> Void
  ) -> SettingKey {
    var key = self
    key.read = { [read] choices, reader, file, variable in
      read(&choices, &reader, file, variable)
      check(choices, &reader)
    }
    return key
  }
}
