/// The keys that the screen names, as they are set; nil for what has no key.
public struct KeyHints: Sendable, Equatable {
  public var quit: String?
  public var showKeys: String?
  public var acknowledge: String?
  public var nextTheme: String?
  public var toggleBell: String?
  public var freeze: String?
  public var togglePause: String?
  public var slower: String?
  public var faster: String?
  public var skipToNextEvent: String?
  /// Of the page that says where prices come from.
  public var showFeeds: String?

  /// No keys at all.
  public init() {}
}
