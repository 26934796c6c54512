import Foundation
import Testing

@testable import Settings

/// The problems that a reader finds; a text that it accepts is a failure.
func problems(_ yaml: String) -> [String] {
  do {
    _ = try ConfigurationReader.configuration(yaml: yaml, source: "file")
    Issue.record("accepted: \(yaml)")
    return []
  } catch {
    return error.problems.map(\.description)
  }
}

func configuration(_ yaml: String) throws -> Configuration {
  try ConfigurationReader.configuration(yaml: yaml, source: "file")
}

/// A folder for one test; it is gone afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let path = "\(FileManager.default.temporaryDirectory.path)/settings-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}
