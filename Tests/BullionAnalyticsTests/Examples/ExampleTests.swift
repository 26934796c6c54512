import Foundation
import Testing

/// Every indicator is shown at work in its documentation, and every such example is run.
@Suite struct ExampleTests {
  @Test func everyIndicatorHasAnExample() throws {
    var missing: [String] = []
    for source in try ExampleText.sources() {
      let text = try ExampleText.text("Sources/Analytics/\(source)")
      let isIndicator = text.contains(": Indicator {\n") && text.contains("\npublic struct ")
      if isIndicator, try ExampleText.documented(in: "Sources/Analytics/\(source)") == nil {
        missing.append(source)
      }
    }
    #expect(missing == [])
  }

  @Test func everyExampleIsRun() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().path
    let tests = try FileManager.default.contentsOfDirectory(atPath: folder)
      .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
    for source in try ExampleText.sources()
    where try ExampleText.documented(in: "Sources/Analytics/\(source)") != nil {
      #expect(tests.contains("try check(\"\(source.dropLast(6))\")"), "\(source)")
    }
  }
}
