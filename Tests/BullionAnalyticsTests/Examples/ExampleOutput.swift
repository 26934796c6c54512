import Testing

/// What an example prints, to be compared with what its documentation says that it prints.
class ExampleOutput {
  private var lines: [String] = []

  /// Stands in place of the standard library's within an example.
  func print(_ items: Any...) { lines.append(items.map { "\($0)" }.joined(separator: " ")) }

  /// Holds the example in the documentation of a source file to the test that called this: the same code, line by
  /// line, and below it what the code prints.
  func check(_ file: String, function: String = #function, testFile: String = #filePath) throws {
    let example = try ExampleText.documented(in: "Sources/Analytics/\(file).swift")
    let documented = try #require(example)
    let isOutput = documented.map { $0.hasPrefix("// ") }
    let code = zip(documented, isOutput).filter { !$0.1 }.map(\.0)
    let output = zip(documented, isOutput).filter { $0.1 }.map { String($0.0.dropFirst(3)) }
    let body = try ExampleText.body(of: function, in: testFile)
    #expect(code == body)
    #expect(output == lines)
    #expect(!output.isEmpty)
  }
}
