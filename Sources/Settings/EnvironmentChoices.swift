import Yams

/// The keys of the configuration that a variable of the environment can set, too.
enum EnvironmentChoices {
  private enum Shape {
    case word
    /// Several, between spaces.
    case words
    /// `name=value`, several between spaces.
    case pairs
  }

  /// What a variable stands for: a key, perhaps inside a block.
  private struct Variable {
    var name: String
    var block: String?
    var key: String
    var shape = Shape.word
  }

  private static let variables: [Variable] = [
    Variable(name: "BULLION_THEME", key: "theme"), Variable(name: "BULLION_FPS", key: "frames-per-second"),
    Variable(name: "BULLION_BELL", key: "bell"), Variable(name: "BULLION_SUPPLY", key: "supply"),
    Variable(name: "BULLION_HOLIDAYS", key: "holidays", shape: .pairs),
    Variable(name: "BULLION_FEED", key: "feed", shape: .words),
    Variable(name: "BULLION_FEED_URLS", key: "feed-urls", shape: .pairs),
    Variable(name: "BULLION_LIVE_SOURCES", block: "live", key: "sources", shape: .words),
    Variable(name: "BULLION_LIVE_DEVIATION", block: "live", key: "deviation"),
    Variable(name: "BULLION_LIVE_SWITCH_BACK", block: "live", key: "switch-back"),
    Variable(name: "BULLION_LIVE_SILENT", block: "live", key: "silent"),
    Variable(name: "BULLION_STORE_ENABLED", block: "store", key: "enabled"),
    Variable(name: "BULLION_STORE_PATH", block: "store", key: "path"),
    Variable(name: "BULLION_STORE_MINUTE_BARS", block: "store", key: "minute-bars"),
    Variable(name: "BULLION_STORE_QUOTES", block: "store", key: "quotes"),
    Variable(name: "BULLION_STORE_SIZE", block: "store", key: "size"),
    Variable(name: "BULLION_LOG_PATH", block: "log", key: "path"),
    Variable(name: "BULLION_LOG_LEVEL", block: "log", key: "level"),
    Variable(name: "BULLION_LOG_SIZE", block: "log", key: "size"),
    Variable(name: "BULLION_OANDA_ACCOUNT", block: "secrets", key: "oanda-account"),
    Variable(name: "BULLION_OANDA_TOKEN_FILE", block: "secrets", key: "oanda-token-file"),
    Variable(name: "BULLION_OANDA_PRACTICE", block: "secrets", key: "oanda-practice"),
  ]

  /// The names, in the order of the file's keys.
  static let names = variables.map(\.name)

  /// Lays what the environment says over a configuration. Relative paths begin at the working directory.
  ///
  /// - Throws: what is wrong with the first variable that is not as it should be.
  static func apply(
    _ variable: (String) -> String?, to configuration: inout Configuration
  ) throws(SettingsError) {
    for choice in variables {
      guard let text = variable(choice.name), !text.isEmpty else { continue }
      func failure(_ problems: [String]) -> SettingsError {
        SettingsError(source: choice.name, problems: problems.map { SettingsProblem(line: nil, $0) })
      }
      guard let value = node(text, choice.shape) else {
        throw failure([
          "must be \(choice.key == "holidays" ? "date=closed" : "name=url"), several between spaces"
        ])
      }
      let inner = mapping([(choice.key, value)])
      let root = choice.block.map { mapping([($0, inner)]) } ?? inner
      var reader = MappingReader(root, known: ConfigurationReader.keys)
      ConfigurationReader.readChoices(into: &configuration, &reader, source: "", variable: variable)
      guard reader.problems.isEmpty else {
        throw failure(reader.problems.map { withoutNames($0.text, choice) })
      }
      configuration.variables.append(choice.name)
    }
  }

  private static func node(_ text: String, _ shape: Shape) -> Node? {
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

  /// A problem names block and key, which the variable's name says already.
  private static func withoutNames(_ text: String, _ choice: Variable) -> String {
    var rest = text[...]
    if let block = choice.block, rest.hasPrefix("\(block): ") { rest = rest.dropFirst(block.count + 2) }
    if rest.hasPrefix("\(choice.key) must ") { rest = rest.dropFirst(choice.key.count + 1) }
    return String(rest)
  }
}
