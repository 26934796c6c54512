import BullionMarket

/// The rule of switching between the metals by the ratio, replayed on a history: into silver at or above one limit,
/// into gold at or below another. A reading of the past, without spreads, storage and taxes.
public struct RatioSwitching: Sendable, Equatable {
  /// The two limits; a ratio on a limit counts.
  public struct Rule: Sendable, Equatable {
    public let intoSilver: Double
    public let intoGold: Double

    /// 80 and 50 (ANALYTICS 3).
    public static let standard = Rule(checked: 80, 50)

    private init(checked intoSilver: Double, _ intoGold: Double) {
      self.intoSilver = intoSilver
      self.intoGold = intoGold
    }

    /// - Returns: nil unless the limit for silver lies above that for gold and both above zero.
    public init?(intoSilver: Double, intoGold: Double) {
      guard intoGold > 0, intoSilver > intoGold, intoSilver.isAdmissible else { return nil }
      self.init(checked: intoSilver, intoGold)
    }
  }

  /// One exchange of everything that was held.
  public struct Switch: Sendable, Equatable {
    public var time: Timestamp
    public var ratio: Double
    public var into: Instrument
    /// Ounces of the metal that it went into.
    public var ounces: Double
  }

  public let rule: Rule
  /// What is held at last, of which metal.
  public private(set) var held: Instrument = .gold
  /// Ounces of `held`.
  public private(set) var ounces = 1.0
  /// Oldest first.
  public private(set) var switches: [Switch] = []
  public private(set) var first: (time: Timestamp, ratio: Double)?
  public private(set) var last: (time: Timestamp, ratio: Double)?
  private var worth = FallHistory()

  /// Begins with one ounce of gold at the first ratio.
  public init(_ rule: Rule = .standard) { self.rule = rule }

  /// Takes the next ratio; one that is not above zero is passed over.
  public mutating func add(_ ratio: Double, at time: Timestamp) {
    guard ratio.isAdmissiblePrice else { return }
    first = first ?? (time, ratio)
    last = (time, ratio)
    if held == .gold, ratio >= rule.intoSilver {
      change(into: .silver, ounces * ratio, ratio, time)
    } else if held == .silver, ratio <= rule.intoGold {
      change(into: .gold, ounces / ratio, ratio, time)
    }
    if let goldOunces { worth.add(goldOunces, at: time) }
  }

  private mutating func change(into metal: Instrument, _ amount: Double, _ ratio: Double, _ time: Timestamp) {
    held = metal
    ounces = amount
    switches.append(Switch(time: time, ratio: ratio, into: metal, ounces: amount))
  }

  /// What is held, in ounces of gold at the last ratio; nil without a ratio.
  public var goldOunces: Double? { last.map { held == .gold ? ounces : ounces / $0.ratio } }

  /// What is held, in ounces of silver at the last ratio; nil without a ratio.
  public var silverOunces: Double? { last.map { held == .silver ? ounces : ounces * $0.ratio } }

  /// The deepest fall of what was held, in ounces of gold; nil when there was none.
  public var worst: Fall? { worth.deepest(1).first }

  public static func == (left: RatioSwitching, right: RatioSwitching) -> Bool {
    left.rule == right.rule && left.held == right.held && left.ounces == right.ounces
      && left.switches == right.switches && left.worth == right.worth && left.first?.time == right.first?.time
      && left.first?.ratio == right.first?.ratio && left.last?.time == right.last?.time
      && left.last?.ratio == right.last?.ratio
  }
}
