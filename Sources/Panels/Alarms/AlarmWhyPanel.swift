import BullionAlarms
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// Why one alarm was raised, or what its rule waits for: values, limit, deadband, the quote and its source.
package struct AlarmWhyPanel {
  let context: PanelContext
  let entry: AlarmEntry?

  package init(_ context: PanelContext, _ entry: AlarmEntry?) {
    self.context = context
    self.entry = entry
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let border = Border(
      title: "Why", note: entry?.rule.id, style: theme[.border], titleStyle: theme[.title],
      noteStyle: theme[.label])
    border.draw(into: &frame, in: rect)
    drawRows(into: &frame, in: border.inner(of: rect).inset(horizontal: 1))
  }

  package func drawRows(into frame: inout Frame, in rect: Rect) {
    guard let entry else { return }
    let theme = context.theme
    for (row, fact) in facts(entry).prefix(rect.height).enumerated() {
      TextLine(left: [
        .init(
          [(fact.label.padded(to: 10), theme[.label]), (visible(fact.text), theme[fact.role])], priority: 1)
      ])
      .draw(into: &frame, in: rect.droppingTop(row).top(1))
    }
  }

  private struct Fact {
    var label: String
    var text: String
    var role = Theme.Role.text
  }

  private func facts(_ entry: AlarmEntry) -> [Fact] {
    let words = AlarmRuleWords(entry.rule)
    var facts: [Fact] = [Fact(label: "alarm", text: entry.rule.statement, role: .title)]
    facts.append(Fact(label: "state", text: state(entry), role: entry.group == .waiting ? .alarm : .text))
    if let value = value(entry) { facts.append(Fact(label: "value", text: value)) }
    facts.append(Fact(label: "limit", text: words.condition))
    if let clearing = words.clearing { facts.append(Fact(label: "", text: clearing, role: .label)) }
    facts += quotes(entry)
    let isShown = entry.rule.message != entry.rule.statement
    if isShown {
      facts.append(Fact(label: entry.rule.hasOwnMessage ? "own words" : "meaning", text: entry.rule.message))
    }
    facts.append(
      Fact(label: "rule", text: "\(entry.rule.id), on \(entry.rule.metric), priority \(words.priority)"))
    for text in [words.manners, words.delays].compactMap(\.self) {
      facts.append(Fact(label: "", text: text, role: .label))
    }
    for badge in entry.badges {
      facts.append(Fact(label: badge.rawValue, text: badge.meaning, role: .warning))
    }
    let count = entry.alarm.map { $0.count > 1 ? ", \($0.count) since it was last normal" : "" } ?? ""
    facts.append(
      Fact(
        label: "raised",
        text: "\(entry.raised == 1 ? "once" : "\(entry.raised) times") since the start\(count)", role: .label)
    )
    return facts
  }

  private func state(_ entry: AlarmEntry) -> String {
    let shelving = entry.shelvedUntil.map { AlarmWords.shelving(until: $0, now: context.live.now) } ?? ""
    guard let alarm = entry.alarm else {
      if entry.group == .off { return "switched off" }
      if let beyond = entry.beyondSince {
        return "so since \(context.moment(beyond)), before it was watched: no alarm until it was clear"
      }
      return "normal" + shelving
    }
    let age = context.live.now.map { NumberText.duration(milliseconds: $0.milliseconds(since: alarm.since)) }
    let raised = "raised \(context.moment(alarm.since))" + (age.map { ", \($0) ago" } ?? "")
    switch alarm.state {
    case .unacknowledged: return "\(raised), to acknowledge\(shelving)"
    case .acknowledged:
      return "\(raised), acknowledged\(shelving)"
    case .returned: return "\(raised), over, to acknowledge\(shelving)"
    case .normal: return "normal\(shelving)"
    }
  }

  private func value(_ entry: AlarmEntry) -> String? {
    let now = entry.value.flatMap(entry.rule.reading).map { "now \($0)" }
    let raised = entry.alarm?.raisedReading.map { "raised at \($0)" }
    let words = [now, raised].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// On what it was raised: `silver 100.010 / 100.030 at 14:00:05 from binance`.
  private func quotes(_ entry: AlarmEntry) -> [Fact] {
    guard entry.alarm != nil else { return [] }
    guard let cause = entry.cause, !cause.quotes.isEmpty else {
      let isOfBars = entry.cause != nil
      return [
        Fact(
          label: "quote", text: isOfBars ? "raised on the history" : "not known: raised before this start",
          role: .label)
      ]
    }
    return cause.quotes.enumerated().map { index, quote in
      let sides = [quote.bid, quote.ask].compactMap(\.self)
      let prices = (sides.count == 2 ? sides : [quote.mid]).map { Wording.price($0, of: quote.instrument) }
      let source = cause.source ?? context.live.feedName
      let time = quote.time.hourMinuteSecond
      return Fact(
        label: index == 0 ? "quote" : "",
        text: "\(quote.instrument.name) \(prices.joined(separator: " / ")) at \(time) from \(source)")
    }
  }
}
