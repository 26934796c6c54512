import BullionMarket
import Playback

/// A made-up market that tells a story: the built-in feed, without network and the same on every run.
///
/// Begins with its history, more than 300 daily bars of each metal and about three trade days of minutes up to the first
/// frame; ends with `.restarted` and begins again with the same, endlessly. Prices follow the waypoints of
/// `SurgeTable`; between them they are random, and the same seed gives the same events bit for bit.
/// Quotes carry the event time as the time of receipt: the event time is the clock.
package struct DemoFeed: PacedFeed {
  package let scenario: DemoScenario
  package let seed: UInt64

  private let entries: [DemoTimetable.Entry]
  private var position = 0
  private var playback: DemoPlayback?
  /// Wall time at which the current leg begins, counted over all cycles.
  private var wallStart: Int64 = 0
  private var buffer: [DueEvent] = []
  private var read = 0

  /// - Parameters:
  ///   - scenario: which story.
  ///   - seed: picks the random part; the waypoints are the same for all seeds.
  package init(scenario: DemoScenario = .surge, seed: UInt64 = 2026) {
    self.scenario = scenario
    self.seed = seed
    entries = scenario.timetable.entries(from: scenario.liveFrom)
  }

  package var name: String { scenario.feedName }
  package var mode: FeedMode { .demo }

  package var tempo: Double? {
    guard entries.indices.contains(position), entries[position].leg.shown > 0 else { return nil }
    return Double(entries[position].span) / Double(entries[position].leg.shown)
  }

  package mutating func nextDue() -> Int64? {
    fill()
    return read < buffer.count ? buffer[read].due : nil
  }

  package mutating func next() -> FeedEvent? {
    fill()
    guard read < buffer.count else { return nil }
    defer { read += 1 }
    return buffer[read].event
  }

  /// Makes the next few events when all have been read.
  private mutating func fill() {
    guard read >= buffer.count, !entries.isEmpty else { return }
    buffer.removeAll(keepingCapacity: true)
    read = 0
    while buffer.isEmpty {
      if playback?.append(to: &buffer) == true {
        let leg = entries[position].leg
        for index in buffer.indices { buffer[index].due = wallStart + leg.shown(at: buffer[index].due) }
        continue
      }
      if playback != nil {
        wallStart += entries[position].leg.shown
        position += 1
      }
      if position == entries.count {
        position = 0
        buffer.append(DueEvent(due: wallStart, event: .restarted))
      }
      if position == 0 {
        buffer.append(DueEvent(due: wallStart, event: .history(DemoHistory.events(of: scenario, seed: seed))))
      }
      let entry = entries[position]
      playback = DemoPlayback(entry, wallStart: 0, seed: seed)
      if let headline = entry.leg.headline {
        buffer.append(DueEvent(due: wallStart, event: .headline(headline)))
      }
    }
  }
}
