import BullionMarket

/// A window of time that is kept in steps, so that its memory has a bound.
struct TimeSpan: Sendable, Equatable {
  /// The window's length in milliseconds.
  let duration: Int64
  /// The steps' width in milliseconds; at most 100,000 make up the duration.
  let resolution: Int64

  /// - Parameters:
  ///   - duration: brought into 1 ms...100 years.
  ///   - resolution: a 1,440th of the duration unless given.
  init(duration: Int64, resolution: Int64? = nil) {
    self.duration = min(max(duration, 1), 36_525 * 86_400_000)
    self.resolution = min(
      max(resolution ?? self.duration / 1440, self.duration / 100_000, 1), self.duration)
  }

  /// The number of the step that a time falls into.
  func step(of time: Timestamp) -> Int64 { time.milliseconds / resolution }
}

extension TimeSpan: Codable {
  private enum CodingKeys: String, CodingKey {
    case duration
    case resolution
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      duration: try container.decode(Int64.self, forKey: .duration),
      resolution: try container.decode(Int64.self, forKey: .resolution))
  }
}

extension Timestamp {
  /// Within a hundred thousand years of 1970, so that no difference of two overflows.
  var isAdmissible: Bool { milliseconds.magnitude <= 3_200_000_000_000_000 }

  /// Admissible, and not before the last time if there was one.
  func follows(_ last: Timestamp?) -> Bool {
    isAdmissible && last.map { $0 <= self } ?? true
  }
}
