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

  /// Labels of an axis of days: the first sample of each month, thinned to at most `count`.
  static func monthLabels(for times: [Timestamp], atMost count: Int) -> [LineChart.Label] {
    guard count > 0, times.count > 1 else { return [] }
    var marks: [LineChart.Label] = []
    for index in times.indices.dropFirst() where times[index].date.month != times[index - 1].date.month {
      let words = times[index].dayMonth.split(separator: " ")
      let date = times[index].date
      marks.append(
        LineChart.Label(
          Double(index) / Double(times.count - 1),
          date.month == 1 ? String(date.year) : String(words.last ?? "")))
    }
    let stride = (marks.count + count - 1) / count
    guard stride > 1 else { return marks }
    return marks.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
  }
}
