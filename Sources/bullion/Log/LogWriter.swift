import BullionMarket
import Glibc
import Logging
import Settings
import Synchronization

/// Where all records of the program go, one line each.
final class LogWriter: Sendable {
  /// Where to.
  enum Destination: Sendable {
    /// While the screen is the dashboard's.
    case file(path: String, limit: Int64)
    /// Whoever reads it may stop: lines are dropped and counted then.
    case standardOutput
    case nowhere
  }

  private enum Output {
    case file(LogFile)
    case stream(LineStream)
    case nowhere
  }

  private struct State {
    var output: Output
    var level: Logger.Level
    var redactor: Redactor
  }

  private let state: Mutex<State>
  private let now: @Sendable () -> Timestamp

  /// - Parameters:
  ///   - secrets: kept out of every line.
  ///   - now: the time that lines carry.
  init(
    _ destination: Destination, level: LogChoices.Level, secrets: [Secret] = [],
    now: @escaping @Sendable () -> Timestamp
  ) {
    state = Mutex(
      State(output: Self.output(destination), level: Self.level(level), redactor: Redactor(secrets)))
    self.now = now
  }

  var level: Logger.Level { state.withLock { $0.level } }

  /// Lines that could not be written.
  var lost: Int {
    state.withLock { state in
      switch state.output {
      case .file(let file): file.lost
      case .stream(let stream): stream.lost
      case .nowhere: 0
      }
    }
  }

  /// Why lines are missing at the moment, in words; nil when none are.
  var problem: String? {
    state.withLock { state in
      guard case .file(let file) = state.output else { return nil }
      return file.problem.map { "log \(file.path) cannot be written: \($0)" }
    }
  }

  func write(_ level: Logger.Level, _ label: String, _ message: String, _ metadata: Logger.Metadata = [:]) {
    let time = now()
    state.withLock { state in
      let record = LogLine(time: time, level: level, label: label, message: message, metadata: metadata)
      let line = record.text(redact: state.redactor)
      func explain(_ count: Int) -> String {
        LogLine(
          time: time, level: .warning, label: "log", message: "lines lost", metadata: ["count": "\(count)"]
        ).text(redact: Redactor())
      }
      // Given away before it is changed, so that there is one copy.
      let output = state.output
      state.output = .nowhere
      switch output {
      case .file(var file):
        file.append(line, explain: explain)
        state.output = .file(file)
      case .stream(var stream):
        stream.append(line, explain: explain)
        state.output = .stream(stream)
      case .nowhere: break
      }
    }
  }

  /// Begins anew with the file of this name, as after SIGHUP: another program may have moved it.
  func reopen() {
    state.withLock { state in
      guard case .file(var file) = state.output else { return }
      file.reopen()
      state.output = .file(file)
    }
  }

  /// Takes over what the configuration says now; the destination stays.
  func reread(_ choices: LogChoices, secrets: [Secret]) {
    state.withLock { state in
      state.level = Self.level(choices.level)
      state.redactor = Redactor(secrets)
      if case .file(var file) = state.output {
        file.limit = choices.size
        state.output = .file(file)
      }
    }
    reopen()
  }

  private static func output(_ destination: Destination) -> Output {
    switch destination {
    case .file(let path, let limit): .file(LogFile(path: path, limit: limit))
    case .standardOutput: .stream(LineStream(STDOUT_FILENO))
    case .nowhere: .nowhere
    }
  }

  private static func level(_ level: LogChoices.Level) -> Logger.Level {
    switch level {
    case .trace: .trace
    case .debug: .debug
    case .info: .info
    case .notice: .notice
    case .warning: .warning
    case .error: .error
    }
  }
}
