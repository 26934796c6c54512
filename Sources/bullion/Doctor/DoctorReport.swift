import BullionMarket
import Screen

/// All findings, for people and for programs.
struct DoctorReport {
  var findings: [DoctorFinding]

  func count(_ state: DoctorFinding.State) -> Int { findings.count { $0.state == state } }

  /// Aligned columns: a glyph and a word, the check, what was found; below it what to change.
  func text(_ glyphs: Glyphs) -> String {
    let names = findings.map { $0.check.map { $0 == "." ? " " : String($0) }.joined() }
    let width = names.map(\.count).max() ?? 0
    var lines: [String] = []
    for (finding, name) in zip(findings, names) {
      let word = Self.word(finding.state)
      let start =
        "\(Self.glyph(finding.state, glyphs)) \(word.padded(to: 7))  \(name.padded(to: width))  "
      lines.append(start + Self.printable(finding.found, glyphs))
      guard let advice = finding.advice else { continue }
      let arrow = glyphs == .unicode ? "→" : "->"
      lines.append(String(repeating: " ", count: start.count) + "\(arrow) \(Self.printable(advice, glyphs))")
    }
    return lines.map { $0 + "\n" }.joined() + "\n\(summary)\n"
  }

  private var summary: String {
    let problems = count(.problem)
    let warnings = count(.warning)
    let parts = [
      problems == 0 ? nil : problems == 1 ? "1 problem" : "\(problems) problems",
      warnings == 0 ? nil : warnings == 1 ? "1 warning" : "\(warnings) warnings",
    ].compactMap { $0 }
    return parts.isEmpty ? "all is in order" : parts.joined(separator: ", ")
  }

  var json: JSONText {
    .object([
      ("schema", .string("bullion.doctor/1")), ("version", .string(Version.number)),
      ("problems", .integer(count(.problem))), ("warnings", .integer(count(.warning))),
      (
        "findings",
        .array(
          findings.map { finding in
            .object([
              ("check", .string(finding.check)), ("state", .string(finding.state.rawValue)),
              ("found", .string(visible(finding.found))), ("advice", .string(finding.advice.map(visible))),
            ])
          })
      ),
    ])
  }

  private static func word(_ state: DoctorFinding.State) -> String {
    switch state {
    case .ok: "ok"
    case .warning: "warn"
    case .problem: "PROBLEM"
    }
  }

  private static func glyph(_ state: DoctorFinding.State, _ glyphs: Glyphs) -> String {
    switch (state, glyphs) {
    case (.ok, .unicode): "✓"
    case (.ok, .ascii): "+"
    case (.warning, _): "!"
    case (.problem, .unicode): "✗"
    case (.problem, .ascii): "x"
    }
  }

  /// Safe to print, and nothing that the locale cannot show.
  private static func printable(_ text: String, _ glyphs: Glyphs) -> String {
    let text = visible(text)
    guard glyphs == .ascii else { return text }
    return text.unicodeScalars.map { $0 == "…" ? "..." : $0.isASCII ? String($0) : "?" }.joined()
  }
}
