import Foundation
import Glibc
import TestSupport
import Testing

/// One run of the program with pipes for its three streams.
struct CommandRun {
  var exit: PseudoTerminal.Exit
  var output: String
  var errors: String

  /// - Parameters:
  ///   - input: what standard input holds; it must fit into a pipe (64 KiB).
  ///   - environment: over the usual one.
  init(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws {
    let program = BuiltProduct.path(of: "bullion")
    let inputPipe = try Pipe()
    let outputPipe = try Pipe()
    let errorPipe = try Pipe()
    defer { for pipe in [inputPipe, outputPipe, errorPipe] { pipe.close() } }
    var files = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&files, inputPipe.readEnd, 0)
    posix_spawn_file_actions_adddup2(&files, outputPipe.writeEnd, 1)
    posix_spawn_file_actions_adddup2(&files, errorPipe.writeEnd, 2)
    // The threads that run tests block signals, and children inherit that.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var argv = ([program] + arguments).map { strdup($0) } + [nil]
    let usual = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    let variables = usual.merging(environment) { _, given in given }
    var envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }

    // Into the pipe before anybody reads: no writer has to be kept busy.
    try inputPipe.fill(Array(input.utf8))
    var process: pid_t = 0
    let code = Pipe.inheritance.withLock { posix_spawn(&process, program, &files, &attributes, &argv, &envp) }
    let isStarted = code == 0
    try #require(isStarted, "cannot start \(program): \(String(cString: strerror(code)))")
    inputPipe.close()
    outputPipe.closeWriteEnd()
    errorPipe.closeWriteEnd()
    let read = Self.readToEnd([outputPipe.readEnd, errorPipe.readEnd])
    if read == nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    let texts = try #require(read, "\(arguments) took too long")
    let signal = status & 0x7F
    exit = signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
    output = texts[0]
    errors = texts[1]
  }

  var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: true) }
  var errorLines: [Substring] { errors.split(separator: "\n", omittingEmptySubsequences: true) }

  /// What each descriptor delivered up to its end; nil when that takes too long.
  private static func readToEnd(_ descriptors: [Int32]) -> [String]? {
    var bytes = descriptors.map { _ in [UInt8]() }
    var open = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let deadline = ContinuousClock.now + .seconds(2 * PseudoTerminal.patience)
    var buffer = [UInt8](repeating: 0, count: 65536)
    while open.contains(where: { $0.fd >= 0 }) {
      guard ContinuousClock.now < deadline else { return nil }
      guard poll(&open, nfds_t(open.count), 100) > 0 else { continue }
      for index in open.indices where open[index].fd >= 0 && open[index].revents != 0 {
        let count = read(open[index].fd, &buffer, buffer.count)
        if count > 0 {
          bytes[index] += buffer[..<count]
        } else {
          open[index].fd = -1
        }
      }
    }
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Both ends of a pipe, each closed once and not inherited.
private final class Pipe {
  private(set) var readEnd: Int32
  private(set) var writeEnd: Int32

  /// Held while a pipe is made and while a program starts, or it could inherit the other's pipe before that is
  /// marked, and keep it open.
  static let inheritance = NSLock()

  init() throws {
    var ends: [Int32] = [-1, -1]
    let isMade = Self.inheritance.withLock {
      pipe(&ends) == 0 && ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
    }
    try #require(isMade, "no pipe: \(String(cString: strerror(errno)))")
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  func fill(_ bytes: [UInt8]) throws {
    guard !bytes.isEmpty else { return }
    let fits = bytes.count <= 65536 && write(writeEnd, bytes, bytes.count) == bytes.count
    try #require(fits, "the input is longer than a pipe")
  }

  func closeWriteEnd() {
    if writeEnd >= 0 { Glibc.close(writeEnd) }
    writeEnd = -1
  }

  func close() {
    closeWriteEnd()
    if readEnd >= 0 { Glibc.close(readEnd) }
    readEnd = -1
  }
}

/// A folder that is there while `use` runs.
func withFolder<Result>(use: (String) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("session-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: url) }
  return try use(url.path)
}

/// A file that is there while `use` runs.
func withFile<Result>(_ text: String, use: (String) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("session-\(UUID().uuidString)")
  try Data(text.utf8).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  return try use(url.path)
}
