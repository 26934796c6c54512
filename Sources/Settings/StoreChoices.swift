/// What history is kept on the disk: the key `store`.
public struct StoreChoices: Sendable, Equatable {
  static let keys = ["enabled", "path", "minute-bars", "quotes", "size"]
  private static let day: Int64 = 86_400_000

  public var isEnabled = true
  /// Nil for the file in the state directory.
  public var path: String?
  /// How many milliseconds back bars of one minute are kept.
  public var minuteBars: Int64 = 3650 * day
  /// How many milliseconds back quotes are kept; 0 keeps none.
  public var quotes: Int64 = day
  /// The most bytes that the file may take.
  public var size: Int64 = 4 << 30

  public init() {}

  /// The file; nil when there is no directory for it.
  public func file(in directories: UserDirectories) -> String? { path ?? directories.history }

  mutating func read(from reader: inout MappingReader, _ resolve: PathResolver) {
    guard let node = reader["store"] else { return }
    var inner = MappingReader(node, title: "store", known: Self.keys)
    isEnabled = inner.flag("enabled") ?? isEnabled
    path = inner.path("path", resolve) ?? path
    minuteBars = inner.duration("minute-bars", in: Self.day...DurationText.longest) ?? minuteBars
    quotes = inner.duration("quotes", in: 0...366 * Self.day) ?? quotes
    size = inner.size("size", in: (16 << 20)...(1 << 40)) ?? size
    reader.take(inner.problems)
  }

  var yaml: String {
    """
    # The history of live feeds, kept on the disk so that charts and readings are there after a restart.
    store:
      # false: nothing is kept.
      enabled: \(isEnabled)
      # The file; empty for history.sqlite in the state directory, $XDG_STATE_HOME/bullion.
      path:\(path.map { " " + YAMLText.quoted($0) } ?? "")
      # How far back bars of one minute are kept, 1 d to 36500 d; those of one day are kept for ever.
      minute-bars: \(DurationText.text(milliseconds: minuteBars))
      # How far back single quotes are kept, at most 366 d; 0 keeps none.
      quotes: \(DurationText.text(milliseconds: quotes))
      # The most that the file may take, 16 MiB to 1024 GiB; the oldest is dropped before it is reached.
      size: \(ByteSizeText.text(bytes: size))

    """
  }
}
