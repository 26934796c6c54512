import Screen
import Widgets

/// Lines of text below each other, in their styles.
struct TextRows {
  typealias Line = [(String, Style)]
  private(set) var lines: [Line] = []

  mutating func add(_ line: Line) { lines.append(line) }

  mutating func addBlank() { lines.append([]) }

  /// A text in as many lines as it needs.
  ///
  /// - Parameter indent: blanks before each.
  mutating func add(_ text: String, style: Style, width: Int, indent: Int = 0) {
    for line in wrapped(text, to: width - indent) {
      lines.append([(String(repeating: " ", count: indent) + line, style)])
    }
  }

  func draw(into frame: inout Frame, in rect: Rect) {
    for (row, line) in lines.enumerated() where row < rect.height && !line.isEmpty {
      TextLine(left: line.map { .init($0.0, style: $0.1) }).draw(
        into: &frame, in: rect.droppingTop(row).top(1))
    }
  }
}
