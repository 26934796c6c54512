/// What is logged and where: the key `log`.
public struct LogChoices: Sendable, Equatable {
  static let keys = ["path", "level", "size"]

  /// How important a line must be; each includes those after it.
  public enum Level: String, Sendable, CaseIterable {
    case trace, debug, info, notice, warning, error
  }

  /// Nil for the file in the state directory.
  public var path: String?
  public var level = Level.info
  /// The bytes after which a file is set aside and a new one begun.
  public var size: Int64 = 8 << 20

  public init() {}

  /// The file; nil when there is no directory for it.
  public func file(in directories: UserDirectories) -> String? { path ?? directories.log }

  mutating func read(from reader: inout MappingReader, _ resolve: PathResolver) {
    guard let node = reader["log"] else { return }
    var inner = MappingReader(node, title: "log", known: Self.keys)
    path = inner.path("path", resolve) ?? path
    level = inner.choice("level", Level.allCases.map { ($0.rawValue, $0) }) ?? level
    size = inner.size("size", in: (64 << 10)...(1 << 30)) ?? size
    reader.take(inner.problems)
  }

  var yaml: String {
    """
    # What happened, a line for each thing: the dashboard writes it to a file, record to standard output.
    log:
      # The file; empty for bullion.log in the state directory, $XDG_STATE_HOME/bullion.
      path:\(path.map { " " + YAMLText.quoted($0) } ?? "")
      # The least important that is written: \(Level.allCases.map(\.rawValue).joined(separator: ", ")).
      level: \(level.rawValue)
      # When it is this long the file is set aside under the name with .1 and a new one is begun; 64 KiB to 1 GiB.
      size: \(ByteSizeText.text(bytes: size))

    """
  }
}
