import BullionMarket

/// One row of a timetable: from the row before to the next waypoint, and how that stretch is shown.
struct DemoLeg: Sendable {
  enum Play: Sendable, Hashable {
    /// Quotes of both metals in pairs, so many milliseconds of wall time from one pair to the next.
    case quotes(gaps: ClosedRange<Int64>)
    /// Bars of a minute; nothing but the clock while the market is closed.
    case lapse
    /// The clock and no prices: a feed that has died.
    case silence

    static let brisk = Play.quotes(gaps: 200...550)
    static let busy = Play.quotes(gaps: 240...440)
    static let frantic = Play.quotes(gaps: 200...270)
    static let unhurried = Play.quotes(gaps: 400...1400)
  }

  /// The waypoint's moment: the end of the leg.
  var until: Timestamp
  /// The waypoint's mids: the last prices of the leg.
  var end: MetalPair
  var play: Play
  /// Milliseconds of wall time by which its quotes are drawn; 0 where the leg is never shown, only history.
  var wall: Int64
  /// Milliseconds of wall time at speed 1 that it takes on the screen. Another value changes the pace and no price.
  var shown: Int64
  var regime: DemoRegime
  /// The first prices, where they are not the last ones of the leg before.
  var opening: MetalPair?
  var bounds: DemoWalk.Bounds
  /// Bad input among the quotes, spread evenly over the leg.
  var flaws: [DemoFlaw]
  var headline: String?

  init(
    until: Timestamp, gold: Double, silver: Double, _ play: Play, wall: Int64 = 0,
    shown: Int64? = nil, regime: DemoRegime = .ordinary, opening: MetalPair? = nil,
    bounds: DemoWalk.Bounds = SurgeTable.records,
    flaws: [DemoFlaw] = [], headline: String? = nil
  ) {
    self.until = until
    end = MetalPair(gold: gold, silver: silver)
    self.play = play
    self.wall = wall
    self.shown = wall > 0 ? shown ?? wall : 0
    self.regime = regime
    self.opening = opening
    self.bounds = bounds
    self.flaws = flaws
    self.headline = headline
  }

  /// When on the screen, counted from the leg's begin, what is due at a wall time of the drawing.
  func shown(at wall: Int64) -> Int64 { self.wall > 0 ? wall * shown / self.wall : 0 }
}
