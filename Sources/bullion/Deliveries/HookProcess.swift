import Foundation
import Glibc
import Synchronization

/// A program that is run without a shell, fed, heard and, when it takes too long, ended.
struct HookProcess {
  /// The program and its arguments.
  let command: [String]
  /// What is added to the environment of this program.
  var variables: [(name: String, value: String)] = []
  /// Seconds that it may take; then it is asked to end.
  var patience = 10.0
  /// Seconds that it gets for that; then it is killed, and all that it has begun.
  var grace = 5.0

  /// How it went.
  struct Outcome: Equatable {
    enum End: Equatable {
      case status(Int32)
      case signal(Int32)
      /// It took longer than it may.
      case late(killed: Bool)
      /// It could not be run, and why.
      case notRun(String)
    }

    var end: End
    /// The beginning of what it wrote, to either output.
    var output: [UInt8] = []
    /// Bytes that it wrote beyond that.
    var dropped = 0
  }

  /// The most bytes of its output that are kept.
  static let longestOutput = 16 << 10
  private static let tick: Int32 = 20

  /// Runs it and waits until it has ended; to be called off the program's path.
  ///
  /// - Parameter input: what it reads; it may read none of it.
  func run(_ input: [UInt8]) -> Outcome {
    var pipes = [Int32](repeating: -1, count: 4)
    defer { for descriptor in pipes where descriptor >= 0 { close(descriptor) } }
    var child: pid_t = 0
    // One at a time: another one's child must not inherit what is not marked yet.
    let problem = Self.spawning.withLock { _ in
      guard Self.open(&pipes) else { return errno }
      return spawn(reading: pipes[0], writing: pipes[3], &child)
    }
    guard problem == 0 else { return Outcome(end: .notRun(Self.words(problem))) }
    for index in [0, 3] {
      close(pipes[index])
      pipes[index] = -1
    }
    for descriptor in [pipes[1], pipes[2]] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    return attend(child, input: input, to: &pipes[1], from: pipes[2])
  }

  private static let spawning = Mutex(())

  /// Two pipes that no other program inherits: reading and writing end of each.
  private static func open(_ pipes: inout [Int32]) -> Bool {
    pipes.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, pipe(base) == 0, pipe(base + 2) == 0 else { return false }
      return buffer.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
    }
  }

  private func spawn(reading input: Int32, writing output: Int32, _ child: inout pid_t) -> Int32 {
    guard let program = command.first else { return ENOENT }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that what it begins can be ended with it; signals as a fresh program has them.
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    posix_spawnattr_setpgroup(&attributes, 0)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    var inherited = ProcessInfo.processInfo.environment
    // The manager hears of this program from itself alone.
    for name in ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"] { inherited[name] = nil }
    for variable in variables { inherited[variable.name] = variable.value }
    let arguments = command.map { strdup($0) } + [nil]
    let environment = inherited.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + environment { free(text) } }
    return posix_spawnp(&child, program, &actions, &attributes, arguments, environment)
  }

  private func attend(_ child: pid_t, input: [UInt8], to feed: inout Int32, from output: Int32) -> Outcome {
    // A program that does not read must not end this one.
    var broken = sigset_t()
    sigemptyset(&broken)
    sigaddset(&broken, SIGPIPE)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &broken, &before)
    defer {
      var instantly = timespec()
      while sigtimedwait(&broken, nil, &instantly) == SIGPIPE {}
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    var outcome = Outcome(end: .status(0))
    var rest = input[...]
    let start = ContinuousClock.now
    var wasAsked = false
    var wasKilled = false
    var status: Int32 = 0
    while true {
      hear(output, &outcome)
      if feed >= 0, !Self.write(&rest, to: feed) || rest.isEmpty {
        close(feed)
        feed = -1
      }
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child || ended < 0 && errno != EINTR { break }
      let passed = start.duration(to: .now) / .seconds(1)
      if passed > patience, !wasAsked {
        wasAsked = true
        kill(-child, SIGTERM)
      }
      if passed > patience + grace, !wasKilled {
        wasKilled = true
        kill(-child, SIGKILL)
      }
      var waits = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: feed, events: Int16(POLLOUT), revents: 0),
      ]
      _ = poll(&waits, 2, Self.tick)
      // An output that was closed would be ready for ever.
      if waits[0].revents & Int16(POLLHUP) != 0, waits[0].revents & Int16(POLLIN) == 0 { usleep(20_000) }
    }
    hear(output, &outcome)
    // What it has begun and left behind was part of what took too long.
    if wasAsked { kill(-child, SIGKILL) }
    outcome.end =
      wasAsked
      ? .late(killed: wasKilled) : status & 0x7F == 0 ? .status((status >> 8) & 0xFF) : .signal(status & 0x7F)
    return outcome
  }

  /// Takes what it has written; beyond a bound it is only counted, and at most so much at a time.
  private func hear(_ output: Int32, _ outcome: inout Outcome) {
    var bytes = [UInt8](repeating: 0, count: 16 << 10)
    for _ in 0..<64 {
      let count = read(output, &bytes, bytes.count)
      guard count > 0 else { return }
      let room = Self.longestOutput - outcome.output.count
      outcome.output += bytes[..<min(count, max(room, 0))]
      outcome.dropped += max(0, count - max(room, 0))
    }
  }

  /// - Returns: false when nobody reads.
  private static func write(_ rest: inout ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    guard !rest.isEmpty else { return true }
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { rest = rest.dropFirst(count) }
    return count >= 0 || errno == EAGAIN || errno == EINTR
  }

  private static func words(_ number: Int32) -> String { String(cString: strerror(number)) }
}
