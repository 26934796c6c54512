import BullionAnalytics
import BullionMarket

/// The close of a trade date.
public struct DailyClose: Sendable, Equatable {
  /// Midnight UTC of the trade date.
  public var day: Timestamp
  public var price: Price
}

/// The daily bars of a metal as a series of closes, oldest first, one a trade date.
public struct DailyCloses: Sendable, Equatable {
  public let closes: [DailyClose]
  /// The bars that they are of.
  let bars: [Bar]

  /// - Parameter bars: finished bars of a day, in order of time.
  public init(_ bars: [Bar], calendar: SessionCalendar) {
    var closes: [DailyClose] = []
    var kept: [Bar] = []
    for bar in bars where bar.close.ticks > 0 {
      let day = Timestamp(midnightOf: calendar.tradeDate(at: bar.start))
      guard closes.last.map({ $0.day < day }) ?? true else { continue }
      closes.append(DailyClose(day: day, price: bar.close))
      kept.append(bar)
    }
    self.closes = closes
    self.bars = kept
  }

  /// Log returns from day to day, in stretches without a hole.
  var stretches: [[Double]] {
    var stretches: [[Double]] = [[]]
    for (earlier, later) in zip(closes, closes.dropFirst()) {
      if DailyHole.lies(between: earlier.day, and: later.day) {
        stretches.append([])
      } else if let move = PriceMove(from: earlier.price, to: later.price) {
        stretches[stretches.count - 1].append(move.logarithm)
      }
    }
    return stretches
  }

  /// The close of a day so long ago, or of one of the five days before it.
  func close(before now: Timestamp, days: Int64) -> Price? {
    let wanted = now.advanced(byMilliseconds: -days * Timestamp.millisecondsPerDay)
    guard let close = closes.last(where: { $0.day <= wanted }),
      wanted.milliseconds(since: close.day) < 6 * Timestamp.millisecondsPerDay
    else { return nil }
    return close.price
  }
}

/// Both metals' closes of the days that both have.
struct PairedCloses {
  let days: [Timestamp]
  let gold: [Price]
  let silver: [Price]

  init(gold: DailyCloses, silver: DailyCloses) {
    var days: [Timestamp] = []
    var golds: [Price] = []
    var silvers: [Price] = []
    var place = 0
    for close in gold.closes {
      while place < silver.closes.count, silver.closes[place].day < close.day { place += 1 }
      guard place < silver.closes.count, silver.closes[place].day == close.day else { continue }
      days.append(close.day)
      golds.append(close.price)
      silvers.append(silver.closes[place].price)
    }
    self.days = days
    self.gold = golds
    self.silver = silvers
  }

  /// Log returns from day to day, none over a hole.
  var returns: [RollingRegression.Input] {
    days.indices.dropFirst().compactMap { index in
      guard !DailyHole.lies(between: days[index - 1], and: days[index]),
        let gold = PriceMove(from: gold[index - 1], to: gold[index]),
        let silver = PriceMove(from: silver[index - 1], to: silver[index])
      else { return nil }
      return (gold.logarithm, silver.logarithm)
    }
  }
}
