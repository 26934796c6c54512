import BullionMarket
import Yams

/// Reads the keys of one YAML block, each with its type; collects what is wrong instead of stopping at it.
///
/// A key without a value counts as not given.
struct MappingReader {
  private(set) var problems: [SettingsProblem] = []
  /// The line at which the block begins.
  let line: Int?
  private let title: String
  private var values: [String: Node] = [:]

  /// - Parameters:
  ///   - title: what to call the block in problems; empty for the whole file.
  ///   - known: every key that the block may have; others are problems.
  init(_ node: Node, title: String = "", known: [String]) {
    self.title = title
    line = node.line
    guard case .mapping(let mapping) = node else {
      let what = title.isEmpty ? "the file" : title
      problems.append(
        SettingsProblem(
          line: node.line, "\(what) must be keys such as `\(known.first ?? "key"): …`, not \(node.kindName)"))
      return
    }
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key, known.contains(scalar.string) else {
        let name = key.scalar.map { String($0.string.prefix(60)) } ?? "?"
        report(
          SecretChoices.advice(aboutKey: name)
            ?? "unknown key \"\(name)\"\(NearestName.hint(for: name, among: known))",
          at: key.line ?? node.line)
        continue
      }
      values[scalar.string] = value
    }
  }

  /// The value of a key; nil when it is not given.
  subscript(key: String) -> Node? { values[key].flatMap { $0.isEmptyValue ? nil : $0 } }

  func line(of key: String) -> Int? { values[key]?.line ?? line }

  mutating func report(_ text: String, at line: Int?) {
    problems.append(SettingsProblem(line: line, title.isEmpty ? text : "\(title): \(text)"))
  }

  /// Takes over the problems of a block inside this one.
  mutating func take(_ others: [SettingsProblem]) { problems += others }

  /// Any scalar as it is written.
  mutating func text(_ key: String) -> String? {
    guard let node = self[key] else { return nil }
    guard case .scalar(let scalar) = node else {
      expected("a text", of: key, got: node)
      return nil
    }
    return scalar.string
  }

  /// The path that the value of a key means.
  mutating func path(_ text: String, of key: String, _ place: SettingPlace) -> String? {
    do {
      return try PathText.resolved(text, besideFile: place.file, variable: place.variable)
    } catch {
      report("\(key): \(error)", at: line(of: key))
      return nil
    }
  }

  /// A text for the screen: without control and invisible characters, and not endless.
  mutating func caption(_ key: String, longest: Int = 120) -> String? {
    guard let text = text(key) else { return nil }
    guard visible(text) == text else {
      report("\(key) must not contain control or invisible characters: \(text.prefix(60))", at: line(of: key))
      return nil
    }
    guard !text.isEmpty, text.count <= longest else {
      report("\(key) must be 1 to \(longest) characters long", at: line(of: key))
      return nil
    }
    return text
  }

  /// What no reading comes near: a number without a limit of its own.
  static let anyNumber = -1e12...1e12
  static let positive = 0...anyNumber.upperBound

  mutating func number(_ key: String, in range: ClosedRange<Double> = anyNumber) -> Double? {
    let bounds =
      switch (range.lowerBound, range.upperBound) {
      case (Self.anyNumber.lowerBound, Self.anyNumber.upperBound): ""
      case (let lowest, Self.anyNumber.upperBound): ", \(NumberText.shortest(lowest)) or more"
      case (let lowest, let highest):
        " from \(NumberText.shortest(lowest)) to \(NumberText.shortest(highest))"
      }
    return value(key, "a number\(bounds)") { word in
      Self.number(word).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    value(key, "a whole number from \(range.lowerBound) to \(range.upperBound)") { word in
      Int(word).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  mutating func flag(_ key: String) -> Bool? { choice(key, [("true", true), ("false", false)]) }

  /// A span in milliseconds.
  mutating func duration(_ key: String, atMost longest: Int64) -> Int64? { duration(key, in: 0...longest) }

  /// A span in milliseconds.
  mutating func duration(_ key: String, in range: ClosedRange<Int64>) -> Int64? {
    let from = range.lowerBound > 0 ? "from " : ""
    return value(key, "a time such as 30 s or 5 min, \(from)\(DurationText.bounds(of: range))") { word in
      DurationText.milliseconds(word).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// An amount in bytes.
  mutating func size(_ key: String, in range: ClosedRange<Int64>) -> Int64? {
    let bounds = [range.lowerBound, range.upperBound].map { ByteSizeText.text(bytes: $0) }
    return value(key, "a size such as 500 MB or 4 GiB, from \(bounds[0]) to \(bounds[1])") { word in
      ByteSizeText.bytes(word).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// One text, or a list of them; each without control characters, and none empty.
  mutating func texts(_ key: String, mayBeEmpty: Bool = false) -> [String]? {
    guard let node = self[key] else { return nil }
    var entries = [node]
    if case .sequence(let sequence) = node { entries = Array(sequence) }
    let texts = entries.compactMap { $0.scalar?.string }
    guard texts.count == entries.count, mayBeEmpty || !texts.isEmpty,
      texts.allSatisfy({ !$0.isEmpty && visible($0) == $0 })
    else {
      expected("a text, or a list of texts", of: key, got: node)
      return nil
    }
    return texts
  }

  /// One of several words.
  mutating func choice<Value>(_ key: String, _ choices: [(String, Value)]) -> Value? {
    let names = choices.map(\.0).joined(separator: ", ")
    return value(key, "one of \(names)") { word in choices.first { $0.0 == word }?.1 }
  }

  /// The entries of a list.
  mutating func list(_ key: String) -> [Node]? {
    guard let node = self[key] else { return nil }
    guard case .sequence(let sequence) = node else {
      expected("a list, each entry after a dash", of: key, got: node)
      return nil
    }
    return Array(sequence)
  }

  /// A word that a closure understands.
  mutating func value<Value>(_ key: String, _ description: String, _ read: (String) -> Value?) -> Value? {
    guard let node = self[key] else { return nil }
    guard case .scalar(let scalar) = node, let value = read(scalar.string) else {
      expected(description, of: key, got: node)
      return nil
    }
    return value
  }

  /// A word that a closure understands, and that is not repeated when it does not.
  mutating func hidden<Value>(_ key: String, _ description: String, _ read: (String) -> Value?) -> Value? {
    guard let node = self[key] else { return nil }
    if case .scalar(let scalar) = node, let value = read(scalar.string) { return value }
    report("\(key) must be \(description)", at: node.line)
    return nil
  }

  private mutating func expected(_ description: String, of key: String, got node: Node) {
    report("\(key) must be \(description), not \(node.kindName)", at: node.line)
  }

  /// A decimal number; neither `nan` nor hexadecimal.
  static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789.+-eE".utf8.contains($0) }), let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }
}
