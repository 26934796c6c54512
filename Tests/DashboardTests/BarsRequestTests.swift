import BullionMarket
import BullionMonitor
import Panels
import Screen
import TestMarket
import Testing

@testable import Dashboard

/// A page that asks for minutes when it is opened, and for what lies before them as long as there is some.
private struct ReadingPage: Page {
  static let name: PageName = "reading"
  static let title = "Reading"
  static let meaning = "bars that were asked for"
  var bars: [Bar] = []
  var reason: String?

  mutating func opened(_ moment: PageMoment) -> [Effect] {
    bars = []
    return [.loadBars(BarsRequest(.oneMinute, of: [.gold], count: 10))]
  }

  mutating func receive(_ answer: BarsAnswer, _ moment: PageMoment) -> [Effect] {
    bars = answer.gold + bars
    reason = answer.reason
    guard answer.hasOlder, bars.count < 25, let first = bars.first else { return [] }
    return [.loadBars(BarsRequest(.oneMinute, of: [.gold], before: first.start, count: 10))]
  }

  func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
    frame.write("\(bars.count) bars \(reason ?? "")", x: 0, y: body.y, style: Style())
  }
}

@Suite struct BarsRequestTests {
  private let newest = BarsRequest(.oneMinute, of: [.gold], count: 10)

  private func state() -> DashboardState {
    DashboardState(
      monitor: ScriptedMarket.monitor(), pages: [OverviewPage.self, ReadingPage.self, FeedsPage.self])
  }

  private var archive: BarArchive {
    var archive = BarArchive(name: "demo")
    archive.add(history: ScriptedMarket.history)
    return archive
  }

  private func text(_ state: DashboardState) -> String {
    state.frame(size: Size(columns: 80, rows: 24), theme: .monochrome, glyphs: .unicode).text
  }

  @Test func aPageAsksWhenItIsOpenedAndAgainForWhatIsOlder() {
    var state = state()
    #expect(state.receive(.resized(Size(columns: 80, rows: 24))) == [])
    var effects = state.receive(.key(.character("2")))
    #expect(effects == [.loadBars(newest)])
    var asked = 0
    while case .loadBars(let request) = effects.first {
      asked += 1
      effects = state.receive(.bars(archive.answer(request)))
    }
    #expect(asked == 3 && text(state).contains("30 bars"))
  }

  @Test func thePageOfTheStartIsOpenedWithItsFirstSizeAndNotWithEveryOne() {
    var state = DashboardState(
      monitor: ScriptedMarket.monitor(), pages: [OverviewPage.self, ReadingPage.self], page: "reading")
    #expect(state.receive(.resized(Size(columns: 80, rows: 24))) == [.loadBars(newest)])
    #expect(state.receive(.resized(Size(columns: 90, rows: 24))) == [])
  }

  @Test func whatIsOnItsWayIsNotAskedForAgain() {
    var state = state()
    #expect(state.receive(.key(.character("2"))) == [.loadBars(newest)])
    _ = state.receive(.key(.character("1")))
    #expect(state.receive(.key(.character("2"))) == [])
    _ = state.receive(.bars(archive.answer(newest)))
    #expect(state.receive(.key(.character("2"))) == [.loadBars(newest)])
  }

  @Test func barsThatNobodyWaitsForAreDropped() {
    var state = state()
    _ = state.receive(.key(.character("2")))
    let before = state
    let other = BarsRequest(.oneDay, of: [.gold], count: 10)
    #expect(state.receive(.bars(archive.answer(other))) == [])
    #expect(state == before)
    // A demo that begins anew has another history.
    _ = state.receive(.feed([.restarted]))
    let restarted = state
    #expect(state.receive(.bars(archive.answer(newest))) == [])
    #expect(state == restarted)
  }

  @Test func anotherHistoryIsAskedForByThePageThatIsOpen() {
    var state = state()
    _ = state.receive(.key(.character("2")))
    _ = state.receive(.bars(archive.answer(newest)))
    #expect(state.receive(.feed([.restarted])) == [])
    #expect(state.receive(.feed([.history(ScriptedMarket.history)])) == [.loadBars(newest)])
  }

  @Test func bothPagesThatAskedGetTheAnswer() {
    struct Twin: Page {
      static let name: PageName = "twin"
      static let title = "Twin"
      static let meaning = "the same"
      var page = ReadingPage()
      mutating func opened(_ moment: PageMoment) -> [Effect] { page.opened(moment) }
      mutating func receive(_ bars: BarsAnswer, _ moment: PageMoment) -> [Effect] {
        page.receive(bars, moment)
      }
      func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
        page.draw(context, into: &frame, in: body)
      }
    }
    var state = DashboardState(
      monitor: ScriptedMarket.monitor(), pages: [OverviewPage.self, ReadingPage.self, Twin.self])
    _ = state.receive(.resized(Size(columns: 80, rows: 24)))
    #expect(state.receive(.key(.character("2"))) == [.loadBars(newest)])
    #expect(state.receive(.key(.character("3"))) == [])
    let more = state.receive(.bars(archive.answer(newest)))
    #expect(more.count == 1)
    #expect(text(state).contains("10 bars"))
    _ = state.receive(.key(.character("1")))
    _ = state.receive(.key(.character("2")))
    #expect(state.page == "reading")
  }

  @Test func aRequestIsBounded() {
    #expect(BarsRequest(.oneMinute, count: 0).count == 1)
    #expect(BarsRequest(.oneMinute, count: .max).count == BarsRequest.most)
  }
}
