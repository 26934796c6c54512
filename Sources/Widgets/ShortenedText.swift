import Screen

/// A text cut to a width, ending in an ellipsis and never inside a number.
///
/// A number that does not fit is left out whole; where nothing else would remain, `#` fills the width, since
/// part of a number reads as another number.
///
/// - Parameter width: columns; 0 or less gives an empty text.
package func shortened(_ text: String, to width: Int) -> String {
  guard width > 0 else { return "" }
  if columnWidth(of: text) <= width { return text }
  let scalars = Array(text.unicodeScalars)
  let inNumber = numberMask(scalars)
  var kept = 0
  var columns = 0
  while kept < scalars.count, columns + columnWidth(of: scalars[kept]) <= width - 1 {
    columns += columnWidth(of: scalars[kept])
    kept += 1
  }
  while kept > 0, inNumber[kept - 1] { kept -= 1 }
  if kept == 0, let first = inNumber.first, first { return String(repeating: "#", count: width) }
  var result = String.UnicodeScalarView()
  result.append(contentsOf: scalars[..<kept])
  result.append("…")
  return String(result)
}

/// Which scalars belong to a number: digits, separators between digits, and a sign before them.
func numberMask(_ scalars: [Unicode.Scalar]) -> [Bool] {
  func isDigit(_ index: Int) -> Bool {
    scalars.indices.contains(index) && ("0"..."9").contains(scalars[index])
  }
  return scalars.indices.map { index in
    switch scalars[index] {
    case "0"..."9": true
    case ".", ",", "'", ":": isDigit(index - 1) && isDigit(index + 1)
    case "+", "-", "−", "$": isDigit(index + 1)
    default: false
    }
  }
}
