import Screen

/// Pads texts so that their decimal points stand below each other.
struct DecimalColumn: Sendable, Hashable {
  /// The widest part before a point, and from the point on.
  private(set) var before = 0
  private(set) var after = 0

  init(_ texts: some Sequence<String>) {
    for text in texts {
      let parts = Self.parts(of: text)
      before = max(before, parts.before)
      after = max(after, parts.after)
    }
  }

  var width: Int { before + after }

  /// The blanks to the left of a text.
  func indent(of text: String) -> Int { max(0, before - Self.parts(of: text).before) }

  /// Up to the point of the first number; a text without a point counts as ending where its number ends, one
  /// without a number as standing before the point.
  private static func parts(of text: String) -> (before: Int, after: Int) {
    let scalars = Array(text.unicodeScalars)
    let mask = numberMask(scalars)
    let start = mask.firstIndex(of: true) ?? scalars.count
    var end = start
    while end < scalars.count, mask[end], scalars[end] != "." { end += 1 }
    let before = scalars[..<end].reduce(0) { $0 + columnWidth(of: $1) }
    return (before, columnWidth(of: text) - before)
  }
}
