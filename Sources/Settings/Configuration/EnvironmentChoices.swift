import Yams

/// What variables of the environment say in the place of the configuration file.
enum EnvironmentChoices {
  /// The names, in the order of the file's keys.
  static let names = ConfigurationKeys.settable.map(name)

  private static func name(_ key: SettingKey<Configuration>) -> String { "BULLION_\(key.variable ?? "")" }

  /// Lays what the environment says over a configuration. Relative paths begin at the working directory.
  ///
  /// - Throws: what is wrong with the first variable that is not as it should be.
  static func apply(
    _ variable: (String) -> String?, to configuration: inout Configuration
  ) throws(SettingsError) {
    for key in ConfigurationKeys.settable {
      let name = name(key)
      guard let text = variable(name), !text.isEmpty else { continue }
      func failure(_ problems: [String]) -> SettingsError {
        SettingsError(source: name, problems: problems.map { SettingsProblem(line: nil, $0) })
      }
      guard let value = node(text, key.shape) else {
        throw failure(["must be \(key.shape.example), several between spaces"])
      }
      var reader = MappingReader(mapping([(key.name, value)]), known: [key.name])
      withoutActuallyEscaping(variable) { variable in
        key.read(&configuration, &reader, SettingPlace(file: "", variable: variable))
      }
      guard reader.problems.isEmpty else {
        // The variable's name says already which key it is.
        throw failure(
          reader.problems.map { problem in
            problem.text.hasPrefix("\(key.name) must ")
              ? String(problem.text.dropFirst(key.name.count + 1)) : problem.text
          })
      }
      configuration.variables.append(name)
    }
  }

  /// The value as it would stand in the file; nil when a pair is none.
  private static func node(_ text: String, _ shape: VariableShape) -> Node? {
    func scalar(_ text: some StringProtocol) -> Node {
      // In quotes, so that `~` is a text.
      .scalar(Node.Scalar(String(text), Tag(.implicit), .doubleQuoted))
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    switch shape {
    case .word: return scalar(text)
    case .words: return .sequence(Node.Sequence(words.map(scalar)))
    case .pairs:
      let pairs = words.map { $0.split(separator: "=", maxSplits: 1) }
      guard pairs.allSatisfy({ $0.count == 2 }) else { return nil }
      return mapping(pairs.map { (String($0[0]), scalar($0[1])) })
    }
  }

  private static func mapping(_ pairs: [(String, Node)]) -> Node {
    .mapping(Node.Mapping(pairs.map { (Node.scalar(Node.Scalar($0.0)), $0.1) }))
  }
}
