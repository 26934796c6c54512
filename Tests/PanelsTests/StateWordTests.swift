import BullionMarket
import BullionMonitor
import Screen
import TestMarket
import Testing

@testable import Panels

private let now = ScriptedMarket.now

/// A live market with a quote of both metals every second up to now.
private func live(_ instruments: [Instrument] = Instrument.allCases) -> Monitor {
  var monitor = Monitor(feedName: "live", mode: .live)
  for second in -40...0 {
    for instrument in instruments {
      monitor.receive(
        ScriptedMarket.quote(
          instrument, at: now.advanced(bySeconds: Int64(second)),
          bid: (instrument == .gold ? 5000 : 100) + 0.01 * Double(second), spread: 0.02))
    }
  }
  return monitor
}

private func word(
  _ monitor: Monitor, after seconds: Int64 = 0, playback: Playback = Playback(), frozen: Monitor? = nil
) -> StateWord {
  var monitor = monitor
  monitor.receive(.clock(now.advanced(bySeconds: seconds)))
  return StateWord(
    context(frozen ?? monitor, live: monitor, playback: playback, isFrozen: frozen != nil))
}

@Test("Green is for what is fresh: three usual gaps later it is amber, then stale")
func statesOfAFeedThatFallsSilent() {
  let market = live()
  #expect(word(market).role == .good)
  #expect(word(market).text == "● live  0.0 s")
  #expect(word(market, after: 3).role == .good)
  #expect(word(market, after: 4).role == .warning)
  #expect(word(market, after: 4).text == "○ live    4 s")
  #expect(word(market, after: 30).role == .alarm)
  #expect(word(market, after: 30).text == "○ STALE   30 s")
}

@Test func oneMetalAloneIsIncomplete() {
  let word = word(live([.gold]))
  #expect(word.text == "○ INCOMPLETE: no silver")
  #expect(word.role == .warning)
}

@Test func whatStandsStillIsNotLive() {
  let market = live()
  let frozen = word(market, after: 125, frozen: market)
  #expect(frozen.text == "■ FROZEN  2 min")
  #expect(frozen.role == .warning)
  let paused = Playback(isPaused: true, isControllable: true)
  #expect(word(ScriptedMarket.risen(), playback: paused).text == "■ PAUSED")
  #expect(word(ScriptedMarket.risen(), playback: paused).role == .warning)
}

@Test func nothingYetIsWaitedFor() {
  let empty = Monitor(feedName: "live", mode: .live)
  #expect(StateWord(context(empty)).text == "○ waiting for prices")
}

@Test("Every age takes the same room, so that nothing beside it moves")
func agesAreOfOneWidth() {
  let market = live()
  let widths = [0, 1, 9, 10].map { word(market, after: $0).text.count }
  #expect(Set(widths).count == 1)
}

@Test("Frozen, paused and the speed are said at every size", arguments: [40, 60, 80, 120])
func headerSaysWhatStandsStill(columns: Int) {
  let market = ScriptedMarket.risen()
  func header(_ playback: Playback, isFrozen: Bool = false) -> String {
    picture(columns, 1) {
      HeaderPanel(context(market, playback: playback, isFrozen: isFrozen)).draw(into: &$0, in: $1)
    }
  }
  let fast = header(Playback(speed: 4, isControllable: true))
  #expect(fast.contains("4x") && fast.contains("playing"))
  #expect(header(Playback(isPaused: true, isControllable: true)).contains("PAUSED"))
  let frozen = header(Playback(speed: 4, isControllable: true), isFrozen: true)
  #expect(frozen.contains("FROZEN") && frozen.contains("4x") && !frozen.contains("playing"))
}
