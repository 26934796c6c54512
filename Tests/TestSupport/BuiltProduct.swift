import Foundation

/// Executables of this package, which lie next to the tests that were built with them.
package enum BuiltProduct {
  package static func path(of name: String) -> String {
    directory.appendingPathComponent(name).path
  }

  private static let directory: URL = {
    for argument in CommandLine.arguments where argument.contains(".xctest") {
      var url = URL(fileURLWithPath: argument)
      while url.path.contains(".xctest") { url.deleteLastPathComponent() }
      return url
    }
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: own).deletingLastPathComponent()
  }()
}
