/// A moment in UTC, in whole milliseconds since 1970-01-01.
///
/// Arithmetic saturates at the first and the last moment that can be held.
public struct Timestamp: Sendable, Hashable, Comparable, Codable {
  /// Milliseconds in 24 hours.
  public static let millisecondsPerDay: Int64 = 86_400_000

  /// The last moment that can be held: later than everything.
  public static let never = Timestamp(milliseconds: .max)

  /// Since 1970-01-01T00:00:00Z, leap seconds not counted; negative before.
  public var milliseconds: Int64

  /// A moment so many milliseconds after 1970-01-01T00:00:00Z.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }
  /// A moment so many whole seconds after 1970-01-01T00:00:00Z.
  public init(seconds: Int64) { milliseconds = seconds.multipliedSaturated(by: 1000) }

  /// Midnight UTC of a date plus a time of day.
  public init(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0
  ) {
    let midnight = Timestamp(midnightOf: CalendarDate(year: year, month: month, day: day))
    let hours = Int64(hour).multipliedSaturated(by: 3600)
    let minutes = Int64(minute).multipliedSaturated(by: 60)
    self = midnight.advanced(bySeconds: hours.addingSaturated(minutes).addingSaturated(Int64(second)))
  }

  /// Midnight UTC at which a date begins.
  public init(midnightOf date: CalendarDate) {
    milliseconds = Int64(date.daysSinceEpoch).multipliedSaturated(by: Self.millisecondsPerDay)
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Later by so many milliseconds (earlier when negative).
  public func advanced(byMilliseconds step: Int64) -> Timestamp {
    Timestamp(milliseconds: milliseconds.addingSaturated(step))
  }

  /// Later by so many whole seconds (earlier when negative).
  public func advanced(bySeconds step: Int64) -> Timestamp {
    advanced(byMilliseconds: step.multipliedSaturated(by: 1000))
  }

  /// Milliseconds from `earlier` to this moment.
  public func milliseconds(since earlier: Timestamp) -> Int64 {
    milliseconds.subtractingSaturated(earlier.milliseconds)
  }

  /// Seconds from `earlier` to this moment.
  public func seconds(since earlier: Timestamp) -> Double {
    Double(milliseconds(since: earlier)) / 1000
  }

  /// The date in UTC.
  public var date: CalendarDate {
    CalendarDate(daysSinceEpoch: Int(milliseconds.floorDivided(by: Self.millisecondsPerDay)))
  }

  /// Milliseconds since midnight UTC.
  public var millisecondsOfDay: Int64 { milliseconds.floorRemainder(dividingBy: Self.millisecondsPerDay) }
}
