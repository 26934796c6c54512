import ArgumentParser
import BullionMarket
import Feeds

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
        """,
      valueName: "spec"))
  var specs: [String] = []

  /// The specs and where they come from: the flags, else the environment, else the demo.
  private var chosen: [(text: String, origin: String)] {
    guard specs.isEmpty else { return specs.map { ($0, "--feed") } }
    if let text = environmentVariable("BULLION_FEED"), !text.isEmpty { return [(text, "BULLION_FEED")] }
    return [("demo", "--feed")]
  }

  func validate() throws { _ = try parsed() }

  private func parsed() throws -> [FeedSpec] {
    let names = DemoScenario.allCases.map(\.rawValue)
    return try chosen.map { text, origin in
      do {
        return try FeedSpec(text, demoNames: names)
      } catch {
        throw ValidationError("\(origin): \(error)")
      }
    }
  }

  /// The first of the feeds that can be opened; what was wrong with the ones before goes to standard error.
  func open() throws -> OpenedFeed {
    var specs = try parsed()[...]
    while let spec = specs.popFirst() {
      do {
        return try OpenedFeed(spec)
      } catch {
        guard !specs.isEmpty else { throw error }
        printToStandardError("\(error)")
      }
    }
    throw ValidationError("--feed: nothing to read")
  }
}

/// A feed that is ready to be read.
enum OpenedFeed {
  case paced(any PacedFeed)
  case stream(StreamFeed)

  init(_ spec: FeedSpec) throws {
    switch spec {
    case .demo(let name):
      self = .paced(DemoFeed(scenario: name.flatMap(DemoScenario.init(name:)) ?? .surge))
    case .file(let path, let speed):
      self = .paced(try FileFeed(path: path, speed: speed ?? FileFeed.defaultSpeed))
    case .standardInput:
      self = .stream(StreamFeed())
    }
  }

  var name: String {
    switch self {
    case .paced(let feed): feed.name
    case .stream(let feed): feed.name
    }
  }

  var mode: FeedMode {
    switch self {
    case .paced(let feed): feed.mode
    case .stream(let feed): feed.mode
    }
  }
}
