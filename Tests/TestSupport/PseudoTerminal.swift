import Foundation
import Glibc

/// A terminal whose other end is the test: starts a program on it, types, resizes, reads, and hangs up.
///
/// What the program writes is taken only inside `wait…` and `read`, so a test that does neither is a terminal that
/// does not read.
package final class PseudoTerminal {
  package enum Exit: Equatable, Sendable {
    case status(Int32)
    case signal(Int32)
  }

  /// The modes of a terminal, to compare before with after.
  package struct Modes: Equatable, Sendable {
    package var input: UInt32
    package var output: UInt32
    package var control: UInt32
    package var local: UInt32
    package var characters: [UInt8]

    package var isCanonical: Bool { local & UInt32(ICANON) != 0 }
  }

  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// Everything that was read so far.
  package private(set) var output: [UInt8] = []
  package private(set) var screen: ScreenReader
  /// The modes before anything was started.
  package let initialModes: Modes
  package private(set) var process: pid_t = 0
  private var exit: Exit?
  private var lastRead = ContinuousClock.now
  private var master: Int32
  /// Kept open, so that the modes stay readable when the program has ended.
  private var slave: Int32
  private let path: String
  /// Where a program finds and leaves its files when the test does not say; empty at first, and gone with the terminal.
  private let home = FileManager.default.temporaryDirectory
    .appendingPathComponent("terminal-\(UUID().uuidString)").path

  /// Long enough for a busy machine; nothing waits that long unless it fails.
  package static let patience: Double = 30

  package init(columns: Int = 80, rows: Int = 24) throws {
    // posix_openpt and its relatives are hidden from Swift; these are what they do on Linux.
    let unlockRequest: UInt = 0x4004_5431
    let numberRequest: UInt = 0x8004_5430
    var unlock: Int32 = 0
    var number: Int32 = 0
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    guard master >= 0, ioctl(master, unlockRequest, &unlock) == 0, ioctl(master, numberRequest, &number) == 0
    else { throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))") }
    path = "/dev/pts/\(number)"
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw Failure(description: "cannot open \(path)") }
    screen = ScreenReader(columns: columns, rows: rows)
    initialModes = Self.modes(of: slave)
    setSize(columns: columns, rows: rows)
  }

  deinit {
    if process > 0, exit == nil {
      // The whole session's foreground group, so that nothing a shell started stays behind.
      kill(-process, SIGKILL)
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    try? FileManager.default.removeItem(atPath: home)
    if slave >= 0 { close(slave) }
    if master >= 0 { close(master) }
  }

  // MARK: The program

  /// Starts a program as the leader of a new session that this terminal controls.
  ///
  /// - Parameter environment: added to the test's own, which is freed of what says how a terminal is; nil removes.
  package func start(
    _ program: String, _ arguments: [String] = [], environment: [String: String?] = [:]
  ) throws {
    var files = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    // Opened by a session leader without a terminal, it becomes the controlling one.
    posix_spawn_file_actions_addopen(&files, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&files, 0, 1)
    posix_spawn_file_actions_adddup2(&files, 0, 2)
    // The threads that run tests block signals, and children inherit that.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID
    posix_spawnattr_setflags(&attributes, Int16(newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var variables = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_CTYPE", "NO_COLOR", "COLORTERM", "TMUX", "TERMINFO", "LINES", "COLUMNS"] {
      variables[name] = nil
    }
    // Neither what the tester has configured nor what another test left is to be found.
    for name in ["XDG_STATE_HOME", "XDG_CONFIG_HOME"] { variables[name] = home }
    variables["TERM"] = "xterm-256color"
    variables["LANG"] = "C.UTF-8"
    for (name, value) in environment { variables[name] = value }
    var argv = ([program] + arguments).map { strdup($0) } + [nil]
    var envp = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    let code = posix_spawn(&process, program, &files, &attributes, &argv, &envp)
    guard code == 0 else {
      process = 0
      throw Failure(description: "cannot start \(program): \(String(cString: strerror(code)))")
    }
  }

  package func signal(_ number: Int32) { if process > 0, exit == nil { kill(process, number) } }

  /// How the program ended; nil if it has not in time.
  ///
  /// - Parameter reading: whether to go on reading what it writes.
  package func waitForExit(within seconds: Double = patience, reading: Bool = true) -> Exit? {
    _ = wait(within: seconds, reading: reading) { self.hasExited }
    if reading { read() }
    return exit
  }

  private var hasExited: Bool {
    if exit != nil { return true }
    var status: Int32 = 0
    guard process > 0, waitpid(process, &status, WNOHANG) == process else { return false }
    let signal = status & 0x7F
    exit = signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
    return true
  }

  /// Clock ticks of processor time used so far, user and system; nil when the process is gone.
  package var processorTicks: Int? { statistics.map { (Int($0[11]) ?? 0) + (Int($0[12]) ?? 0) } }

  /// Whether the program has been stopped, as by Ctrl-Z.
  package var isStopped: Bool { statistics?.first == "T" }

  /// The fields of /proc/…/stat from the state on.
  private var statistics: [String]? {
    guard process > 0, let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    return text[text.index(after: end)...].split(separator: " ").map(String.init)
  }

  // MARK: The terminal

  package var modes: Modes { Self.modes(of: slave) }

  private static func modes(of descriptor: Int32) -> Modes {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    return Modes(
      input: modes.c_iflag, output: modes.c_oflag, control: modes.c_cflag, local: modes.c_lflag,
      characters: withUnsafeBytes(of: &modes.c_cc) { Array($0) })
  }

  /// Types.
  package func send(_ text: String) { send(Array(text.utf8)) }

  package func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, master >= 0 {
      let written = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EAGAIN {
        return
      } else {
        usleep(1000)
      }
    }
  }

  package func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    setSize(columns: columns, rows: rows)
  }

  private func setSize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Stops what programs write, as somebody else's `tcflow` does.
  package func stopOutput() { tcflow(slave, TCOOFF) }

  /// Closes the window.
  package func hangUp() {
    close(slave)
    close(master)
    slave = -1
    master = -1
  }

  /// How many bytes wait to be read.
  package var unreadBytes: Int {
    var count: Int32 = 0
    return ioctl(master, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// Takes what has been written.
  package func read() {
    guard master >= 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(master, &buffer, buffer.count)
      guard count > 0 else { return }
      lastRead = .now
      output += buffer[..<count]
      screen.feed(buffer[..<count])
    }
  }

  /// What was written, as text with its escape sequences.
  package var outputText: String { String(decoding: output, as: UTF8.self) }

  // MARK: Waiting

  /// Polls until something holds, of whole frames alone: half a frame is what no terminal shows, and comparing it
  /// with the next one finds changes that are none. An update that is never ended counts after a second, as terminals
  /// do it.
  package func wait(
    within seconds: Double = patience, reading: Bool = true, until condition: () -> Bool
  ) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      if reading { read() }
      let now = ContinuousClock.now
      if !reading || !screen.isUpdating || now - lastRead > .seconds(1), condition() { return true }
      if now > deadline { return false }
      if reading, master >= 0 {
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        poll(&ready, 1, 10)
        // A hung-up terminal is always ready.
        if Int32(ready.revents) & POLLHUP != 0 { usleep(5000) }
      } else {
        usleep(10_000)
      }
    }
  }

  /// Waits for a text to stand on the screen.
  package func waitForScreen(_ text: String, within seconds: Double = patience) -> Bool {
    wait(within: seconds) { self.screen.text.contains(text) }
  }
}
