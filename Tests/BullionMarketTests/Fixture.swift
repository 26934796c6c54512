import Foundation
import Testing

/// A table of the Fixtures folder; a missing one fails the test that asks for it.
struct Fixture {
  let rows: [[String: String]]

  init(_ name: String) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let header = try #require(lines.first).split(separator: ",").map(String.init)
    rows = lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(header, cells))
    }
  }
}

extension [String: String] {
  func text(_ column: String) throws -> String { try #require(self[column]) }
  func integer(_ column: String) throws -> Int64 { try #require(Int64(text(column))) }
  func number(_ column: String) throws -> Double { try #require(Double(text(column))) }
}
