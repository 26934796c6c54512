import BullionMarket
import Widgets

/// Labels of a time axis whose samples are bars, not equal steps of time: closures take no room.
struct TimeAxis {
  private static let stepsInMinutes: [Int64] = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440]

  /// - Parameters:
  ///   - times: the start of each sample; nil where the sample is a gap.
  ///   - count: how many labels there should be at most.
  static func labels(for times: [Timestamp?], atMost count: Int) -> [LineChart.Label] {
    guard count > 0, times.count > 1 else { return [] }
    var candidates: [LineChart.Label] = []
    for step in stepsInMinutes {
      candidates = marks(times, everyMinutes: step)
      if candidates.count <= count { break }
    }
    return candidates
  }

  private static func marks(_ times: [Timestamp?], everyMinutes step: Int64) -> [LineChart.Label] {
    let length = step * 60_000
    var marks: [LineChart.Label] = []
    var previous: Timestamp?
    for (index, time) in times.enumerated() {
      guard let time else { continue }
      defer { previous = time }
      guard let earlier = previous, earlier.milliseconds / length != time.milliseconds / length else {
        continue
      }
      let newDay = earlier.date != time.date
      marks.append(
        LineChart.Label(
          Double(index) / Double(times.count - 1), newDay ? time.dayMonth : time.hourMinute))
    }
    return marks
  }

  /// Labels of an axis of days: the first sample of each month, thinned to at most `count`. A month of another year
  /// than the label before it names the year.
  static func monthLabels(for times: [Timestamp?], atMost count: Int) -> [LineChart.Label] {
    guard count > 0, times.count > 1 else { return [] }
    var starts: [(index: Int, date: CalendarDate)] = []
    var previous: CalendarDate?
    for (index, time) in times.enumerated() {
      guard let date = time?.date else { continue }
      defer { previous = date }
      guard let previous, (previous.year, previous.month) != (date.year, date.month) else { continue }
      starts.append((index, date))
    }
    let stride = max(1, (starts.count + count - 1) / count)
    var year = times.first { $0 != nil }??.date.year
    return starts.enumerated().filter { $0.offset % stride == 0 }.map { _, start in
      defer { year = start.date.year }
      let isNewYear = start.date.year != year
      let text =
        !isNewYear
        ? start.date.monthName
        : start.date.month == 1 ? String(start.date.year) : "\(start.date.monthName) \(start.date.year)"
      return LineChart.Label(Double(start.index) / Double(times.count - 1), text)
    }
  }
}
