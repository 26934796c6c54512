import BullionMarket

/// Time-lapse: the bars of each minute when it ends, and the clock every five minutes.
struct DemoLapse: Sendable {
  private let entry: DemoTimetable.Entry
  private let wallStart: Int64
  private var minutes: DemoMinutes

  init(_ entry: DemoTimetable.Entry, wallStart: Int64, seed: UInt64) {
    self.entry = entry
    self.wallStart = wallStart
    minutes = DemoMinutes(entry, seed: seed)
  }

  mutating func append(to events: inout [DueEvent]) -> Bool {
    switch minutes.next() {
    case nil: return false
    case .closed(let until):
      events.append(DueEvent(due: due(until), event: .clock(until)))
    case .bars(let gold, let silver, let end):
      events.append(DueEvent(due: due(end), event: .bar(.gold, .oneMinute, gold)))
      events.append(DueEvent(due: due(end), event: .bar(.silver, .oneMinute, silver)))
      if end.milliseconds % 300_000 == 0 || end == entry.leg.until {
        events.append(DueEvent(due: due(end), event: .clock(end)))
      }
    }
    return true
  }

  private func due(_ time: Timestamp) -> Int64 { wallStart + entry.wall(at: time) }
}
