import BullionAnalytics
import TestRandomness
import Testing

/// Compares an indicator with its definition, evaluated anew over the whole history, for every length 1...255.
///
/// - Parameters:
///   - make: the indicator of a length.
///   - tail: how many inputs beyond the length the series has.
///   - tolerance: the largest relative difference.
///   - definition: the value from all inputs so far and the length; nil for undefined.
func compareAtEveryLength<I: Indicator>(
  _ make: (Int) -> I, tail: Int = 12, tolerance: Double = 1e-12,
  inputs: (inout SplitMix64, Int) -> [I.Input], definition: (ArraySlice<I.Input>, Int) -> Double?,
  sourceLocation: SourceLocation = #_sourceLocation
) where I.Output == Double {
  for length in 1...255 {
    var random = SplitMix64(seed: UInt64(length))
    let series = inputs(&random, length + tail)
    var indicator = make(length)
    for row in series.indices {
      let value = indicator.update(series[row])
      // The definition is slow: before the first value only the undefined is checked, at a few rows.
      guard row >= length - 2 || row % 16 == 0 else { continue }
      let expected = definition(series[...row], length)
      guard let value, let expected else {
        #expect(
          value == nil && expected == nil, "length \(length), row \(row)", sourceLocation: sourceLocation)
        continue
      }
      let difference = (value - expected).magnitude
      #expect(
        difference <= tolerance * max(expected.magnitude, 1e-3),
        "length \(length), row \(row): \(value) for \(expected)", sourceLocation: sourceLocation)
    }
  }
}

/// Definitions in the plainest form.
enum Naive {
  static func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  static func deviation(_ values: ArraySlice<Double>, lessOne: Bool = false) -> Double {
    let mean = mean(values)
    let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    return (squares / Double(values.count - (lessOne ? 1 : 0))).squareRoot()
  }

  /// Wilder's average from the start of the series.
  static func wilder(_ values: ArraySlice<Double>, _ length: Int) -> Double? {
    guard values.count >= length else { return nil }
    let start = mean(values.prefix(length))
    return values.dropFirst(length).reduce(start) { $0 + ($1 - $0) / Double(length) }
  }
}
