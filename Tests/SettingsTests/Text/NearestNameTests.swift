import Testing

@testable import Settings

@Suite struct NearestNameTests {
  @Test(
    "Distances",
    arguments: [
      ("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2),
      ("same", "same", 0), ("drak", "dark", 1), ("ab", "ba", 1), ("ca", "abc", 3),
    ])
  func distance(_ left: String, _ right: String, _ expected: Int) {
    #expect(NearestName.editDistance(Array(left.utf8), Array(right.utf8)) == expected)
    #expect(NearestName.editDistance(Array(right.utf8), Array(left.utf8)) == expected)
  }

  @Test(
    "The nearest come first",
    arguments: [
      ("thme", ["theme", "them", "rules"], ["theme", "them"]),
      ("onDelay", ["off-delay", "on-delay"], ["on-delay", "off-delay"]),
      ("xyz", ["theme", "rules"], []),
      ("", ["theme"], []),
      ("gold", ["gold-floor", "silver-line"], ["gold-floor"]),
    ])
  func candidates(_ name: String, _ names: [String], _ expected: [String]) {
    #expect(NearestName.candidates(for: name, among: names, atMost: 2) == expected)
  }

  @Test func endlessNamesAreNotLookedUp() {
    #expect(NearestName.candidates(for: String(repeating: "theme", count: 100_000), among: ["theme"]) == [])
  }
}
