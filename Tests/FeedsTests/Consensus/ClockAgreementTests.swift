import BullionMarket
import Testing

@testable import Failover

/// Sources and the system's clock as they go on, four looks a second.
private struct Clocks {
  var agreement: ClockAgreement
  var now = Timestamp(2026, 1, 28, 14)
  /// What the system's clock says less the steady one, in milliseconds.
  var wall: Int64 = 0
  var steps: [Int64] = []

  init(sources: Int) { agreement = ClockAgreement(sources: sources) }

  /// - Parameter leads: of each source its clock less the steady one; nil for one that is silent.
  mutating func pass(seconds: Double, _ leads: Int64?...) {
    for _ in 0..<Int(seconds * 4) {
      now = now.advanced(byMilliseconds: 250)
      for (source, lead) in leads.enumerated() {
        if let lead { agreement.note(now.advanced(byMilliseconds: lead), of: source, at: now) }
      }
      look()
    }
  }

  mutating func look() {
    let step = agreement.judge(ClockReading(steady: now, wall: now.advanced(byMilliseconds: wall)))
    if step != 0 { steps.append(step) }
  }
}

private let hour: Int64 = 3_600_000
private let day: Int64 = 86_400_000

@Suite struct ClockAgreementTests {
  @Test(arguments: [-day, -hour, -600_000, 600_000, hour, day, 11 * 365 * day])
  func aClockThatIsWrongFromTheStartIsKnownBySourcesThatAgree(lead: Int64) {
    var clocks = Clocks(sources: 2)
    clocks.pass(seconds: 3, -lead - 80, -lead - 300)
    #expect(clocks.steps == [-lead - 80])
    #expect(clocks.agreement.systemLead == lead + 80)
  }

  @Test(arguments: [-day, -hour, hour, day])
  func aClockThatIsSetWhileSourcesAreHeardChangesNothing(step: Int64) {
    var clocks = Clocks(sources: 2)
    clocks.pass(seconds: 5, -80, -120)
    clocks.wall = step
    clocks.pass(seconds: 5, -80, -120)
    #expect(clocks.steps.isEmpty)
    #expect(clocks.agreement.systemLead == step)
    clocks.wall = 0
    clocks.pass(seconds: 1, -80, -120)
    #expect(clocks.steps.isEmpty && clocks.agreement.systemLead == nil)
  }

  @Test(arguments: [-hour, hour]) func aLoneSourceIsEnoughToSeeThatTheClockWasSet(step: Int64) {
    var clocks = Clocks(sources: 1)
    clocks.pass(seconds: 5, -80)
    clocks.wall = step
    clocks.pass(seconds: 60, -80)
    #expect(clocks.steps.isEmpty)
    #expect(clocks.agreement.systemLead == step)
  }

  @Test func oneSourceThatIsBehindIsNotTheClock() {
    var clocks = Clocks(sources: 2)
    clocks.pass(seconds: 20, -150_000, -100)
    #expect(clocks.steps.isEmpty && clocks.agreement.systemLead == nil)
  }

  @Test func twoThatAreBehindDoNotOutvoteOneAndTheSystemsClock() {
    var clocks = Clocks(sources: 3)
    clocks.pass(seconds: 20, -150_000, -150_100, -100)
    #expect(clocks.steps.isEmpty)
  }

  @Test func oneSourceThatIsAheadIsNotTheClockOnceItAgreed() {
    var clocks = Clocks(sources: 1)
    clocks.pass(seconds: 5, -80)
    clocks.pass(seconds: 60, hour)
    #expect(clocks.steps.isEmpty)
  }

  @Test func aLoneSourceIsBelievedToBeAheadAndToBeFarBehind() {
    for (lead, isBelieved) in [(20_000, true), (-hour, true), (-100_000, false), (3 * day, false)] {
      var clocks = Clocks(sources: 1)
      clocks.pass(seconds: 10, lead)
      #expect(clocks.steps == (isBelieved ? [lead] : []), "\(lead)")
    }
  }

  /// A virtual machine that stood still with all its clocks.
  @Test func aLeadThatAllSourcesHaveAtOnceIsTheLocalClocks() {
    var clocks = Clocks(sources: 2)
    clocks.pass(seconds: 5, -80, -120)
    clocks.pass(seconds: 3, hour - 80, hour - 120)
    #expect(clocks.steps == [hour - 80])
    // And when the system's clock has been set right, it is followed again.
    clocks.wall = hour
    clocks.pass(seconds: 1, hour - 80, hour - 120)
    #expect(clocks.agreement.systemLead == nil)
  }

  @Test func whatHadPiledUpWhileTheMachineSleptIsNoEvidence() {
    var clocks = Clocks(sources: 2)
    clocks.pass(seconds: 5, -80, -120)
    let asleep = clocks.now
    clocks.now = asleep.advanced(bySeconds: 28_800)
    for step in 0..<200 {
      for source in 0..<2 {
        clocks.agreement.note(
          asleep.advanced(byMilliseconds: Int64(step) * 100), of: source, at: clocks.now)
      }
    }
    clocks.look()
    clocks.pass(seconds: 5, -80, -120)
    #expect(clocks.steps.isEmpty)
  }

  @Test func anOldPriceThatIsSentAgainHasNoSay() {
    var clocks = Clocks(sources: 2)
    let old = clocks.now.advanced(bySeconds: -40_000)
    for _ in 0..<400 {
      clocks.now = clocks.now.advanced(byMilliseconds: 250)
      for source in 0..<2 { clocks.agreement.note(old, of: source, at: clocks.now) }
      clocks.look()
    }
    #expect(clocks.steps.isEmpty)
  }

  @Test func withoutSourcesTheSystemsClockIsFollowed() {
    var clocks = Clocks(sources: 2)
    clocks.pass(seconds: 5, nil, nil)
    clocks.wall = -hour
    clocks.pass(seconds: 1, nil, nil)
    #expect(clocks.steps == [-hour])
    #expect(clocks.agreement.systemLead == nil)
  }

  @Test func sourcesThatWereHeardAMomentAgoStillCount() {
    var clocks = Clocks(sources: 1)
    clocks.pass(seconds: 5, -80)
    clocks.wall = hour
    clocks.pass(seconds: 60, nil)
    #expect(clocks.steps.isEmpty)
    clocks.pass(seconds: 65, nil)
    #expect(clocks.steps == [hour])
  }
}
