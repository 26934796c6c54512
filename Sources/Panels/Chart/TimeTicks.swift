import BullionMarket
import Screen

/// The labels of a time axis along which bars stand side by side, whatever time lies between them.
///
/// The algorithm of TradingView's Lightweight Charts: every place weighs by what has changed since the place before, a
/// year more than a month, a month more than a day; labels are placed from the heaviest down, where there is room.
struct TimeTicks: Equatable {
  struct Tick: Equatable {
    var column: Int
    var text: String
    /// A day or more has changed.
    var isStrong: Bool
  }

  /// From left to right.
  private(set) var ticks: [Tick] = []

  private enum Weight: Int, CaseIterable {
    case none, minute, fiveMinutes, halfHour, hour, threeHours, sixHours, halfDay, day, month, year
  }

  /// - Parameters:
  ///   - times: of each column; nil where none begins there.
  ///   - showsTimes: whether the time of day matters.
  ///   - areSpans: whether a column has several bars: its label names the round moment in it, not its beginning.
  ///   - taken: columns in which something else stands.
  init(_ times: [Timestamp?], showsTimes: Bool, areSpans: Bool = false, besides taken: [Range<Int>] = []) {
    var earlier: Timestamp?
    var candidates: [[(column: Int, time: Timestamp)]] = Weight.allCases.map { _ in [] }
    for (column, time) in times.enumerated() {
      guard let time else { continue }
      if let earlier {
        candidates[Self.weight(of: time, after: earlier, showsTimes).rawValue].append((column, time))
      }
      earlier = time
    }
    var taken = taken
    for weight in Weight.allCases.reversed() where weight != .none {
      for (column, time) in candidates[weight.rawValue] {
        let text = Self.text(areSpans ? Self.round(time, weight) : time, weight)
        let start = column - columnWidth(of: text) / 2
        let range = start..<start + columnWidth(of: text)
        guard range.lowerBound >= 0, range.upperBound <= times.count,
          taken.allSatisfy({ $0.upperBound + 2 <= range.lowerBound || range.upperBound + 2 <= $0.lowerBound })
        else { continue }
        taken.append(range)
        ticks.append(Tick(column: column, text: text, isStrong: weight.rawValue >= Weight.day.rawValue))
      }
    }
    ticks.sort { $0.column < $1.column }
  }

  private static func weight(of time: Timestamp, after earlier: Timestamp, _ showsTimes: Bool) -> Weight {
    let (date, before) = (time.date, earlier.date)
    if date.year != before.year { return .year }
    if date.month != before.month { return .month }
    if date != before { return .day }
    guard showsTimes else { return .none }
    return steps.first { minutes, _ in
      time.milliseconds / (minutes * 60_000) != earlier.milliseconds / (minutes * 60_000)
    }?.1 ?? .none
  }

  /// In minutes, from the heaviest on.
  private static let steps: [(Int64, Weight)] = [
    (720, .halfDay), (360, .sixHours), (180, .threeHours), (60, .hour), (30, .halfHour), (5, .fiveMinutes),
    (1, .minute),
  ]

  /// The moment in a column that gives it its weight.
  private static func round(_ time: Timestamp, _ weight: Weight) -> Timestamp {
    guard let step = steps.first(where: { $0.1 == weight }) else { return time }
    return Timestamp(milliseconds: time.milliseconds.roundedDown(toMultipleOf: step.0 * 60_000))
  }

  private static func text(_ time: Timestamp, _ weight: Weight) -> String {
    switch weight {
    case .year: String(time.date.year)
    case .month: time.date.day == 1 ? time.date.monthName : time.dayMonth
    case .day: time.dayMonth
    default: time.hourMinute
    }
  }
}
