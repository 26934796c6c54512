/// How restless the market is: what a minute moves and how wide the quotes stand.
///
/// Silver moves 1.8 times gold's move plus a move of its own, which makes its beta over minutes 1.8 and the
/// correlation about 0.9.
enum DemoRegime: Sendable, Hashable {
  case quiet
  case ordinary
  case tense
  case crash

  static let silverBeta = 1.8

  /// Standard deviation of gold's log return over a minute.
  var goldVolatility: Double {
    switch self {
    case .quiet: 0.8e-4
    case .ordinary: 2.0e-4
    case .tense: 3.5e-4
    case .crash: 4.0e-4
    }
  }

  /// The same for the part of silver's return that gold does not explain.
  var silverVolatility: Double {
    switch self {
    case .quiet: 0.7e-4
    case .ordinary: 1.7e-4
    case .tense: 3.0e-4
    case .crash: 3.6e-4
    }
  }

  /// From the mid to bid or ask, in steps of 0.01: spreads of 0.26 to 0.60, up to 3.00 in the crash.
  var goldHalfSpread: ClosedRange<Int64> {
    switch self {
    case .quiet: 12...22
    case .ordinary: 13...30
    case .tense: 22...60
    case .crash: 60...150
    }
  }

  /// From the mid to bid or ask, in steps of 0.001: spreads of 0.016 to 0.040, up to 0.15 in the crash.
  var silverHalfSpread: ClosedRange<Int64> {
    switch self {
    case .quiet: 8...14
    case .ordinary: 8...20
    case .tense: 12...35
    case .crash: 30...75
    }
  }
}
