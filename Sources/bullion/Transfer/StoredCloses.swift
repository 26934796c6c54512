import BullionMarket
import Glibc
import Store

/// The closes of days that the history has of one metal, from whatever source, to hold others against.
struct StoredCloses {
  /// Days that must be in both before anything is said.
  private static let fewestDays = 5
  /// How far the prices of two sources lie apart at most, as a natural logarithm: spot and the first future lie closer,
  /// most currencies further away.
  private static let tolerance = 0.05

  private let store: HistoryStore
  private let instrument: Instrument

  init(_ store: HistoryStore, _ instrument: Instrument) {
    self.store = store
    self.instrument = instrument
  }

  /// The factor that lies between the closes of a file and those of the history, where it is steady and not one.
  func steadyFactor(of days: [(opening: Timestamp, close: Price)]) throws -> Double? {
    guard let first = days.map(\.opening).min(), let last = days.map(\.opening).max() else { return nil }
    let stored = try store.bars(
      instrument, .oneDay, from: first, to: last.advanced(byMilliseconds: 1))
    let closes = Dictionary(stored.map { ($0.start, $0.close) }, uniquingKeysWith: { known, _ in known })
    let steps = days.compactMap { day in
      closes[day.opening].map { log(day.close.dollars / $0.dollars) }
    }.filter(\.isFinite)
    guard steps.count >= Self.fewestDays else { return nil }
    let middle = Self.median(steps)
    let scatter = Self.median(steps.map { abs($0 - middle) })
    guard abs(middle) > Self.tolerance, scatter < abs(middle) / 4 else { return nil }
    return exp(middle)
  }

  private static func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
