import BullionMarket
import Formats

/// Judges whether the prices of a file can be dollars an ounce of its metal: each row by itself, and the file as a whole.
///
/// Every row is looked at, so that no part of a file escapes. A row beyond what was possible is refused by itself; a
/// file of which most rows lie outside what was usual, or many outside what was possible, is of another unit, another
/// currency or another metal, and `verdict` says so. Memory does not grow with the file.
package struct UnitJudge: Sendable {
  /// Rows beyond what was possible make the whole file doubtful from this many on and from this share on.
  private static let fewestImpossible = 3
  private static let impossibleShare = 4

  /// What a file may be in place of dollars an ounce, in the order of likelihood.
  private static let guesses: [UnitVerdict.Guess] = [
    .scale("0.01"), .unit(.gram), .unit(.tenGrams), .unit(.kilogram), .unit(.tola), .otherMetal,
    .scale("0.001"),
    .scale("100"), .inverse,
  ]

  private let instrument: Instrument
  private var span: PriceRangeSpan
  private var otherSpan: PriceRangeSpan
  private var rows = 0
  private var below = 0
  private var above = 0
  private var impossible = 0
  private var firstImpossible: Int?
  private var fits = [Int](repeating: 0, count: Self.guesses.count)
  private var expected: PriceRange?
  private var otherExpected: PriceRange?
  private var closes = ThinnedSample()

  /// A judge of the prices of one metal.
  package init(_ instrument: Instrument) {
    self.instrument = instrument
    let start = Timestamp(milliseconds: 0)
    span = PriceRangeSpan(instrument, at: start)
    otherSpan = PriceRangeSpan(instrument.other, at: start)
  }

  /// Takes a row into account.
  ///
  /// - Parameters:
  ///   - bar: its prices as they would be stored.
  ///   - row: its number in the file.
  /// - Returns: why the row cannot be taken; nil when it can.
  package mutating func problem(of bar: Bar, row: Int) -> LineProblem? {
    if !span.covers(bar.start) || rows == 0 {
      span = PriceRangeSpan(instrument, at: bar.start)
      otherSpan = PriceRangeSpan(instrument.other, at: bar.start)
      expected = expected?.union(span.usual) ?? span.usual
      otherExpected = otherExpected?.union(otherSpan.usual) ?? otherSpan.usual
    }
    rows += 1
    closes.add(bar.close)
    if bar.close < span.usual.low || bar.close > span.usual.high { noteOutside(bar.close) }
    guard bar.low < span.possible.low || bar.high > span.possible.high else { return nil }
    impossible += 1
    firstImpossible = firstImpossible ?? row
    let price = bar.low < span.possible.low ? bar.low : bar.high
    return .implausible(price, of: instrument, at: bar.start, span.usual)
  }

  private mutating func noteOutside(_ close: Price) {
    if close < span.usual.low { below += 1 } else { above += 1 }
    let dollars = close.dollars
    guard dollars > 0 else { return }
    for (index, guess) in Self.guesses.enumerated() {
      let range = guess == .otherMetal ? otherSpan.usual : span.usual
      if let price = Price(dollars: guess.dollars(dollars)), range.contains(price) { fits[index] += 1 }
    }
  }

  /// Why the file as a whole cannot be taken; nil while it can.
  package var verdict: UnitVerdict? {
    guard let expected, let median = closes.median else { return nil }
    let outside = below + above
    let isForeign = outside * 2 > rows
    guard isForeign || impossible >= Self.fewestImpossible && impossible * Self.impossibleShare > rows else {
      return nil
    }
    // A guess must explain nearly all that does not fit.
    let likely = fits.indices.filter { fits[$0] * 10 >= outside * 9 && fits[$0] > 0 }
    let best = likely.min { distance(of: $0, median) < distance(of: $1, median) }
    return UnitVerdict(
      instrument: instrument, median: median, expected: expected, guess: best.map { Self.guesses[$0] },
      rows: rows, impossible: impossible, firstImpossible: isForeign ? nil : firstImpossible)
  }

  /// How far a guess would bring the median price from the middle of what was usual: a factor of at least 1.
  private func distance(of guess: Int, _ median: Price) -> Double {
    let isOther = Self.guesses[guess] == .otherMetal
    guard let range = isOther ? otherExpected : expected else { return .infinity }
    let middle = (range.low.dollars * range.high.dollars).squareRoot()
    let factor = Self.guesses[guess].dollars(median.dollars) / middle
    return max(factor, 1 / factor)
  }
}

extension Instrument {
  /// The other of the two metals.
  var other: Instrument { self == .gold ? .silver : .gold }
}

/// Some of many prices, evenly spaced in their order, however many come.
struct ThinnedSample: Sendable {
  private static let largest = 4096
  private var prices: [Price] = []
  private var stride = 1
  private var untilNext = 0

  /// Takes a price, or passes it over.
  mutating func add(_ price: Price) {
    guard untilNext == 0 else {
      untilNext -= 1
      return
    }
    untilNext = stride - 1
    prices.append(price)
    guard prices.count == Self.largest else { return }
    prices = Swift.stride(from: 0, to: prices.count, by: 2).map { prices[$0] }
    stride *= 2
    untilNext = stride - 1
  }

  /// The middle one by size, of the two middle ones their middle; nil before the first.
  var median: Price? {
    guard !prices.isEmpty else { return nil }
    let sorted = prices.sorted()
    return Price.middle(sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
  }
}
