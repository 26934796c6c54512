import BullionMarket

/// How the feed `live` chooses among its sources: the key `live`.
public struct LiveChoices: Sendable, Equatable {
  /// Every source that prices can come from over the network.
  public static let venues = ["binance", "swissquote", "hyperliquid", "kraken", "gold-api", "oanda"]
  static let keys = ["sources", "deviation", "switch-back", "silent"]

  /// The best first.
  public var sources = ["binance", "swissquote", "hyperliquid", "kraken", "gold-api"]
  /// Percent from the others' median beyond which a source loses its place.
  public var deviation = 1.0
  /// Milliseconds that a better source must be healthy before it is taken back.
  public var switchBack: Int64 = 60_000
  /// Milliseconds without a message after which a connection is given up; nil for each source's own.
  public var silent: Int64?

  public init() {}

  mutating func read(from reader: inout MappingReader) {
    guard let node = reader["live"] else { return }
    var inner = MappingReader(node, title: "live", known: Self.keys)
    if let names = inner.texts("sources") {
      let line = inner.line(of: "sources")
      for name in names where !Self.venues.contains(name) {
        let hint = NearestName.hint(for: name, among: Self.venues)
        inner.report("there is no source \"\(name.prefix(60))\"\(hint)", at: line)
      }
      if Set(names).count < names.count { inner.report("sources names a source more than once", at: line) }
      sources = names
    }
    deviation = inner.number("deviation", in: 0.05...20) ?? deviation
    switchBack = inner.duration("switch-back", in: 0...86_400_000) ?? switchBack
    silent = inner.duration("silent", in: 1000...3_600_000) ?? silent
    reader.take(inner.problems)
  }

  var yaml: String {
    """
    # The feed "live": the best source that is healthy is shown, the others watch it.
    live:
      # From the best to the last resort; there is: \(Self.venues.joined(separator: ", ")) (needs an account).
      sources: \(YAMLText.list(sources))
      # Percent from the others' median beyond which a source loses its place, 0.05 to 20.
      deviation: \(YAMLText.number(deviation))
      # How long a better source must be healthy before it is taken back, at most 1 d.
      switch-back: \(DurationText.text(milliseconds: switchBack))
      # After how long without a message a connection is given up, 1 s to 1 h; empty for each source's own time.
      silent:\(silent.map { " " + DurationText.text(milliseconds: $0) } ?? "")

    """
  }
}
