import Glibc

/// A file descriptor to read from: the only place where the feeds of lines touch the system.
package final class InputDescriptor: Sendable {
  package enum Outcome {
    case bytes([UInt8])
    case end
    /// Nothing to read at present.
    case nothingYet
    /// The system's words for what went wrong.
    case failed(String)
  }

  package static let chunkSize = 65_536

  private let number: Int32
  private let isOwned: Bool

  /// A descriptor that someone else opened and will close.
  package init(borrowed number: Int32) {
    self.number = number
    isOwned = false
  }

  /// A descriptor that is closed with it.
  package init(owned number: Int32) {
    self.number = number
    isOwned = true
  }

  /// Opens a regular file that holds something.
  ///
  /// - Parameters:
  ///   - contents: what is expected in it, in words.
  ///   - pipeAdvice: what to do about a pipe.
  package init(
    path: String, contents: String = "quote lines",
    pipeAdvice: String = "read it from standard input: --feed - < PIPE"
  ) throws(FeedError) {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer before it could be refused.
    number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    isOwned = true
    if number < 0 { throw Self.openError(path, errno) }
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FeedError(path, Self.words(errno), "check the file") }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FeedError(path, "is a directory", "name one file in it")
    case S_IFIFO:
      throw FeedError(path, "is a pipe, not a file", pipeAdvice)
    default: throw FeedError(path, "is not a regular file", "name a file of \(contents)")
    }
    guard status.st_size > 0 else { throw FeedError(path, "is empty", "name a file of \(contents)") }
  }

  deinit { if isOwned, number >= 0 { close(number) } }

  private static func openError(_ path: String, _ code: Int32) -> FeedError {
    switch code {
    case ENOENT where path.hasPrefix("~"):
      FeedError(path, "no such file", "write the path out: here the shell does not expand ~")
    case ENOENT, ENOTDIR: FeedError(path, "no such file", "check the path")
    case EACCES, EPERM: FeedError(path, "no permission to read it", "check who may read it: ls -l")
    default: FeedError(path, words(code), "check the path")
    }
  }

  private static func words(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// Whether a descriptor that was handed to us can be read from.
  ///
  /// - Throws: when it is closed or a directory, with what to do.
  package static func check(_ descriptor: Int32) throws(FeedError) {
    let advice = "pipe quote lines into it, or name a file: --feed file:PATH"
    let flags = fcntl(descriptor, F_GETFL)
    guard flags >= 0 else { throw FeedError("-", "standard input is closed", advice) }
    guard flags & O_ACCMODE != O_WRONLY else {
      throw FeedError("-", "standard input is open for writing only", advice)
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FeedError("-", "standard input is a directory", "name one file in it: --feed file:PATH")
    }
  }

  /// Whether somebody types there.
  package var isTerminal: Bool { isatty(number) == 1 }

  /// Reads once; at `offset` in a file, or where the descriptor stands when `offset` is nil.
  package func read(at offset: Int64? = nil) -> Outcome {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
      var result = 0
      repeat {
        result =
          if let offset {
            pread(number, buffer.baseAddress, buffer.count, off_t(offset))
          } else {
            systemRead(number, buffer.baseAddress, buffer.count)
          }
      } while result < 0 && errno == EINTR
      if result < 0 { code = errno }
      count = max(result, 0)
    }
    if code == EAGAIN || code == EWOULDBLOCK { return .nothingYet }
    if code != 0 { return .failed(Self.words(code)) }
    return bytes.isEmpty ? .end : .bytes(bytes)
  }

  /// Whether a read would not block, waiting for that if asked to. An end and an error count as readable.
  package func isReadable(waiting: Bool) -> Bool {
    var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    var result: Int32 = 0
    repeat { result = poll(&request, 1, waiting ? -1 : 0) } while result < 0 && errno == EINTR
    return result != 0
  }
}

/// The system's `read`, which `InputDescriptor.read` hides inside the class.
private func systemRead(_ number: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(number, buffer, count)
}
