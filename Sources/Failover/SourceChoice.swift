import BullionMarket

/// Which source is shown: the first in the order of preference that can be relied on.
///
/// A source that lost its place gets it back only after it has been good for a while, so that the screen does not go
/// back and forth; right after the start a preferred source is taken as soon as it has prices. One that quotes both
/// metals goes before one that quotes gold alone, at once and at the start, and an open market before a closed one.
struct SourceChoice: Sendable {
  /// What is known of one source.
  struct Candidate: Sendable {
    var health: SourceHealth
    var quotesBoth: Bool
    var name: String
    /// Whether it has no prices yet and has not failed.
    var isComing = false
  }

  /// A change of place, and why.
  struct Change: Sendable, Hashable {
    var from: Int?
    var to: Int
    var reason: String
    /// Whether the one before had failed.
    var isFailover = false
  }

  let settings: LiveSettings
  let start: Timestamp
  /// Nil before the first source had prices.
  private(set) var shown: Int?
  private var goodSince: [Timestamp?]
  /// Those that go before the shown one and wait for its place.
  private var isWaiting: [Bool]

  init(sources: Int, settings: LiveSettings, start: Timestamp) {
    self.settings = settings
    self.start = start
    goodSince = Array(repeating: nil, count: sources)
    isWaiting = Array(repeating: false, count: sources)
  }

  /// Looks at all sources anew.
  mutating func judge(_ candidates: [Candidate], at now: Timestamp) -> Change? {
    for (index, candidate) in candidates.enumerated() {
      goodSince[index] = candidate.health.isBad ? nil : goodSince[index] ?? now
    }
    for index in candidates.indices {
      isWaiting[index] =
        candidates[index].health == .good
        && shown.map { rank(index, candidates) < rank($0, candidates) } ?? false
    }
    let eligible = candidates.indices.filter { !candidates[$0].health.isBad }
    let best = eligible.min { rank($0, candidates) < rank($1, candidates) }
    guard let best else { return nil }
    guard let shown else {
      let waits = isSettling(at: now) && !candidates[best].quotesBoth
      if waits, candidates.contains(where: { $0.quotesBoth && $0.isComing }) { return nil }
      return move(to: best, "the first with prices")
    }
    guard best != shown else { return nil }
    if case .bad(let reason) = candidates[shown].health {
      return move(to: best, "\(candidates[shown].name): \(reason)", isFailover: true)
    }
    guard rank(best, candidates) < rank(shown, candidates), let since = goodSince[best] else { return nil }
    if isSettling(at: now) { return move(to: best, "preferred") }
    if candidates[best].quotesBoth, !candidates[shown].quotesBoth, candidates[best].health == .good {
      return move(to: best, "has both metals, which \(candidates[shown].name) has not")
    }
    // A market that closed does not have to be waited for.
    let isOpening = candidates[shown].health == .closed && candidates[best].health == .good
    guard isOpening || now.milliseconds(since: since) >= settings.switchBack else { return nil }
    return move(
      to: best,
      isOpening
        ? "\(candidates[shown].name) is closed"
        : "preferred, and good again for \(NumberText.duration(milliseconds: settings.switchBack))")
  }

  /// For how many milliseconds a source that goes before the shown one has been good; nil where none is waited for.
  func probation(of source: Int, at now: Timestamp) -> Int64? {
    guard shown != nil, source != shown, let since = goodSince[source], isWaiting[source] else { return nil }
    return now.milliseconds(since: since)
  }

  private func isSettling(at now: Timestamp) -> Bool {
    now.milliseconds(since: start) <= settings.settling
  }

  /// Lower is better.
  private func rank(_ index: Int, _ candidates: [Candidate]) -> Int {
    let candidate = candidates[index]
    return (candidate.quotesBoth ? 0 : 2000) + (candidate.health == .good ? 0 : 1000) + index
  }

  private mutating func move(to source: Int, _ reason: String, isFailover: Bool = false) -> Change {
    defer { shown = source }
    return Change(from: shown, to: source, reason: reason, isFailover: isFailover)
  }
}
