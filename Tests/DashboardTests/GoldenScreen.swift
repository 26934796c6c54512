import Foundation
import Screen
import Testing

/// Compares a frame cell by cell, characters and styles, with a picture in `Screens/`.
///
/// A picture that does not exist yet is recorded, and recording fails the run, so that a new picture is never
/// silently taken for a correct one. To record one again, delete its file.
func expectScreen(_ frame: Frame, named name: String, sourceLocation: SourceLocation = #_sourceLocation)
  throws
{
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Screens/\(name).txt")
  let drawn = picture(of: frame)
  guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
    try drawn.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name).txt: look at it, then run again", sourceLocation: sourceLocation)
    return
  }
  guard drawn != expected else { return }
  let lines = zip(
    drawn.split(separator: "\n", omittingEmptySubsequences: false),
    expected.split(separator: "\n", omittingEmptySubsequences: false))
  let differences = lines.enumerated().filter { $0.element.0 != $0.element.1 }.prefix(6).map {
    "line \($0.offset + 1)\n  is       \($0.element.0)\n  expected \($0.element.1)"
  }
  Issue.record("\(name) differs:\n\(differences.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

/// The text, and below it one letter per cell for its style, with a legend.
private func picture(of frame: Frame) -> String {
  var letters: [Style: Character] = [:]
  var legend: [String] = []
  let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
  var styles = ""
  for y in 0..<frame.size.rows {
    for x in 0..<frame.size.columns {
      let style = frame[x, y].style
      if letters[style] == nil {
        let letter = letters.count < alphabet.count ? alphabet[letters.count] : "?"
        letters[style] = letter
        legend.append(
          "\(letter) \(style.foreground.kind) on \(style.background.kind) \(style.attributes.rawValue)")
      }
      styles.append(letters[style] ?? "?")
    }
    styles += "\n"
  }
  return frame.text + "\n" + styles + "\n" + legend.joined(separator: "\n") + "\n"
}
