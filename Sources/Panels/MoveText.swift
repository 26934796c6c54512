import BullionMarket

/// A change of a price as it is written: arrow, dollars and percent, all with one sign.
///
/// The sign is that of the number that is written first, after rounding: what rounds to nothing has no arrow, and no
/// two parts of it ever disagree.
struct MoveText: Equatable {
  /// -1, 0 or 1, as it is written.
  let sign: Int
  /// `+61.30`; a dash while undefined.
  let absolute: String
  /// `+1.24 %`; a dash while undefined.
  let percent: String

  /// - Parameters:
  ///   - absolute: in dollars; nil where only the percentage is written.
  ///   - percent: of the reference.
  ///   - decimals: of the percentage.
  init(absolute: Price? = nil, of instrument: Instrument = .gold, percent: Double?, decimals: Int = 2) {
    self.absolute = Wording.signedPrice(absolute, of: instrument)
    let share = Wording.change(percent, decimals: decimals)
    let leading = absolute == nil ? share : self.absolute
    sign = Self.sign(of: leading)
    self.percent = Self.share(share, after: leading)
  }

  /// A share with the sign of the number that is written before it.
  static func share(_ share: String, after leading: String) -> String {
    switch (sign(of: leading), share.first) {
    case (-1, "+"): "-" + share.dropFirst()
    case (1, "-"): "+" + share.dropFirst()
    default: share
    }
  }

  /// ▲ or ▼; a dot for what does not move.
  var glyph: String { sign > 0 ? "▲" : sign < 0 ? "▼" : "·" }

  private static func sign(of text: String) -> Int {
    guard text.contains(where: { ("1"..."9").contains($0) }) else { return 0 }
    return text.first == "-" ? -1 : 1
  }
}
