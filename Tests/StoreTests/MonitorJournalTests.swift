import BullionAlarms
import BullionMarket
import BullionMonitor
import Store
import Testing

/// What a live dashboard does with its journal, without the dashboard.
@Suite struct MonitorJournalTests {
  private let start = Timestamp(2026, 1, 21, 15)

  private func quote(_ instrument: Instrument, _ dollars: Double, at seconds: Int64) -> FeedEvent {
    let mid = Int64(dollars * Double(Price.ticksPerDollar))
    let time = start.advanced(bySeconds: seconds)
    return .quote(
      Quote(
        instrument: instrument, time: time, received: time, bid: Price(ticks: mid - 1000),
        ask: Price(ticks: mid + 1000)))
  }

  private var settings: MonitorSettings {
    var settings = MonitorSettings()
    settings.rules = AlarmRule.defaults.filter { $0.id == "ratio-extreme" }
    settings.rules[0].onDelay = 0
    return settings
  }

  @Test func alarmsOfALiveFeedComeBack() throws {
    try withFolder { folder in
      let path = "\(folder)/alarms.journal"
      do {
        let file = JournalFile(path: path, access: .writing)
        var monitor = Monitor(settings: settings, feedName: "live", mode: .live)
        var kept = 0
        for event in [quote(.gold, 5000, at: 0), quote(.silver, 40, at: 1), quote(.gold, 5001, at: 2)] {
          monitor.receive(event)
          if monitor.alarmNoticeCount != kept {
            file.record(Array(monitor.alarmNotices(after: kept)), of: monitor.alarmBoard)
            kept = monitor.alarmNoticeCount
          }
          // By the time that something is heard of an alarm it is on the disk.
          if monitor.takeSound() {
            let stored = JournalFile(path: path, access: .reading).journal
            var board = AlarmBoard(rules: settings.rules)
            board.restore(from: stored, at: start)
            #expect(board.machines[0].state == .unacknowledged)
          }
        }
        #expect(monitor.alarms.map(\.id) == ["ratio-extreme"])
      }
      let file = JournalFile(path: path, access: .writing)
      var monitor = Monitor(settings: settings, feedName: "live", mode: .live)
      monitor.restoreAlarms(from: file.journal, at: start.advanced(bySeconds: 60))
      #expect(monitor.alarms.map(\.state) == [.unacknowledged])
      let isSounding = monitor.takeSound()
      #expect(!isSounding)
      #expect(monitor.alarms.first?.since == start.advanced(bySeconds: 1))
    }
  }

  @Test func everyOwnerHasACountOfItsOwn() {
    var monitor = Monitor(settings: settings, feedName: "live", mode: .live)
    #expect(monitor.alarmNotices(after: 0).isEmpty)
    monitor.receive(quote(.gold, 5000, at: 0))
    monitor.receive(quote(.silver, 40, at: 1))
    let all = Array(monitor.alarmNotices(after: 0))
    #expect(all.count == monitor.alarmNoticeCount)
    #expect(all.contains { $0.effect?.kind == .raise(masked: false) })
    #expect(Array(monitor.alarmNotices(after: 1)) == Array(all.dropFirst()))
    #expect(monitor.alarmNotices(after: all.count).isEmpty)
    #expect(monitor.alarmNotices(after: .max).isEmpty)
    #expect(monitor.alarmNotices(after: .min).count == all.count)
  }

  @Test func whatIsKeptIsBounded() {
    var settings = settings
    settings.rules[0].offDelay = 0
    settings.rules[0].deadband = 0
    var monitor = Monitor(settings: settings, feedName: "live", mode: .live)
    monitor.receive(quote(.gold, 5000, at: 0))
    for second in 1..<3000 {
      monitor.receive(quote(.gold, 5000, at: Int64(second)))
      monitor.receive(quote(.silver, second.isMultiple(of: 2) ? 49.99 : 50.01, at: Int64(second)))
    }
    #expect(monitor.alarmNoticeCount > 2500)
    #expect(monitor.alarmNotices(after: 0).count < 1500)
    #expect(monitor.alarmNotices(after: monitor.alarmNoticeCount - 500).count == 500)
  }
}
