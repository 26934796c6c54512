import BullionMonitor
import Panels
import Screen

/// The ratio of gold to silver: now, and against years of its history.
package struct RatioPage: Page {
  package static let name: PageName = "ratio"
  package static let title = "Ratio"
  package static let meaning = "the gold-silver ratio and its history"
  private static let nextWindow = PageCommand(
    "next-window", keys: [.character("w")], meaning: "look back over one year, five, all", hint: "window")

  private var history = StudiedHistory()
  private var study: RatioStudy
  private var window = StudyWindow.year
  private var scrolling = Scrolling()

  package init() { study = RatioStudy(gold: history.gold, silver: history.silver) }

  package var commands: [PageCommand] { [Self.nextWindow] + Scrolling.commands }

  package mutating func opened(_ moment: PageMoment) -> [Effect] { [.loadBars(StudiedHistory.request)] }

  package mutating func receive(_ bars: BarsAnswer, _ moment: PageMoment) -> [Effect] {
    guard bars.request == StudiedHistory.request else { return [] }
    history = StudiedHistory(bars, moment)
    study = RatioStudy(gold: history.gold, silver: history.silver)
    return []
  }

  package mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    if command == Self.nextWindow {
      window = window.next
    } else {
      let height = sheet(moment.measure, moment.body).height(in: moment.body)
      scrolling.receive(command, contentHeight: height, room: moment.body.height)
    }
    return []
  }

  package var memory: [String: String] { ["window": window.rawValue] }

  package mutating func recall(_ memory: [String: String]) {
    window = memory["window"].flatMap(StudyWindow.init) ?? window
  }

  package func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
    sheet(context, body).draw(context, into: &frame, in: body, firstRow: scrolling.firstRow)
  }

  private func sheet(_ context: PanelContext, _ body: Rect) -> Sheet {
    Sheet.ratio(context, history: history, study: study, window: window, width: body.width)
  }
}
