import BullionMarket

/// Holds the sources' prices of one metal against each other: one that is far from the others' median loses its
/// place.
///
/// A price that has just run ahead of the others is no error yet: slower sources need a moment to follow. It is held
/// back until two others have spoken after it; when they agree with each other and not with it, it is an outlier,
/// and when they do not speak in time it is taken. With one other source alone nobody can say who is wrong at once:
/// after five seconds it is the one further from where both last agreed.
struct PriceAgreement: Sendable {
  /// What is to become of a price.
  enum Verdict: Sendable, Hashable {
    case good
    /// Not to be shown before the others have spoken.
    case held
    case outlier(String)
  }

  private struct Voice: Sendable {
    var mid: Int64
    var received: Timestamp
    var isFresh: Bool
    var suspectSince: Timestamp?
    var outlier: String?
  }

  /// How long a price that stands alone is held back, in milliseconds.
  static let longestHold: Int64 = 3_000
  /// How long two sources may disagree before one is judged.
  static let longestDispute: Int64 = 5_000

  /// As a fraction.
  let limit: Double
  private var voices: [Voice?]
  /// Where two sources last agreed.
  private var agreed: Int64?

  /// - Parameter limit: in percent.
  init(sources: Int, limit: Double) {
    self.limit = limit / 100
    voices = Array(repeating: nil, count: sources)
  }

  /// Takes a source's new price.
  mutating func note(_ mid: Price, of source: Int, at now: Timestamp) {
    guard voices.indices.contains(source) else { return }
    if voices[source] == nil {
      voices[source] = Voice(mid: mid.ticks, received: now, isFresh: true)
    } else {
      voices[source]?.mid = mid.ticks
      voices[source]?.received = now
      voices[source]?.isFresh = true
    }
  }

  /// A source whose prices cannot be relied on has no voice, and has it again when they can.
  mutating func hear(_ source: Int, _ isHeard: Bool) { voices[source]?.isFresh = isHeard }

  /// Judges the price of one source as things stand.
  mutating func judge(_ source: Int, at now: Timestamp) -> Verdict {
    guard let voice = voices[source] else { return .good }
    var others: [(mid: Int64, received: Timestamp)] = []
    for (index, other) in voices.enumerated() where index != source {
      if let other, other.isFresh, other.outlier == nil { others.append((other.mid, other.received)) }
    }
    guard let reference = Self.median(others.map(\.mid)) else { return acquit(source) }
    let distance = Self.distance(voice.mid, reference)
    guard distance > limit else {
      agreed = reference
      return acquit(source)
    }
    if let reason = voice.outlier { return .outlier(reason) }
    let since = voice.suspectSince ?? now
    voices[source]?.suspectSince = since
    let words = "\(NumberText.fixed(distance * 100, decimals: 1)) % from the others' median"
    let later = others.filter { $0.received > since }.map(\.mid)
    if others.count == 1 { return settle(source, with: others[0], since: since, at: now, words) }
    if later.count >= 2, Self.distance(later.max() ?? 0, later.min() ?? 0) <= limit {
      return condemn(source, words)
    }
    return now.milliseconds(since: since) < Self.longestHold ? .held : .good
  }

  /// What the others hold against a source since it was judged last; nil while it is nothing.
  func complaint(about source: Int) -> String? { voices[source]?.outlier }

  /// Two disagree, and nobody else can tell.
  private mutating func settle(
    _ source: Int, with other: (mid: Int64, received: Timestamp), since: Timestamp, at now: Timestamp,
    _ words: String
  ) -> Verdict {
    guard now.milliseconds(since: since) >= Self.longestDispute, other.received > since,
      let agreed, let voice = voices[source]
    else { return .good }
    guard Self.distance(voice.mid, agreed) > Self.distance(other.mid, agreed) else { return .good }
    return condemn(source, words)
  }

  private mutating func condemn(_ source: Int, _ words: String) -> Verdict {
    voices[source]?.outlier = words
    return .outlier(words)
  }

  private mutating func acquit(_ source: Int) -> Verdict {
    voices[source]?.suspectSince = nil
    voices[source]?.outlier = nil
    return .good
  }

  private static func median(_ numbers: [Int64]) -> Int64? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  private static func distance(_ price: Int64, _ reference: Int64) -> Double {
    reference == 0 ? .infinity : abs(Double(price) / Double(reference) - 1)
  }
}
