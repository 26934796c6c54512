import BullionMarket
import Formats
import Venues

/// What the user wrote after `--feed`.
enum FeedSpec: Sendable, Hashable {
  /// The built-in replay; nil is the default story.
  case demo(name: String?)
  /// A file of quote lines; nil is the default speed.
  case file(path: String, speed: Double?)
  /// `-`
  case standardInput

  /// The usual ordered set of sources that need no account.
  case live
  /// One source by name.
  case venue(String)

  private static let valid =
    "demo, demo:NAME, file:PATH, file:PATH?speed=N, - (standard input), live, "
    + VenueCatalog.names.joined(separator: ", ")

  /// - Parameters:
  ///   - text: `demo`, `demo:NAME`, `file:PATH`, `file:PATH?speed=N` or `-`.
  ///   - demoNames: the names that may follow `demo:`.
  init(_ text: String, demoNames: [String]) throws(FeedSpecError) {
    switch text {
    case "-": self = .standardInput
    case "demo": self = .demo(name: nil)
    case "live": self = .live
    default:
      if text.hasPrefix("demo:") {
        self = .demo(name: try Self.demoName(text.dropFirst(5), of: demoNames))
      } else if text.hasPrefix("file:") {
        self = try Self.file(text.dropFirst(5))
      } else if VenueCatalog.names.contains(text) {
        self = .venue(text)
      } else {
        throw Self.unknown(text)
      }
    }
  }

  private static func demoName(_ name: Substring, of names: [String]) throws(FeedSpecError) -> String {
    guard names.contains(String(name)) else {
      throw FeedSpecError("there is no demo \"\(name)\"; there is: \(names.joined(separator: ", "))")
    }
    return String(name)
  }

  /// A `?` belongs to the path unless `name=value` follows it.
  private static func file(_ text: Substring) throws(FeedSpecError) -> FeedSpec {
    var path = text
    var speed: Double?
    if let mark = text.lastIndex(of: "?") {
      let option = text[text.index(after: mark)...]
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, !option.contains("/") {
        path = text[..<mark]
        guard parts[0] == "speed" else {
          throw FeedSpecError(
            "file: has no option \"\(parts[0])\"; there is: speed, as in file:PATH?speed=60")
        }
        speed = try number(parts[1])
      }
    }
    guard !path.isEmpty else { throw FeedSpecError("file: without a path; write file:PATH") }
    return .file(path: String(path), speed: speed)
  }

  private static func number(_ text: Substring) throws(FeedSpecError) -> Double {
    let isDecimal = text.utf8.allSatisfy { $0.isASCIIDigit || "+-.eE".utf8.contains($0) }
    guard isDecimal, let speed = Double(text), speed > 0, speed.isFinite else {
      throw FeedSpecError("speed=\(text) is not a number above 0; write file:PATH?speed=60")
    }
    return speed
  }

  private static func unknown(_ text: String) -> FeedSpecError {
    let lower = text.lowercased()
    if lower == "live" || VenueCatalog.names.contains(lower) {
      return FeedSpecError("\"\(text)\" is not a feed; write \(lower)")
    }
    if let alike = VenueCatalog.alike(lower) {
      return FeedSpecError(
        "\(lower) is not in this version; nearest to it: \(alike.joined(separator: " or "))")
    }
    if text.contains("/") || text.contains(".") {
      return FeedSpecError("\"\(text)\" is not a feed; for a file write file:\(text). There is: \(valid)")
    }
    return FeedSpecError("\"\(text)\" is not a feed; there is: \(valid)")
  }
}

/// Why a `--feed` cannot be understood: one line that names what can, safe to print.
struct FeedSpecError: Error, Sendable, Hashable, CustomStringConvertible {
  var description: String

  init(_ words: String) { description = visible(words) }
}
