/// What of the view is remembered from one run to the next: a small text, a line for each thing.
package struct ViewMemory: Sendable, Equatable {
  private static let heading = "bullion view 1"
  private static let mostLines = 100

  /// The page that was open.
  package var page: String?
  /// A theme's name, or a file's path.
  package var theme: String?
  /// What the pages remember of themselves: `chart.interval`, by their name and their own word.
  package var choices: [String: String] = [:]

  package init() {}

  /// The lines, in a fixed order; what does not fit into a line is left out.
  package var text: String {
    let own = [("page", page), ("theme", theme)].compactMap { key, value in value.map { (key, $0) } }
    let all = own + choices.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let lines = all.filter { Self.isWord($0.0) && Self.isLine($0.1) }.map { "\($0.0) \($0.1)" }
    return ([Self.heading] + lines).joined(separator: "\n") + "\n"
  }

  /// Reads what `text` writes; nil for anything else.
  package init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.first == Self.heading, lines.last?.isEmpty == true, lines.count <= Self.mostLines else {
      return nil
    }
    for line in lines.dropFirst().dropLast() {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2, Self.isWord(parts[0]), Self.isLine(parts[1]) else { return nil }
      switch parts[0] {
      case "page": page = parts[1]
      case "theme": theme = parts[1]
      default: choices[parts[0]] = parts[1]
      }
    }
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  private static func isLine(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 4096
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }
}

extension DashboardState {
  /// What is to be remembered of the view.
  ///
  /// - Parameter theme: the name of the one that is shown.
  package func memory(theme: String) -> ViewMemory {
    var memory = ViewMemory()
    memory.page = page.text
    memory.theme = theme
    memory.choices = pages.memory
    return memory
  }

  /// Takes over what an earlier run has remembered, before the first event.
  ///
  /// - Parameter withPage: false where the page was asked for.
  package mutating func recall(_ memory: ViewMemory, withPage: Bool) {
    pages.recall(memory.choices)
    if withPage, let page = memory.page.map({ PageName($0) }) { pages.show(page) }
  }
}
