import BullionMarket

/// Where the prices of one source end and those of another begin.
struct SourceStep: Sendable, Equatable {
  /// The first price of the new source.
  var time: Timestamp
  /// By how much the new source is dearer.
  var offset: Price
}

/// By how much the sources that are not shown are dearer than the shown one, as long as all of them speak: so that a
/// change from one to another can be told from a move of the price.
struct SourceBases: Sendable, Equatable {
  private struct Basis: Sendable, Equatable {
    var over: String
    var offset: Price
    var time: Timestamp
  }

  /// Prices further apart, in milliseconds, are not of the same moment.
  private static let sameMoment: Int64 = 5_000
  /// What was known longer ago than this, in milliseconds, holds no more.
  private static let longest: Int64 = 600_000
  /// How far a new difference moves the known one: single prices lie a tick or two apart.
  private static let weight: Int64 = 4

  private var known: [Instrument: [String: Basis]] = [:]

  mutating func note(_ readings: [SourceReading], at now: Timestamp) {
    guard let shown = readings.first(where: { $0.isShown && $0.state == .live }) else { return }
    for other in readings where !other.isShown && other.state == .live {
      for instrument in Instrument.allCases {
        guard let ours = shown.price(of: instrument), let theirs = other.price(of: instrument),
          abs(ours.received.milliseconds(since: theirs.received)) <= Self.sameMoment
        else { continue }
        var offset = theirs.mid - ours.mid
        if let before = known[instrument]?[other.name], before.over == shown.name {
          offset = before.offset + Price(ticks: (offset - before.offset).ticks / Self.weight)
        }
        known[instrument, default: [:]][other.name] = Basis(over: shown.name, offset: offset, time: now)
      }
    }
  }

  /// By how much one source is dearer than another; nil when that is not known.
  func basis(of instrument: Instrument, from: String?, to: String, at now: Timestamp) -> Price? {
    guard let basis = known[instrument]?[to], basis.over == from,
      now.milliseconds(since: basis.time) <= Self.longest
    else { return nil }
    return basis.offset
  }
}

extension SourceReading {
  /// The price that is shown of a metal, and when it came.
  fileprivate func price(of instrument: Instrument) -> (mid: Price, received: Timestamp)? {
    guard let symbol = symbols.first(where: { $0.instrument == instrument }), let mid = symbol.mid,
      let received = symbol.received
    else { return nil }
    return (mid, received)
  }
}
