import Yams

/// The one document of a YAML text.
enum YAMLDocument {
  /// - Returns: nil for an empty document.
  static func root(of yaml: String) throws(SettingsProblem) -> Node? {
    do {
      // Without the rules for numbers and dates, which cost more than all the rest: the readers here ask for the
      // type they want.
      return try Yams.compose(yaml: yaml, .basic)
    } catch let error as YamlError {
      throw problem(error)
    } catch {
      throw SettingsProblem(line: nil, "not readable as YAML: \(error)")
    }
  }

  private static func problem(_ error: YamlError) -> SettingsProblem {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let tab =
        problem.contains("cannot start any token") ? " (is it a tab? YAML indents with spaces only)" : ""
      return SettingsProblem(
        line: mark.line, "not readable as YAML: \(context.map { "\($0.text): " } ?? "")\(problem)\(tab)")
    case .reader(let problem, let offset, _, let yaml):
      let line = offset.map { yaml.prefix($0).count { $0.isNewline } + 1 }
      return SettingsProblem(line: line, "not readable as YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
      return SettingsProblem(line: context.mark.line, "\(names) is there more than once")
    default: return SettingsProblem(line: nil, "not readable as YAML")
    }
  }
}

extension SettingsProblem: Error {}

extension Node.Mapping {
  /// The value of a key; cheaper than Yams' subscript, which asks its rules for numbers and dates about the key.
  func value(of key: String) -> Node? { first { $0.key.scalar?.string == key }?.value }
}

extension Node {
  /// Nothing was written: an empty value, `~` or `null`.
  var isEmptyValue: Bool {
    guard case .scalar(let scalar) = self, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null"
  }

  /// The line of the node, from 1.
  var line: Int? { mark?.line }

  /// What the node is, for a reader who expected something else.
  var kindName: String {
    switch self {
    case .scalar(let scalar): "\"\(scalar.string.prefix(60))\""
    case .mapping: "a block of keys"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }
}
