import BullionMarket
import Venues
import Yams

/// Where prices come from: the keys `feed` and `feed-urls`.
package struct FeedChoices: Sendable, Equatable {
  /// An address that takes the place of a venue's own.
  package struct Address: Sendable, Equatable {
    /// The venue's name.
    package var name: String
    /// `ws`, `wss`, `http` or `https`, a host, perhaps a port and a path.
    package var url: String

    /// An address that takes the place of a venue's own.
    package init(name: String, url: String) {
      self.name = name
      self.url = url
    }
  }

  /// As `--feed` takes them, in order of preference; they are not parsed here.
  package var specs = ["demo"]
  /// At most one for each venue.
  package var addresses: [Address] = []

  package init() {}

  /// What a URL must be, in words; nil for one that is good.
  static func problem(withURL url: String) -> String? {
    let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count > 2, ["ws:", "wss:", "http:", "https:"].contains(parts[0].lowercased()),
      parts[1].isEmpty, let first = parts[2].utf8.first, first != UInt8(ascii: ":"),
      url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return "must be a ws, wss, http or https address such as wss://host:9443" }
    // What stands there may be a password: it is not repeated.
    if parts[2].contains("@") { return "must not contain a user name or password" }
    if url.contains("?") || url.contains("#") { return "must end before any ? or #" }
    return nil
  }

  /// What the URL of a venue must be besides, where a token goes along with every request.
  static func problem(withURL url: String, carryingTokenOf name: String) -> String? {
    guard VenueCatalog.withAccount.contains(name), isReadableOnTheWay(url) else { return nil }
    return "must begin with https: its token could be read on the way; plain http goes to this machine only"
  }

  static let keys: [SettingKey<FeedChoices>] = [
    SettingKey(
      "feed",
      """
      Where prices come from, in order of preference: one spec or a list of them. demo, demo:NAME, file:PATH, "-"
      (standard input), live (the sources below), or one source by name. BULLION_FEED holds them between spaces.
      """, shape: .words,
      read: { choices, reader, place in
        guard let texts = reader.texts("feed") else { return }
        choices.specs = texts.map { text in
          // The path in `file:PATH?speed=N`; relative ones begin at the working directory.
          guard text.hasPrefix("file:") else { return text }
          let place = SettingPlace(file: "", variable: place.variable)
          return reader.path(String(text.dropFirst(5)), of: "feed", place).map { "file:" + $0 } ?? text
        }
      }, text: { " \(YAMLText.list($0.specs))" }),
    SettingKey(
      "feed-urls",
      """
      Other addresses for sources, NAME: URL with ws, wss, http or https; empty for their own.
      BULLION_FEED_URLS holds them as name=url between spaces.
      """, shape: .pairs(like: "name=url"),
      read: { choices, reader, _ in
        guard let node = reader["feed-urls"] else { return }
        var inner = MappingReader(node, title: "feed-urls", known: VenueCatalog.names)
        choices.addresses = VenueCatalog.names.compactMap { name in
          guard let url = inner.text(name) else { return nil }
          if let problem = Self.problem(withURL: url) ?? Self.problem(withURL: url, carryingTokenOf: name) {
            inner.report("\(name) \(problem)", at: inner.line(of: name))
            return nil
          }
          return Address(name: name, url: url)
        }
        reader.take(inner.problems)
      },
      text: { choices in
        let urls = choices.addresses.map { "\n  \($0.name): \(YAMLText.quoted($0.url))" }.joined()
        return urls.isEmpty ? " {}" : urls
      }),
  ]
}
