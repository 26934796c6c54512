import BullionMarket

/// How fast time passes in a demo or a replay, in words.
struct PaceText: Equatable {
  /// `2 minutes a second`, `in real time`; nil where the feed keeps no pace.
  let now: String?
  /// `2x of 1 minute a second`; nil at the feed's own speed.
  let base: String?

  init(_ playback: Playback) {
    guard let tempo = playback.tempo, tempo > 0, tempo.isFinite else {
      (now, base) = (nil, nil)
      return
    }
    now = Self.words(tempo * playback.speed)
    base = playback.speed == 1 ? nil : "\(NumberText.shortest(playback.speed))x of \(Self.words(tempo))"
  }

  private static let units: [(name: String, seconds: Double)] = [
    ("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1),
  ]

  /// In the largest unit of which there is about one: `40 seconds a second`, `2.4 hours a second`.
  static func words(_ tempo: Double) -> String {
    guard (tempo - 1).magnitude > 0.05 else { return "in real time" }
    let unit = units.first { tempo >= $0.seconds * 0.95 } ?? units[3]
    let count = tempo / unit.seconds
    let text = NumberText.shortest(count >= 9.95 ? count.rounded() : (count * 10).rounded() / 10)
    let number = text == "0" ? NumberText.shortest((count * 1000).rounded() / 1000) : text
    return "\(number) \(unit.name)\(number == "1" ? "" : "s") a second"
  }
}
