import BullionMarket
import Foundation
import Testing

@testable import Settings

/// Nothing that a file can hold may end the program or reach the terminal.
@Suite struct RubbishTests {
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private func read(_ text: String) {
    func check(_ body: () throws -> Void) {
      do { try body() } catch {
        let lines = "\(error)".split(separator: "\n")
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { visible(String($0)) == $0 }, "\(text.debugDescription)")
        #expect(lines.count <= 21)
      }
    }
    check { _ = try ConfigurationReader.configuration(yaml: text, source: "f") }
    check { _ = try SupplyReader.file(text: text, source: "f.yaml") }
    check { _ = try SupplyReader.file(text: text, source: "f.csv") }
    check { _ = try ThemeReader.theme(text, source: "f") }
  }

  @Test("Any characters in any order", arguments: 0..<40)
  func noise(_ seed: Int) {
    var random = Random(state: UInt64(seed))
    let pieces: [String] = [
      ":", " ", "\n", "- ", "[", "]", "{", "}", "\"", "'", "#", "&a", "*a", "!!x", "|", ">", "?", "%", "\t",
      ",", "~",
      "feed", "feed-urls", "live", "sources", "store", "size", "secrets", "oanda-account", "keys", "quit",
      "rules", "id", "metric", "theme", "windows", "rsi", "producers", "country", "0", "-1e999", "\u{1b}[",
      "\u{feff}",
      "\u{0}", "\r", "\u{2028}", "é", "---", "...", "\\", "<<", "=", "\u{202e}",
    ]
    for _ in 0..<60 {
      let count = Int.random(in: 1...40, using: &random)
      read((0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
    }
  }

  @Test("A sound file with a few bytes changed", arguments: 0..<20)
  func damage(_ seed: Int) {
    var random = Random(state: UInt64(seed) &+ 77)
    for sound in [Configuration().yaml, SupplyFile.builtIn.yaml] {
      var bytes = Array(sound.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 0...127, using: &random), at: place)
        }
      }
      read(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("A file that ends anywhere", arguments: (0..<80).map { $0 * 97 })
  func cut(_ length: Int) {
    read(String(decoding: Configuration().yaml.utf8.prefix(length), as: UTF8.self))
  }

  @Test("Deep nesting", arguments: ["[", "{a: ", "- ", "? ", "!a ", "&a ", "[{"])
  func nesting(_ piece: String) {
    read(String(repeating: piece, count: 100_000))
    read("rules: " + String(repeating: piece, count: 900))
  }

  @Test func manyAliasesOfAliases() {
    let lines = (1..<30).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]" }
    read("a0: &a0 x\n" + lines.joined(separator: "\n") + "\nrules: *a29\ntheme: *a29")
  }

  @Test func endlessKeysAndValues() {
    let long = String(repeating: "x", count: 300_000)
    read("\(long): 1")
    read("theme: \(long)")
    read("rules: [{id: \(long), metric: \(long)}]")
    read((0..<3_000).map { "key\($0): \($0)" }.joined(separator: "\n"))
    read("rules: [" + String(repeating: "{},", count: 10_000) + "]")
  }
}
