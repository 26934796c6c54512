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

  /// What is being typed, and of which rule.
  private enum Purpose: Sendable, Equatable {
    case shelve(String), limits(String), remove(String), filter
  }

  private var cursor = ListCursor<String>()
  private var filter = AlarmFilter()
  private var part = AlarmsLayout.Part.why
  private var prompt: Prompt?
  private var purpose = Purpose.filter

  package init() {}

  package mutating func opened(_ moment: PageMoment) -> [Effect] {
    cursor.hold(in: ids(moment.monitor))
    return []
  }

  // MARK: Keys

  package var isTyping: Bool { prompt != nil }

  package var commands: [PageCommand] {
    AlarmsPageCommand.allCases.filter { $0 != .clearFilter || !filter.isEmpty }.map(\.command)
  }

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
    case .nextPart: part = part.next
    case .nextMetal: filter.nextMetal()
    case .nextPriority: filter.nextPriority()
    case .search: ask(.filter, Prompt("show rules with", proposal: filter.text))
    case .clearFilter: filter = AlarmFilter()
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

  /// A click chooses an alarm.
  package mutating func receive(_ click: Click, _ moment: PageMoment) -> [Effect]? {
    let entries = entries(moment.monitor)
    let list = AlarmsLayout(moment.body, part).list
    guard click.kind == .press, list.contains(x: click.x, y: click.y),
      let place = AlarmListPanel.place(
        inRow: click.y - list.y, of: entries, selected: cursor.place(in: entries.map(\.rule.id)),
        room: list.height)
    else { return nil }
    cursor.select(entries[place].rule.id, in: entries.map(\.rule.id))
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
      why: AlarmWhyPanel(context, chosen), journal: AlarmJournalPanel(context, of: shown),
      figures: AlarmFiguresPanel(context))
    let layout = AlarmsLayout(room, part)
    layout.isFramed
      ? list.draw(into: &frame, in: layout.listRoom) : list.drawRows(into: &frame, in: layout.listRoom)
    for (part, rect) in layout.others {
      parts.draw(part, isFramed: layout.isFramed, into: &frame, in: rect)
    }
    if let prompt { draw(prompt, context, into: &frame, in: body.bottom(1)) }
  }

  private func draw(_ prompt: Prompt, _ context: PanelContext, into frame: inout Frame, in line: Rect) {
    PromptLine(context, question: prompt.question, text: prompt.text).draw(into: &frame, in: line)
  }
}

/// The panels of the page beside the list.
private struct AlarmParts {
  let why: AlarmWhyPanel
  let journal: AlarmJournalPanel
  let figures: AlarmFiguresPanel

  func draw(_ part: AlarmsLayout.Part, isFramed: Bool, into frame: inout Frame, in rect: Rect) {
    switch (part, isFramed) {
    case (.why, true): why.draw(into: &frame, in: rect)
    case (.why, false): why.drawRows(into: &frame, in: rect)
    case (.journal, true): journal.draw(into: &frame, in: rect)
    case (.journal, false): journal.drawRows(into: &frame, in: rect)
    case (.figures, true): figures.draw(into: &frame, in: rect)
    case (.figures, false): figures.drawRows(into: &frame, in: rect)
    case (.list, _): break
    }
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
