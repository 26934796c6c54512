import BullionMarket
import Venues

/// What an answer that is no success means for the source that got it.
enum ServiceRefusal: Sendable, Hashable {
  /// For good: with what happened and what to do.
  case off(String)
  /// Not before so many milliseconds have passed.
  case wait(Int64, String)
  /// For now; the usual wait will do.
  case retry(String)

  /// Judges an answer; nil for a success with a body that can be JSON.
  ///
  /// - Parameters:
  ///   - answer: what the server said.
  ///   - now: for waits that are given as a moment.
  init?(_ answer: HTTPAnswer, at now: Timestamp) {
    switch answer.status {
    case 200..<300:
      guard Self.isHTML(answer) else { return nil }
      self = .retry("answered with an HTML page where JSON was due")
    case 401: self = .off("401: the token was not accepted; check it")
    case 403: self = .off("403: this venue refuses to serve you; choose another source")
    case 451: self = .off("451: this venue may not serve your country; choose another source")
    case 418, 429:
      let time = Self.wait(in: answer, at: now) ?? (answer.status == 418 ? 120_000 : 60_000)
      let words = answer.status == 418 ? "418: banned for asking too often" : "429: asked too often"
      self = .wait(time.clamped(to: 1_000...Self.longestWait), words)
    case 300..<400: self = .retry("\(answer.status): redirects elsewhere, which is not followed")
    case 500...: self = Self.busy(answer, at: now)
    default: self = .retry("answered \(answer.status)")
    }
  }

  /// What happened, and what to do about it.
  var words: String {
    switch self {
    case .off(let words), .wait(_, let words), .retry(let words): words
    }
  }

  /// Three days, the longest ban that any venue here announces.
  private static let longestWait: Int64 = 3 * Timestamp.millisecondsPerDay

  private static func busy(_ answer: HTTPAnswer, at now: Timestamp) -> ServiceRefusal {
    let words = "answered \(answer.status): it has a problem of its own"
    guard let time = wait(in: answer, at: now) else { return .retry(words) }
    return .wait(time.clamped(to: 1_000...3_600_000), words)
  }

  /// Milliseconds that the answer asks to wait: `Retry-After` in seconds or as a date, or the moment in the text
  /// `IP banned until <epoch ms>`.
  private static func wait(in answer: HTTPAnswer, at now: Timestamp) -> Int64? {
    if let text = answer.headers["retry-after"] {
      if let seconds = Int64(text), seconds >= 0 { return seconds.multipliedSaturated(by: 1000) }
      if let date = HTTPDate.timestamp(text) { return max(0, date.milliseconds(since: now)) }
    }
    let body = String(decoding: answer.body.prefix(2_000), as: UTF8.self)
    guard let found = body.firstRange(of: "until ") else { return nil }
    let digits = body[found.upperBound...].prefix { $0.isASCII && $0.isNumber }
    guard let moment = Int64(digits) else { return nil }
    return max(0, Timestamp(milliseconds: moment).milliseconds(since: now))
  }

  private static func isHTML(_ answer: HTTPAnswer) -> Bool {
    if answer.headers["content-type"]?.lowercased().hasPrefix("text/html") == true { return true }
    return looksLikeHTML(answer.body)
  }

  /// Whether text begins as a page does.
  static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(256).drop { $0 <= 0x20 || $0 >= 0x80 }.prefix(14)
    guard start.first == UInt8(ascii: "<") else { return false }
    let text = String(decoding: start, as: UTF8.self).lowercased()
    return text.hasPrefix("<!doctype") || text.hasPrefix("<html") || text.hasPrefix("<head")
      || text.hasPrefix("<?xml")
  }
}
