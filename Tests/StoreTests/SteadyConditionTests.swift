import Foundation
import Testing

@testable import Store

@Suite struct SteadyConditionTests {
  @Test func aWaitEndsWhenItsTimeHasCome() {
    let condition = SteadyCondition()
    condition.lock()
    defer { condition.unlock() }
    let begin = ContinuousClock.now
    while condition.wait(until: begin + .milliseconds(1_050)) {}
    let waited = begin.duration(to: .now)
    #expect(waited >= .milliseconds(1_050) && waited < .seconds(20))
    #expect(!condition.wait(until: begin))
  }

  @Test func aWaitEndsWhenSomebodyWakesIt() {
    let condition = SteadyCondition()
    condition.lock()
    defer { condition.unlock() }
    Thread.detachNewThread {
      condition.lock()
      condition.broadcast()
      condition.unlock()
    }
    #expect(condition.wait(until: .now + .seconds(60)))
  }
}
