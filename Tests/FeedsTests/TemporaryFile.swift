import Foundation

/// A file that goes away with it.
final class TemporaryFile {
  let path: String

  convenience init(_ text: String) throws { try self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("bullion-\(UUID().uuidString)").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
