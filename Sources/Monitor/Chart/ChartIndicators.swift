import BullionAnalytics
import BullionMarket

/// The lengths of a chart's indicators, in bars.
public struct ChartLengths: Sendable, Hashable {
  /// Of the simple moving average.
  public var simple = 50
  /// Of the exponential moving average.
  public var exponential = 20
  /// Of the Bollinger bands, which lie two deviations off.
  public var bollinger = 20
  /// Of the RSI.
  public var relativeStrength = 14
  /// Of the average true range.
  public var trueRange = 14
  /// Of MACD: fast, slow and signal.
  public static let convergence = (fast: 12, slow: 26, signal: 9)

  /// The usual ones.
  public init() {}
}

/// The indicators of a chart over a stretch of its slots, of finished whole bars alone; NaN where undefined.
///
/// They have run over `warmUp` bars before the stretch, so that where they began no longer shows: as far as a double
/// holds them they are those of `bullion analyze` over the whole series.
public struct ChartIndicators: Sendable {
  /// Bars before the stretch after which the start of the longest of the usual ones is below a billionth of a billionth
  /// of the price.
  public static let warmUp = 600

  /// The slots that the numbers belong to.
  public let range: Range<Int>
  /// One number a slot of the range, likewise all others.
  public private(set) var simple: [Double] = []
  public private(set) var exponential: [Double] = []
  public private(set) var upper: [Double] = []
  public private(set) var middle: [Double] = []
  public private(set) var lower: [Double] = []
  /// 0 to 100.
  public private(set) var relativeStrength: [Double] = []
  public private(set) var convergence: [Double] = []
  public private(set) var signal: [Double] = []
  public private(set) var histogram: [Double] = []
  public private(set) var trueRange: [Double] = []
  /// In percent below the highest close of all that is loaded, not positive.
  public private(set) var drawdown: [Double] = []
  /// Gold over silver, of closes.
  public private(set) var ratio: [Double] = []

  /// - Parameter range: clamped to the series.
  public init(_ series: ChartSeries, in range: Range<Int>, subject: ChartSubject, lengths: ChartLengths) {
    let range = range.clamped(to: 0..<series.count)
    self.range = range
    var run = Run(lengths)
    let first = max(0, range.lowerBound - Self.warmUp)
    var peak = series.span(0..<range.lowerBound).closes.high
    series.forEach(in: first..<range.upperBound) { index, slot in
      let isCounted = slot.kind == .bar
      if isCounted { run.update(slot) }
      guard index >= range.lowerBound else { return }
      if isCounted, !(peak >= slot.close) { peak = slot.close }
      append(run, slot, peak: peak, isCounted: isCounted, subject)
    }
  }

  private struct Run {
    var simple: SimpleMovingAverage
    var exponential: ExponentialMovingAverage
    var bands: BollingerBands
    var relativeStrength: RelativeStrengthIndex
    var convergence: MovingAverageConvergenceDivergence
    var trueRange: AverageTrueRange

    init(_ lengths: ChartLengths) {
      simple = SimpleMovingAverage(period: lengths.simple)
      exponential = ExponentialMovingAverage(period: lengths.exponential)
      bands = BollingerBands(period: lengths.bollinger, width: 2)
      relativeStrength = RelativeStrengthIndex(period: lengths.relativeStrength)
      let (fast, slow, signal) = ChartLengths.convergence
      convergence = MovingAverageConvergenceDivergence(fast: fast, slow: slow, signal: signal)
      trueRange = AverageTrueRange(period: lengths.trueRange)
    }

    mutating func update(_ slot: ChartSlot) {
      simple.update(slot.close)
      exponential.update(slot.close)
      bands.update(slot.close)
      relativeStrength.update(slot.close)
      convergence.update(slot.close)
      trueRange.update((slot.high, slot.low, slot.close))
    }
  }

  private mutating func append(
    _ run: Run, _ slot: ChartSlot, peak: Double, isCounted: Bool, _ subject: ChartSubject
  ) {
    func shown(_ value: Double?) -> Double { isCounted ? value ?? .nan : .nan }
    simple.append(shown(run.simple.value))
    exponential.append(shown(run.exponential.value))
    upper.append(shown(run.bands.value?.upper))
    middle.append(shown(run.bands.value?.middle))
    lower.append(shown(run.bands.value?.lower))
    relativeStrength.append(shown(run.relativeStrength.value))
    convergence.append(shown(run.convergence.value?.line))
    signal.append(shown(run.convergence.value?.signal))
    histogram.append(shown(run.convergence.value?.histogram))
    trueRange.append(shown(run.trueRange.value))
    drawdown.append(shown((slot.close - peak) / peak * 100))
    ratio.append(slot.ratio(of: subject))
  }
}

extension ChartSlot {
  /// Gold over silver at the slot's end; NaN where one of them is missing.
  public func ratio(of subject: ChartSubject) -> Double {
    switch subject {
    case .gold, .both: close / other
    case .silver: other / close
    case .ratio: close
    }
  }
}
