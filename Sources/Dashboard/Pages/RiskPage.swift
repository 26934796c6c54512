import BullionMonitor
import Panels
import Screen

/// What falls have done, how volatile it is, and what would become of a position.
package struct RiskPage: Page {
  package static let name: PageName = "risk"
  package static let title = "Risk"
  package static let meaning = "falls, volatility, leverage, what if"
  private static let edit = PageCommand(
    "change-position", keys: [.character("e"), .enter], meaning: "change the position of the what-if",
    hint: "what if")
  private static let nextWindow = PageCommand(
    "next-window", keys: [.character("w")], meaning: "look back over one year, five, all", hint: "window")

  private var studies = RiskStudies(StudiedHistory())
  private var form = WhatIfForm()
  private var window = StudyWindow.year
  private var scrolling = Scrolling()

  package init() {}

  package var commands: [PageCommand] { [Self.edit, Self.nextWindow] + Scrolling.commands }

  package mutating func opened(_ moment: PageMoment) -> [Effect] { [.loadBars(StudiedHistory.request)] }

  package mutating func receive(_ bars: BarsAnswer, _ moment: PageMoment) -> [Effect] {
    guard bars.request == StudiedHistory.request else { return [] }
    studies = RiskStudies(StudiedHistory(bars, moment))
    return []
  }

  package mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    let sheet = sheet(moment.measure, moment.body)
    let height = sheet.height(in: moment.body)
    switch command {
    case Self.edit:
      form.begin()
      if let row = sheet.firstRow(of: "What if", in: moment.body) {
        scrolling.show(row, contentHeight: height, room: moment.body.height)
      }
    case Self.nextWindow: window = window.next
    default: scrolling.receive(command, contentHeight: height, room: moment.body.height)
    }
    return []
  }

  package var isTyping: Bool { form.cursor != nil }

  package mutating func receive(_ key: Key, _ moment: PageMoment) -> [Effect] {
    switch key {
    case .escape: form.end()
    case .enter, .tab, .down: form.move(by: 1)
    case .backTab, .up: form.move(by: -1)
    case .left, .right: form.toggle()
    case .backspace, .delete: form.deleteBackward()
    case .character(" "): form.toggle()
    case .character(let character): form.type(character)
    default: break
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
    Sheet.risk(
      context, studies: studies, form: form, window: window, key: Self.edit.keys.first?.name ?? "",
      width: body.width)
  }
}
