import Foundation

/// Examples as they stand in files.
enum ExampleText {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL

  /// The source files of the indicators, as the checks name them.
  static func sources() throws -> [String] {
    let folder = root.appending(path: "Sources/Analytics").path
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The lines of the first example in the documentation of a file; nil where there is none.
  static func documented(in path: String) throws -> [String]? {
    let lines = try text(path).split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "/// ```swift"),
      let end = lines[start...].firstIndex(of: "/// ```")
    else { return nil }
    return lines[(start + 1)..<end].map { String($0.dropFirst(4)) }
  }

  /// The lines of a test up to its check, as they would stand on their own.
  static func body(of function: String, in path: String) throws -> [String] {
    let lines = try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { $0.contains("func \(function)") } ?? lines.endIndex
    return lines[start...].dropFirst().prefix { !$0.contains("try check(") }.map { String($0.dropFirst(4)) }
  }
}
