import Algorithms
import BullionMarket

/// Where the gold-silver ratio stands. Raw values are the names in JSON.
///
/// ```swift
/// if let band = RatioBand(ratio: 48) { print(band.rawValue) }
/// // low
/// ```
public enum RatioBand: String, Sendable, Codable, CaseIterable, Hashable {
  /// Below the first limit (40).
  case extremeLow
  /// From the first to below the second (40 to 50): the gold leg of the 80/50 rule.
  case low
  /// From the second to below the third (50 to 60).
  case belowAverage
  /// From the third to below the fourth (60 to 80): the middle of history.
  case middle
  /// From the fourth to below the fifth (80 to 100): the silver leg of the 80/50 rule.
  case high
  /// From the fifth limit on (100).
  case extremeHigh

  /// The band of a ratio; a limit belongs to the band above it.
  ///
  /// - Returns: nil for what is not a finite number above zero.
  public init?(ratio: Double, limits: Limits = .standard) {
    guard ratio > 0, ratio.isFinite else { return nil }
    self = zip(limits.values, Self.allCases).first { ratio < $0.0 }?.1 ?? .extremeHigh
  }

  /// The limits that the band lies between, as people write them: `50-60`, `below 40`, `100 or more`.
  public func range(within limits: Limits) -> String {
    let names = limits.values.map { NumberText.shortest($0) }
    let position = Self.allCases.firstIndex(of: self) ?? 0
    if position == 0 { return "below \(names[0])" }
    let from = names[position - 1]
    return position < names.count ? "\(from)-\(names[position])" : "\(from) or more"
  }

  /// The five ratios that divide the bands.
  public struct Limits: Sendable, Hashable {
    /// Ascending and above zero.
    public let values: [Double]

    /// 40, 50, 60, 80 and 100: the 80/50 switching rule and what lies around it (ANALYTICS 3).
    public static let standard = Limits(ascending: [40, 50, 60, 80, 100])

    private init(ascending values: [Double]) { self.values = values }

    /// - Returns: nil unless there are five finite limits above zero, each above the one before.
    public init?(_ values: [Double]) {
      guard values.count == RatioBand.allCases.count - 1, values.allSatisfy({ $0 > 0 && $0.isFinite }),
        values.adjacentPairs().allSatisfy({ $0 < $1 })
      else { return nil }
      self.values = values
    }
  }
}
