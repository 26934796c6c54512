import BullionAlarms
import Foundation
import Settings
import Testing

@Suite struct ConfigurationEditorTests {
  private func newRule(_ id: String = "gold-6000") throws -> AlarmRule {
    try ConfigurationEditor.rule(
      [("id", id), ("metric", "price.gold"), ("condition", "above"), ("limit", "6000")], in: Configuration())
  }

  private static let lines = [
    "id: gold-6000", "  metric: price.gold", "  condition: above", "  limit: 6000", "  deadband: 15",
    "  on-delay: 0 s", "  off-delay: 10 s", "  priority: 2", "  message: \"gold at or above 6,000\"",
  ]

  private func entry(_ indentation: String, _ lineBreak: String = "\n") -> String {
    Self.lines.enumerated().map { indentation + ($0.offset == 0 ? "- " : "") + $0.element + lineBreak }
      .joined()
  }

  @Test func aFileIsBegun() throws {
    #expect(
      try ConfigurationEditor.adding(newRule(), to: "", source: "f") == "rules:\n" + entry("  "))
  }

  @Test(
    "Everything else stays byte for byte",
    arguments: [
      // No rules yet, with and without a line break at the end.
      ("# mine\ntheme: light # bright", "\n\nrules:\n", "  ", "", "\n"),
      ("theme: light\n", "\nrules:\n", "  ", "", "\n"),
      // Behind the last entry, before the comments of the next key.
      ("rules:\n  - id: ratio-low\n    limit: 45 # low\n", "", "  ", "\n# the look\ntheme: light\n", "\n"),
      ("rules:\n- id: ratio-low\n\n", "", "", "theme: light\n", "\n"),
      ("rules: # none yet\n", "", "  ", "theme: light\n", "\n"),
      ("rules:\n    # old\n    - {id: ratio-low}", "\n", "    ", "", "\n"),
      ("theme: light\r\nrules:\r\n  - id: ratio-low\r\n", "", "  ", "oversold: 20\r\n", "\r\n"),
    ])
  func placed(
    _ before: String, _ between: String, _ indentation: String, _ after: String, _ lineBreak: String
  )
    throws
  {
    let result = try ConfigurationEditor.adding(newRule(), to: before + after, source: "f")
    var head = before
    // Blank lines behind the list stay behind the new entry.
    var tail = after
    if head.hasSuffix("\n\n") {
      head.removeLast()
      tail = "\n" + tail
    }
    #expect(result == head + between + entry(indentation, lineBreak) + tail)
    #expect(try configuration(result).settings.rules.last == newRule())
  }

  @Test("A list in brackets is not rewritten", arguments: ["rules: []\n", "rules: [{id: ratio-low}]\n"])
  func brackets(_ text: String) throws {
    #expect {
      try ConfigurationEditor.adding(try newRule(), to: text, source: "f")
    } throws: { error in
      "\(error)".hasPrefix(
        "f:1: rules is not a list with a dash before each entry; write this entry into it: {id: gold-6000,")
    }
  }

  @Test func aBrokenFileIsNotTouched() throws {
    #expect(throws: SettingsError.self) {
      try ConfigurationEditor.adding(try newRule(), to: "thme: light\n", source: "f")
    }
    // A document's end mark would cut the new entry off.
    #expect(throws: SettingsError.self) {
      try ConfigurationEditor.adding(try newRule(), to: "theme: light\n...\n", source: "f")
    }
  }

  @Test func anIDIsAddedOnce() throws {
    let once = try ConfigurationEditor.adding(newRule(), to: "", source: "f")
    #expect(throws: SettingsError.self) {
      try ConfigurationEditor.adding(try newRule(), to: once, source: "f")
    }
    #expect(throws: SettingsError.self) { try newRule("gold-floor") }
  }

  @Test(
    "What the command line gives is checked like the file",
    arguments: [
      ("limit", "x", "n: limit must be a number, not \"x\""),
      ("metric", "price.glod", "n: there is no metric \"price.glod\"; did you mean \"price.gold\""),
      ("message", "a\u{1b}b", "n: message must not contain control or invisible characters: a\\eb"),
      ("priority", "\"\n- id: z", "n: priority must be a whole number from 1 to 3, not \"\"\\n- id: z\""),
    ])
  func values(_ key: String, _ value: String, _ text: String) {
    var values = [("id", "n"), ("metric", "price.gold"), ("condition", "above"), ("limit", "1")]
    values.removeAll { $0.0 == key }
    values.append((key, value))
    #expect {
      try ConfigurationEditor.rule(values.map { (key: $0.0, value: $0.1) }, in: Configuration())
    } throws: { "\($0)".hasPrefix(text) }
  }

  @Test func aFileIsMadeWithItsFolders() throws {
    try withFolder { folder in
      let path = "\(folder)/a/b/config.yaml"
      _ = try ConfigurationEditor.apply(.add(newRule()), toFile: path, variable: { _ in nil })
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "rules:\n" + entry("  "))
      #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/a/b") == ["config.yaml"])
    }
  }

  @Test func aSymbolicLinkAndItsModeStay() throws {
    try withFolder { folder in
      try "theme: light\n".write(toFile: "\(folder)/real.yaml", atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(folder)/real.yaml")
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/config.yaml", withDestinationPath: "real.yaml")
      _ = try ConfigurationEditor.apply(
        .add(newRule()), toFile: "\(folder)/config.yaml", variable: { _ in nil })
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/config.yaml") == "real.yaml")
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/real.yaml")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(
        try String(contentsOfFile: "\(folder)/real.yaml", encoding: .utf8) == "theme: light\n\nrules:\n"
          + entry("  "))
    }
  }

  @Test func manyAtOnceLoseNothing() async throws {
    let folder = "\(FileManager.default.temporaryDirectory.path)/settings-\(UUID().uuidString)"
    let path = "\(folder)/config.yaml"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          _ = try ConfigurationEditor.apply(
            .add(newRule("r-\(number)")), toFile: path, variable: { _ in nil })
        }
      }
      try await group.waitForAll()
    }
    let read = try configuration(try String(contentsOfFile: path, encoding: .utf8))
    #expect(read.settings.rules.count == AlarmRule.defaults.count + 8)
  }
}
