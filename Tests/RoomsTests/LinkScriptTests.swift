import Foundation
import Testing

/// The release build is linked through `.ci/link`, so that nobody's library beside the executable is loaded.
@Suite struct LinkScriptTests {
  private let script = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../.ci/link").standardizedFileURL

  /// What the linker is given, one argument a line; a file of arguments is shown by its contents.
  private func link(_ arguments: [String], status: Int = 0) throws -> (given: [String], status: Int32) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "link-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let linker = folder.appending(path: "ld.lld")
    let text = """
      #!/bin/sh
      for argument; do case $argument in @*) cat "${argument#@}";; *) printf '%s\\n' "$argument";; esac; done
      exit \(status)
      """
    try text.write(to: linker, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: linker.path)
    let process = Process()
    process.executableURL = script
    process.arguments = arguments
    process.environment = ["PATH": "\(folder.path):/usr/bin:/bin", "TMPDIR": folder.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (said.split(separator: "\n").map(String.init), process.terminationStatus)
  }

  @Test func theFolderOfTheExecutableIsNoPlaceForLibraries() throws {
    let (given, status) = try link(["-o", "a b", "-rpath=$ORIGIN", "-z", "now"])
    #expect(given == ["-o", "a b", "-z", "now"])
    #expect(status == 0)
  }

  @Test func alsoWhereTheArgumentsAreInAFile() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "arguments-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try "\"-o\" \"a b\"\n\"-rpath=$ORIGIN\" \"-z\"\n\"now\"\n".write(
      to: file, atomically: true, encoding: .utf8)
    let (given, _) = try link(["@\(file.path)"])
    #expect(
      given.joined(separator: " ").split(separator: " ").map(String.init) == [
        "\"-o\"", "\"a", "b\"", "\"-z\"", "\"now\"",
      ])
  }

  @Test func aFailureIsPassedOn() throws {
    #expect(try link(["x"], status: 3).status == 3)
  }
}
