/// How well a text fits what somebody has typed of it: all letters in their order, not necessarily side by side.
enum FuzzyMatch {
  /// Nil when it does not fit; more is better. Letters that begin a word, and runs of letters, count for more; a short
  /// text for more than a long one.
  ///
  /// - Complexity: O(text).
  static func score(_ text: String, for query: String) -> Int? {
    let letters = Array(text.lowercased())
    let wanted = Array(query.lowercased()).filter { $0 != " " }
    guard !wanted.isEmpty else { return 0 }
    var score = 0
    var next = 0
    var last = -2
    for (place, letter) in letters.enumerated() where next < wanted.count && letter == wanted[next] {
      let beginsWord = place == 0 || letters[place - 1] == " " || letters[place - 1] == "-"
      score += 1 + (beginsWord ? 8 : 0) + (place == last + 1 ? 5 : 0)
      last = place
      next += 1
    }
    guard next == wanted.count else { return nil }
    // What is written in one piece goes before what is only scattered about.
    if text.lowercased().contains(query.lowercased()) { score += 40 }
    return score * 100 - letters.count
  }
}
