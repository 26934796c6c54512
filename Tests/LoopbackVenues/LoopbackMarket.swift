import TestRandomness

/// The two metals of the tests.
public enum LoopbackMetal: Int, Sendable, Hashable, CaseIterable { case gold, silver }

/// Prices as a function of time: gold around 5,000 and silver around 100 dollars, never the same twice, always the
/// same for the same seed and moment, so that venues of one seed agree.
public struct LoopbackMarket: Sendable, Hashable {
  /// In thousandths of a dollar.
  public struct Price: Sendable, Hashable {
    public var bid, ask: Int64
    public var middle: Int64 { (bid + ask) / 2 }
  }

  /// One bar, in thousandths of a dollar.
  public struct Bar: Sendable, Hashable {
    public var start: Int64
    public var open, high, low, close: Int64
  }

  public var seed: UInt64
  /// Added to all prices, in per cent.
  public var offset: Double

  /// A market.
  public init(seed: UInt64, offset: Double = 0) {
    self.seed = seed
    self.offset = offset
  }

  /// Bid and ask at a moment.
  ///
  /// - Parameters:
  ///   - time: in milliseconds since 1970.
  ///   - number: tells the quotes of one moment apart by their flicker; the market stays where it is.
  public func price(of metal: LoopbackMetal, at time: Int64, number: Int64 = 0) -> Price {
    let middle = middle(of: metal, at: time, number: number)
    let half = metal == .gold ? 0.2 : 0.015
    return Price(
      bid: Int64(((middle - half) * 1000).rounded()), ask: Int64(((middle + half) * 1000).rounded()))
  }

  /// The bar that begins at `start` and is so many milliseconds long, in milliseconds since 1970.
  public func bar(of metal: LoopbackMetal, start: Int64, length: Int64) -> Bar {
    let samples = (0...8).map { step in
      Int64((middle(of: metal, at: start + length * Int64(step) / 8) * 1000).rounded())
    }
    return Bar(
      start: start, open: samples[0], high: samples.max() ?? 0, low: samples.min() ?? 0, close: samples[8])
  }

  private func middle(of metal: LoopbackMetal, at time: Int64, number: Int64 = 0) -> Double {
    let stream = UInt64(metal.rawValue)
    // Hours, ten minutes, minutes, seconds and the flicker of single quotes. Prices that stand still for a quarter of
    // an hour have no RSI: the ends of minutes are knots of their own, so that they never do.
    let swing =
      40 * noise(time, every: 14_400_000, stream) + 5 * noise(time, every: 600_000, stream + 2)
      + 4 * noise(time, every: 60_000, stream + 8) + 0.5 * noise(time, every: 10_000, stream + 4) + 0.1
      * noise(time, every: 20, stream + 6)
    let plain = metal == .gold ? 5000 + swing : 100 + swing / 30
    return plain * (1 + offset / 100)
  }

  /// From -1 to 1, straight between random knots.
  private func noise(_ time: Int64, every step: Int64, _ stream: UInt64) -> Double {
    let knot = time / step
    let share = Double(time % step) / Double(step)
    return value(at: knot, stream) * (1 - share) + value(at: knot + 1, stream) * share
  }

  private func value(at knot: Int64, _ stream: UInt64) -> Double {
    var random = SplitMix64(
      seed: seed &+ UInt64(bitPattern: knot) &* 0x9E37_79B9_7F4A_7C15 &+ stream &* 0xD1B5_4A32_D192_ED03)
    return Double(random.next() >> 11) * 0x1p-52 - 1
  }
}

/// Thousandths of a dollar as a decimal number.
func decimal(_ thousandths: Int64) -> String {
  let rest = String(thousandths.magnitude % 1000)
  let zeros = String(repeating: "0", count: 3 - rest.count)
  return "\(thousandths < 0 ? "-" : "")\(thousandths.magnitude / 1000).\(zeros)\(rest)"
}
