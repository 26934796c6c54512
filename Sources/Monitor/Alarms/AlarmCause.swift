import BullionMarket

/// On what an alarm was raised. Nil in a list for what was raised before the program began: the journal does not keep
/// it.
public struct AlarmCause: Sendable, Hashable {
  /// The source whose prices were shown; nil for feeds that have none.
  public var source: String?
  /// The last quote of each metal that the rule rests on, in the order of the instruments.
  public var quotes: [Quote]
}

/// What is on the table while rules are judged.
struct AlarmScene: Sendable, Equatable {
  var source: String?
  var quotes: [Quote?] = Instrument.allCases.map { _ in nil }

  /// - Parameters:
  ///   - instrument: the metal that a rule rests on; nil for both.
  ///   - time: of the raise; what came later is no cause of it.
  func cause(of instrument: Instrument?, at time: Timestamp) -> AlarmCause {
    let metals = instrument.map { [$0] } ?? Instrument.allCases
    let quotes = metals.compactMap { self.quotes[$0.position] }.filter { $0.received <= time }
    return AlarmCause(source: source, quotes: quotes)
  }
}
