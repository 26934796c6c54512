import BullionMarket
import TestMarket
import Testing

@testable import BullionMonitor

@Suite struct MonitorMemoryTests {
  @Test func everyNoticeIsHandedOutOnce() {
    var monitor = ScriptedMarket.monitor()
    var memory = MonitorMemory()
    _ = memory.takeNotices(of: monitor)
    for event in ScriptedMarket.rise { monitor.receive(event) }
    let notices = memory.takeNotices(of: monitor)
    #expect(!notices.isEmpty)
    #expect(memory.takeNotices(of: monitor).isEmpty)
    #expect(monitor.acknowledgeAll() > 0)
    #expect(!memory.takeNotices(of: monitor).isEmpty)
  }

  @Test func indicatorsAreHandedOutOnceAMinute() {
    var monitor = ScriptedMarket.monitor()
    var memory = MonitorMemory()
    #expect(memory.takeIndicators(of: monitor) == monitor.indicatorMemory)
    #expect(memory.takeIndicators(of: monitor).isEmpty)
    monitor.receive(.clock(ScriptedMarket.now.advanced(bySeconds: 61)))
    #expect(!memory.takeIndicators(of: monitor).isEmpty)
  }
}
