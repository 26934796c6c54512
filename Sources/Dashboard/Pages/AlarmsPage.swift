import BullionAlarms
import BullionMarket
import BullionMonitor
import Panels
import Screen

/// Every alarm and rule, why it was raised, and what an operator does about it.
package struct AlarmsPage: Page {
  package static let name: PageName = "alarms"
  package static let title = "Alarms"
  package static let meaning = "alarms, their rules and their journal"

  /// What is seen where there is no room for all of it.
  private enum Part: CaseIterable {
    case why, journal, figures, list
  }

  /// What is being typed, and of which rule.
  private enum Purpose: Sendable, Equatable {
    case shelve(String), limits(String), remove(String), filter
  }

  private var cursor = ListCursor<String>()
  private var filter = AlarmFilter()
  private var part = Part.why
  private var prompt: Prompt?
  private var purpose = Purpose.filter

  package init() {}

  package mutating func opened(_ moment: PageMoment) -> [Effect] {
    cursor.hold(in: ids(moment.monitor))
    return []
  }

  // MARK: Keys

  package var isTyping: Bool { prompt != nil }

  package var commands: [PageCommand] { AlarmsPageCommand.allCases.map(\.command) }

  package mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    guard let command = AlarmsPageCommand(rawValue: command.name) else { return [] }
    let list = ids(moment.monitor)
    cursor.hold(in: list)
    let rows = max(1, moment.body.height - 4)
    switch command {
    case .down: cursor.move(by: 1, in: list)
    case .up: cursor.move(by: -1, in: list)
    case .pageDown: cursor.move(by: rows, in: list)
    case .pageUp: cursor.move(by: -rows, in: list)
    case .first: cursor.move(by: -list.count, in: list)
    case .last: cursor.move(by: list.count, in: list)
    case .nextPart:
      part = Part.allCases[((Part.allCases.firstIndex(of: part) ?? 0) + 1) % Part.allCases.count]
    case .nextMetal: filter.nextMetal()
    case .nextPriority: filter.nextPriority()
    case .search: ask(.filter, Prompt("show rules with", proposal: filter.text))
    case .clearFilter:
      guard !filter.isEmpty else { return [.tell("nothing is left out")] }
      filter = AlarmFilter()
    default:
      guard let entry = entries(moment.monitor).first(where: { $0.rule.id == cursor.selected }) else {
        return [.tell("no rule is chosen")]
      }
      return receive(command, entry)
    }
    cursor.hold(in: ids(moment.monitor))
    return []
  }

  private mutating func receive(_ command: AlarmsPageCommand, _ entry: AlarmEntry) -> [Effect] {
    let id = entry.rule.id
    switch command {
    case .acknowledge:
      let isWaiting = entry.alarm.map { $0.state == .unacknowledged || $0.state == .returned } ?? false
      guard isWaiting else { return [.tell("nothing to acknowledge: \(entry.rule.statement)")] }
      return [.operate(.acknowledge(id: id)), .tell("acknowledged: \(entry.rule.statement)")]
    case .unshelve:
      guard entry.shelvedUntil != nil else { return [.tell("not shelved: \(entry.rule.statement)")] }
      return [.operate(.unshelve(id: id)), .tell("no longer shelved: \(entry.rule.statement)")]
    case .reset:
      guard entry.isLatched else { return [.tell("not latched: \(entry.rule.statement)")] }
      guard entry.alarm?.state == .acknowledged else { return [.tell("acknowledge it first, then reset it")] }
      // The board refuses what still stands.
      return [.operate(.reset(id: id)), .tell("reset, if it is over: \(entry.rule.statement)")]
    case .test: return [.testAlarm(id: id)]
    case .toggle: return [.changeRule(entry.group == .off ? .enable(id: id) : .disable(id: id))]
    case .shelve:
      guard entry.group != .off else { return [.tell("\(id) is switched off")] }
      ask(.shelve(id), Prompt("shelve \(id) for 5, 15, 60 min or until a time (UTC):", proposal: "15"))
    case .edit:
      guard !entry.rule.subject.isEmpty else { return [.tell("\(id) has no limit to change")] }
      let numbers = [entry.rule.limit, entry.rule.deadband].map { NumberText.shortest($0) }
      ask(.limits(id), Prompt("limit and deadband of \(id):", proposal: numbers.joined(separator: " ")))
    case .remove:
      guard !MonitorSettings.comesAlong(id) else {
        return [.tell("\(id) comes with the program: it can be switched off, not removed")]
      }
      ask(.remove(id), Prompt("remove \(id)? y removes it:"))
    default: break
    }
    return []
  }

  private mutating func ask(_ purpose: Purpose, _ prompt: Prompt) {
    self.purpose = purpose
    self.prompt = prompt
  }

  package mutating func receive(_ key: Key, _ moment: PageMoment) -> [Effect] {
    guard var open = prompt else { return [] }
    let outcome = open.receive(key)
    prompt = outcome == .typing ? open : nil
    guard case .done(let text) = outcome else { return [] }
    let words = text.trimmingBlanks
    switch purpose {
    case .filter:
      filter.text = words
      cursor.hold(in: ids(moment.monitor))
    case .shelve(let id):
      guard let now = moment.monitor.now, let span = ShelvingTime.milliseconds(words, at: now) else {
        return [.tell("not shelved: write minutes, 2h or 14:30, at most 8 h")]
      }
      let until = now.advanced(byMilliseconds: span).hourMinute
      return [.operate(.shelve(id: id, span: span)), .tell("\(id): shelved until \(until)")]
    case .limits(let id):
      guard let limits = LimitText(words) else {
        return [.tell("not changed: write a limit and, if you like, a deadband: 5500 12")]
      }
      return [.changeRule(.move(id: id, limit: limits.limit, deadband: limits.deadband))]
    case .remove(let id):
      guard words.lowercased() == "y" else { return [.tell("\(id) stays")] }
      return [.changeRule(.remove(id: id))]
    }
    return []
  }

  // MARK: Picture

  private func entries(_ monitor: Monitor) -> [AlarmEntry] {
    monitor.alarmEntries.filter { filter.includes($0.rule) }
  }

  private func ids(_ monitor: Monitor) -> [String] { entries(monitor).map(\.rule.id) }

  package func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
    let entries = entries(context.live)
    let selected = cursor.place(in: entries.map(\.rule.id))
    let list = AlarmListPanel(context, entries: entries, selected: selected, filter: filter.words)
    let chosen = selected.map { entries[$0] }
    let room = prompt == nil ? body : body.droppingBottom(1)
    let shown = filter.isEmpty ? nil : Set(entries.map(\.rule.id))
    let parts = AlarmParts(
      list: list, why: AlarmWhyPanel(context, chosen), journal: AlarmJournalPanel(context, of: shown),
      figures: AlarmFiguresPanel(context))
    switch (room.width, room.height) {
    case (130..., 32...): parts.drawAll(into: &frame, in: room)
    case (76..., 18...): drawTwo(parts, into: &frame, in: room)
    default: drawOne(parts, into: &frame, in: room.inset(horizontal: 1))
    }
    if let prompt { draw(prompt, context, into: &frame, in: body.bottom(1)) }
  }

  private func drawTwo(_ parts: AlarmParts, into frame: inout Frame, in room: Rect) {
    let rows = room.rows(.share(1), .fixed(part == .list ? 0 : min(12, room.height / 2)))
    parts.list.draw(into: &frame, in: rows[0])
    switch part {
    case .why: parts.why.draw(into: &frame, in: rows[1])
    case .journal: parts.journal.draw(into: &frame, in: rows[1])
    case .figures: parts.figures.draw(into: &frame, in: rows[1])
    case .list: break
    }
  }

  private func drawOne(_ parts: AlarmParts, into frame: inout Frame, in room: Rect) {
    switch part {
    case .why:
      let rows = room.rows(.share(1), .fixed(4))
      parts.list.drawRows(into: &frame, in: rows[0])
      parts.why.drawRows(into: &frame, in: rows[1])
    case .list: parts.list.drawRows(into: &frame, in: room)
    case .journal: parts.journal.drawRows(into: &frame, in: room)
    case .figures: parts.figures.drawRows(into: &frame, in: room)
    }
  }

  private func draw(_ prompt: Prompt, _ context: PanelContext, into frame: inout Frame, in line: Rect) {
    PromptLine(context, question: prompt.question, text: prompt.text).draw(into: &frame, in: line)
  }
}

/// The panels of the page, where there is room for all of them.
private struct AlarmParts {
  let list: AlarmListPanel
  let why: AlarmWhyPanel
  let journal: AlarmJournalPanel
  let figures: AlarmFiguresPanel

  func drawAll(into frame: inout Frame, in room: Rect) {
    let rows = room.rows(.share(1), .fixed(min(16, room.height / 3)))
    let top = rows[0].columns(.share(5), .share(4))
    let bottom = rows[1].columns(.share(5), .share(4))
    list.draw(into: &frame, in: top[0])
    why.draw(into: &frame, in: top[1])
    journal.draw(into: &frame, in: bottom[0])
    figures.draw(into: &frame, in: bottom[1])
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
