import BullionMarket
import BullionMonitor
import Glibc
import Settings

/// The configuration file as a running program looks at it, so that alarm rules that are added, changed or removed
/// are watched from then on.
struct RuleFile {
  /// What has become of the file.
  enum News {
    case changed(Configuration)
    /// It cannot be read as it is; what was read before holds.
    case broken(String)
  }

  /// What tells one state of a file from another.
  private struct Mark: Equatable {
    var device: dev_t
    var inode: ino_t
    var size: off_t
    var seconds: Int
    var nanoseconds: Int
  }

  private static let gap = Duration.seconds(1)

  private let choice: ConfigurationFile.Choice
  private var known: Mark?
  /// A change that is read when it looks the same a second time: nobody writes any more.
  private var pending: Mark??
  private var nextLook: ContinuousClock.Instant?
  /// Changes that hold for this run, since the file could not be written.
  private var unsaved: [AlarmRuleChange] = []

  init(_ choice: ConfigurationFile.Choice) {
    self.choice = choice
    known = Self.mark(of: choice.path)
  }

  /// Looks at the file, once a second at most; nil while nothing has changed. Costs one `stat`.
  mutating func look(at now: ContinuousClock.Instant) -> News? {
    if let nextLook, now < nextLook { return nil }
    nextLook = now + Self.gap
    let mark = Self.mark(of: choice.path)
    guard mark != known else {
      pending = nil
      return nil
    }
    guard let seen = pending, seen == mark else {
      pending = .some(mark)
      return nil
    }
    known = mark
    pending = nil
    do {
      var configuration = try ConfigurationFile.load(choice, variable: environmentVariable)
      configuration.settings = withUnsaved(configuration.settings)
      return .changed(configuration)
    } catch {
      return .broken(Self.firstLine(of: error))
    }
  }

  /// Writes a change of the rules that are watched into the file.
  ///
  /// - Returns: what the file says now, nil when it could not be written and the change holds for this run only; and
  ///   the line for the reader.
  mutating func keep(_ change: AlarmRuleChange) -> (settings: MonitorSettings?, words: String) {
    do {
      guard let path = choice.path else { throw NoHomeDirectory() }
      try ConfigurationFile.checkFolder(of: choice)
      _ = try ConfigurationEditor.apply(change, toFile: path, variable: environmentVariable)
      let configuration = try ConfigurationFile.load(.usual(path), variable: environmentVariable)
      known = Self.mark(of: path)
      pending = nil
      return (withUnsaved(configuration.settings), "\(change.id): \(change.deed) \(visible(path))")
    } catch {
      unsaved.append(change)
      return (nil, "\(change.id): for this run only, not written down: \(Self.firstLine(of: error))")
    }
  }

  private func withUnsaved(_ settings: MonitorSettings) -> MonitorSettings {
    unsaved.reduce(settings) { (try? $0.applying($1)) ?? $0 }
  }

  private static func firstLine(of error: any Error) -> String {
    "\(error)".split(separator: "\n").first.map(String.init) ?? "\(error)"
  }

  private static func mark(of path: String?) -> Mark? {
    var status = stat()
    guard let path, stat(path, &status) == 0 else { return nil }
    return Mark(
      device: status.st_dev, inode: status.st_ino, size: status.st_size, seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
  }
}

extension RuleFile.News {
  /// The line for the screen and the log.
  ///
  /// - Parameter old: the rules until now.
  func words(since old: [String]) -> String {
    switch self {
    case .broken(let reason): return "the alarm rules stay as they were: \(reason)"
    case .changed(let configuration):
      let rules = configuration.settings.rules.map(\.id)
      let new = rules.filter { !old.contains($0) }
      let gone = old.filter { !rules.contains($0) }
      let facts = [
        new.isEmpty ? "" : "new: \(new.joined(separator: ", "))",
        gone.isEmpty ? "" : "no longer watched: \(gone.joined(separator: ", "))",
      ]
      return (["alarm rules read anew, \(rules.count) watch"] + facts.filter { !$0.isEmpty })
        .joined(separator: "; ")
    }
  }
}

extension AlarmRuleChange {
  /// What was done, before the name of the file.
  var deed: String {
    switch self {
    case .add: "added to"
    case .move: "limit changed in"
    case .enable: "switched on in"
    case .disable: "switched off in"
    case .remove: "removed from"
    }
  }
}
