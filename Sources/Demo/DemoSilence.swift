import BullionMarket

/// A dead feed: the clock, each second of wall time.
struct DemoSilence: Sendable {
  private let entry: DemoTimetable.Entry
  private let wallStart: Int64
  private var wall: Int64 = 0

  init(_ entry: DemoTimetable.Entry, wallStart: Int64) {
    self.entry = entry
    self.wallStart = wallStart
  }

  mutating func append(to events: inout [DueEvent]) -> Bool {
    guard wall < entry.leg.wall else { return false }
    wall = min(wall + 1000, entry.leg.wall)
    events.append(DueEvent(due: wallStart + wall, event: .clock(entry.time(atWall: wall))))
    return true
  }
}
