import BullionMarket
import Glibc

/// A file that holds one secret and that nobody but its owner may touch.
package enum SecretFile {
  /// - Throws: what is wrong with the file and what to do about it, without any of its content.
  package static func read(_ path: String) throws(SettingsError) -> Secret {
    func failure(_ text: String) -> SettingsError {
      SettingsError(source: path, problems: [SettingsProblem(line: nil, text)])
    }
    // A pipe that nobody writes to must not hang the program.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure("cannot be read: \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var status = stat()
    // Asked of the open file: between a look at the name and the opening it could become another one.
    guard fstat(descriptor, &status) == 0 else {
      throw failure("cannot be looked at: \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw failure("is not a file") }
    guard status.st_mode & 0o077 == 0 else {
      throw failure("others than you may read or change it; run: chmod 600 \(shellWord(path))")
    }
    var bytes = [UInt8](repeating: 0, count: Secret.longest + 3)
    var length = 0
    while length < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: length), buffer.count - length)
      }
      if count == 0 { break }
      if count > 0 {
        length += count
      } else if errno != EINTR {
        throw failure("cannot be read: \(String(cString: strerror(errno)))")
      }
    }
    do {
      return try Secret(String(decoding: bytes[..<length], as: UTF8.self))
    } catch {
      throw failure("\(error)")
    }
  }

  /// A word as a shell takes it.
  package static func shellWord(_ text: String) -> String {
    let plain = "/._-+,:@%"
    let isPlain = text.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || plain.contains($0) }
    guard !isPlain || text.isEmpty || text.hasPrefix("-") else { return text }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
