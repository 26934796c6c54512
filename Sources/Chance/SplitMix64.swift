/// The SplitMix64 generator (Steele, Lea and Flood, 2014): one addition and three mixing steps a number.
///
/// Everything it hands out is made of integer and exact floating point operations, so the same seed gives the
/// same numbers on every platform and with every C library.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// An independent stream for one part of something that has one seed.
  package init(seed: UInt64, stream: UInt64) {
    var mixer = SplitMix64(seed: stream &* 0xD1B5_4A32_D192_ED03)
    self.init(seed: seed ^ mixer.next())
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Uniform in [0, 1).
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform over a range of integers.
  package mutating func integer(in range: ClosedRange<Int64>) -> Int64 {
    let count = UInt64(bitPattern: range.upperBound &- range.lowerBound) &+ 1
    guard count > 0 else { return Int64(bitPattern: next()) }
    return range.lowerBound &+ Int64(bitPattern: next().multipliedFullWidth(by: count).high)
  }

  /// Nearly normal, mean 0 and variance 1: eight uniform 16-bit numbers added (Irwin-Hall), within +-4.9.
  ///
  /// Neither log nor cosine: these differ in the last digit between C libraries.
  package mutating func normal() -> Double {
    var sum: UInt64 = 0
    for _ in 0..<2 {
      let word = next()
      sum += (word & 0xFFFF) + (word >> 16 & 0xFFFF) + (word >> 32 & 0xFFFF) + (word >> 48)
    }
    let mean = 262_140.0
    let deviation = 53_509.919_797_865_58
    return (Double(sum) - mean) / deviation
  }
}
