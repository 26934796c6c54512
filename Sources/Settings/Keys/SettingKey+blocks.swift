extension SettingKey {
  /// The same key for what holds its choices.
  ///
  /// - Parameter prefix: what comes before the names of its variables; nil when it has none there.
  func lifted<Outer>(
    _ field: WritableKeyPath<Outer, Choices> & Sendable, variables prefix: String?
  ) -> SettingKey<Outer> {
    var key = SettingKey<Outer>(
      name, comment, shape: shape,
      read: { [read] outer, reader, place in read(&outer[keyPath: field], &reader, place) },
      text: { [text] outer in text(outer[keyPath: field]) })
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
    let inner = keys.map { $0.lifted(field, variables: variables) }
    var block = SettingKey(
      name, comment,
      read: { choices, reader, place in
        guard let node = reader[name] else { return }
        if let refusal, node.mapping == nil { return reader.report(refusal, at: node.line) }
        var block = MappingReader(node, title: name, known: inner.map(\.name))
        for key in inner { key.read(&choices, &block, place) }
        reader.take(block.problems)
      }, text: { choices in inner.flatMap { $0.lines(choices) }.map { "\n  \($0)" }.joined() })
    block.inner = inner
    return block
  }
}
