import ArgumentParser
import BullionMarket
import Demo
import Failover
import Playback
import QuoteFiles
import Settings
import Venues

/// `--feed`, the same for every command.
struct FeedOptions: ParsableArguments {
  @Option(
    name: .customLong("feed"),
    help: ArgumentHelp(
      "Where prices come from. May be repeated, in order of preference.",
      discussion: """
        demo, demo:\(DemoScenario.allCases.map(\.rawValue).joined(separator: ", demo:")): built-in replays.
        file:PATH, file:PATH?speed=N: quote lines, NDJSON or CSV, at N times their own pace (60).
        - : quote lines from standard input.
        live: the best of several sources of real prices, with failover.
        \(VenueCatalog.names.joined(separator: ", ")): one source of real prices; several with one --feed each.
        """,
      valueName: "spec"))
  var specs: [String] = []

  @Option(
    name: .customLong("feed-url"),
    help: ArgumentHelp(
      "Reach a source under another address. May be repeated.", valueName: "name=url"))
  var addresses: [FeedAddress] = []

  func validate() throws {
    let parsed = try parsed(specs.map { ($0, "--feed") })
    for (spec, text) in zip(parsed.dropLast(), specs) where spec.isAlwaysThere {
      throw ValidationError(
        "--feed \(visible(text)) can always be played, so that what is named after it never would be: name one of "
          + "them, or \(visible(text)) last")
    }
  }

  /// The specs and where they come from: the flags, else the environment or the configuration, else the demo.
  private func chosen(_ configuration: Configuration) -> [(text: String, origin: String)] {
    guard specs.isEmpty else { return specs.map { ($0, "--feed") } }
    let origin = environmentVariable("BULLION_FEED") == nil ? "feed" : "BULLION_FEED"
    return configuration.feed.specs.map { ($0, origin) }
  }

  private func parsed(_ chosen: [(text: String, origin: String)]) throws -> [FeedSpec] {
    let names = DemoScenario.allCases.map(\.rawValue)
    return try chosen.map { text, origin in
      // The configuration's own are expanded already.
      let isFile = origin == "--feed" && text.hasPrefix("file:")
      let text = isFile ? "file:" + (try expandedPath(String(text.dropFirst(5)), origin)) : text
      do {
        return try FeedSpec(text, demoNames: names)
      } catch {
        throw ValidationError("\(origin): \(error)")
      }
    }
  }

  /// Which live sources are meant; those of `live` when none is named.
  func livePlan(_ configuration: Configuration) throws -> LivePlan {
    let specs = try parsed(chosen(configuration)).filter(\.isLive)
    return LivePlan(
      specs.isEmpty ? [.live] : specs,
      addresses: Dictionary(addresses.map { ($0.name, $0.url) }, uniquingKeysWith: { $1 }),
      configuration: configuration)
  }

  /// For commands that are about real prices alone: a feed that is named and is none of them is an error. What nobody
  /// has chosen, the demo, is passed over.
  func refuseReplays(for command: String, configuration: Configuration) throws {
    guard !specs.isEmpty || configuration.feed != FeedChoices() else { return }
    let chosen = chosen(configuration)
    for (choice, spec) in zip(chosen, try parsed(chosen)) where !spec.isLive {
      guard specs.isEmpty, choice.text == FeedChoices().specs.first else {
        throw ValidationError(
          "\(choice.origin): \(command) keeps real prices alone, and \(visible(choice.text)) is none; name live or "
            + "sources such as \(VenueCatalog.names.prefix(2).joined(separator: ", "))")
      }
    }
  }

  /// The first of the feeds that can be opened; what was wrong with the ones before goes to standard error.
  ///
  /// Live sources are one feed, whichever of them comes first.
  func open(
    _ configuration: Configuration, log: @escaping @Sendable (LiveRemark) -> Void = { _ in }
  ) throws -> OpenedFeed {
    var specs = try parsed(chosen(configuration))[...]
    while let spec = specs.popFirst() {
      do {
        guard !spec.isLive else {
          tellOfUnused(specs.map { !$0.isLive }, behind: "live")
          return .live(LiveSession(try LiveSession.Prepared(try livePlan(configuration)), log: log))
        }
        let opened = try OpenedFeed(spec)
        tellOfUnused(specs.map { _ in true }, behind: opened.name)
        return opened
      } catch {
        guard !specs.isEmpty else { throw error }
        printToStandardError("\(error)")
      }
    }
    throw ValidationError("--feed: nothing to read")
  }
}

extension FeedOptions {
  /// For commands that read the history: a demo, a replay or standard input that a flag asks for; nil for live sources and
  /// where no flag says anything.
  func replay(_ configuration: Configuration) throws -> OpenedFeed? {
    guard !specs.isEmpty, let first = try parsed(chosen(configuration)).first, !first.isLive else {
      return nil
    }
    return try open(configuration)
  }

  /// The live sources that a flag names, as the history knows them; empty for all.
  func sourceNames(_ configuration: Configuration) throws -> [String] {
    guard !specs.isEmpty else { return [] }
    return try parsed(chosen(configuration)).compactMap {
      if case .venue(let name) = $0 { name } else { nil }
    }
  }

  /// Live prices instead of the demo, the demo instead of anything else.
  func other(
    than mode: FeedMode, _ configuration: Configuration, log: @escaping @Sendable (LiveRemark) -> Void
  ) throws -> OpenedFeed {
    guard mode == .demo else { return try OpenedFeed(.demo(name: nil)) }
    return .live(LiveSession(try LiveSession.Prepared(try livePlan(configuration)), log: log))
  }
}

extension FeedOptions {
  /// Feeds are no parts of one: what was named after the one that is read is not.
  ///
  /// - Parameter isUnused: for each of those that come after it.
  private func tellOfUnused(_ isUnused: [Bool], behind name: String) {
    let unused = zip(specs.suffix(isUnused.count), isUnused).filter(\.1).map { visible($0.0) }
    guard !unused.isEmpty else { return }
    printToStandardError(
      "bullion: --feed: \(visible(name)) is read, and not \(unused.joined(separator: ", ")), named after it")
  }
}

/// `NAME=URL`.
struct FeedAddress: ExpressibleByArgument {
  var name: String
  var url: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, VenueCatalog.names.contains(parts[0]) else { return nil }
    (name, url) = (parts[0], parts[1])
  }
}

extension FeedSpec {
  /// Whether it can be opened whatever happens.
  fileprivate var isAlwaysThere: Bool { if case .demo = self { true } else { false } }

  /// Whether it is one or several sources of real prices.
  var isLive: Bool {
    switch self {
    case .live, .venue: true
    default: false
    }
  }
}

/// A feed that is ready to be read.
enum OpenedFeed {
  case paced(any PacedFeed)
  case stream(StreamFeed)
  case live(LiveSession)

  /// A feed that is not live.
  init(_ spec: FeedSpec) throws {
    switch spec {
    case .demo(let name):
      self = .paced(DemoFeed(scenario: name.flatMap(DemoScenario.init(name:)) ?? .surge))
    case .file(let path, let speed):
      self = .paced(try FileFeed(path: path, speed: speed ?? FileFeed.defaultSpeed))
    case .standardInput:
      try StreamFeed.checkStandardInput()
      self = .stream(StreamFeed())
    case .live, .venue: throw NotBuiltIn()
    }
  }

  var name: String {
    switch self {
    case .paced(let feed): feed.name
    case .stream(let feed): feed.name
    case .live(let session): session.name
    }
  }

  var mode: FeedMode {
    switch self {
    case .paced(let feed): feed.mode
    case .stream(let feed): feed.mode
    case .live: .live
    }
  }
}
