import Screen

/// A text in lines of at most so many columns, broken at blanks; a word that is longer is shortened, numbers never.
///
/// - Returns: no line without room or text.
package func wrapped(_ text: String, to width: Int) -> [String] {
  guard width > 0 else { return [] }
  var lines: [String] = []
  var line = ""
  for word in words(of: text) {
    if !line.isEmpty, columnWidth(of: line) + 1 + columnWidth(of: word) <= width {
      line += " \(word)"
    } else {
      if !line.isEmpty { lines.append(line) }
      line = shortened(word, to: width)
    }
  }
  return line.isEmpty ? lines : lines + [line]
}

/// The words of a text; a number and the sign or letter after it are one.
private func words(of text: String) -> [String] {
  var words: [String] = []
  for word in text.split(separator: " ", omittingEmptySubsequences: true) {
    let isUnit = word.count == 1 && word.first?.isNumber == false
    if isUnit, let last = words.last, last.last?.isNumber == true {
      words[words.count - 1] = "\(last) \(word)"
    } else {
      words.append(String(word))
    }
  }
  return words
}
