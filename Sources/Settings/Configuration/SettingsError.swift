import BullionMarket

/// Something wrong with a file that a user wrote, with the place where it is.
package struct SettingsProblem: Sendable, Equatable, CustomStringConvertible {
  /// From 1; nil when no line is to blame.
  package var line: Int?
  /// Safe to print: control characters are spelled out.
  package var text: String

  init(line: Int?, _ text: String) {
    self.line = line
    self.text = visible(text)
  }

  package var description: String { line.map { "line \($0): \(text)" } ?? text }
}

/// Why a file of settings cannot be used: every problem that was found, in the order of the lines.
package struct SettingsError: Error, Equatable, CustomStringConvertible {
  private static let mostProblems = 20

  /// What the reader calls the file.
  package let source: String
  package let problems: [SettingsProblem]

  init(source: String, problems: [SettingsProblem]) {
    self.source = visible(source)
    self.problems = problems.enumerated().sorted { left, right in
      (left.element.line ?? 0, left.offset) < (right.element.line ?? 0, right.offset)
    }.map(\.element)
  }

  /// A line for each problem, the first twenty of them; in the form that editors can jump to.
  package var description: String {
    var lines = problems.prefix(Self.mostProblems).map { problem in
      "\(source):\(problem.line.map { "\($0):" } ?? "") \(problem.text)"
    }
    if problems.count > lines.count { lines.append("… and \(problems.count - lines.count) more problems") }
    return lines.joined(separator: "\n")
  }
}
