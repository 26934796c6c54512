import BullionAlarms
import BullionMarket
import BullionMonitor
import Panels
import Screen

/// Prices as a trader reads them: candles and lines of any length, indicators, a crosshair, alarms at a price.
package struct ChartPage: Page {
  package static let name: PageName = "chart"
  package static let title = "Chart"
  package static let meaning = "the chart"

  var view = ChartView()
  private(set) var history = ChartHistory()
  /// A date that was asked for and is not loaded yet.
  private var target: Timestamp?
  /// In which a date is typed; nil while none is.
  private(set) var prompt: Prompt?
  private(set) var form: AlarmForm?
  /// The alarm line that follows the crosshair.
  private var held: String?

  package init() {}

  // MARK: History

  package mutating func opened(_ moment: PageMoment) -> [Effect] {
    history.begin(view.subject, view.interval)
  }

  package mutating func receive(_ bars: BarsAnswer, _ moment: PageMoment) -> [Effect] {
    guard history.receive(bars, moment.monitor) else { return [] }
    return goToTarget(moment) + loadAhead(moment)
  }

  package mutating func passed(_ moment: PageMoment) -> [Effect] { history.catchUp(with: moment.monitor) }

  /// Older bars are asked for before they are needed: those that the indicators warm up with, and a screen more.
  private mutating func loadAhead(_ moment: PageMoment) -> [Effect] {
    let series = history.series(moment.monitor)
    let range = view.geometry(of: series, in: moment.body).range
    guard range.lowerBound < ChartIndicators.warmUp + range.count else { return [] }
    return history.askForOlder()
  }

  private mutating func goToTarget(_ moment: PageMoment) -> [Effect] {
    guard let target else { return [] }
    let series = history.series(moment.monitor)
    guard series.count > 0, series[0].start <= target || !history.isLoading && history.askForOlder().isEmpty
    else {
      return history.askForOlder()
    }
    self.target = nil
    let place = series.place(at: target) ?? 0
    let visible = view.geometry(of: series, in: moment.body).range.count
    let isBefore = series[0].start > target
    show(end: place + visible / 2, series)
    return isBefore ? [.tell("the history begins \(series[0].start.weekdayDate)")] : []
  }

  // MARK: Keys

  package var commands: [PageCommand] {
    view.crosshair == nil ? ChartCommands.always : ChartCommands.withCrosshair + ChartCommands.always
  }

  package mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    let before = (view.subject, view.interval)
    choose(command)
    if (view.subject, view.interval) != before {
      view.crosshair = nil
      view.anchor = nil
      held = nil
      return history.begin(view.subject, view.interval) + loadAhead(moment)
    }
    let series = history.series(moment.monitor)
    guard series.lastBar != nil else { return [] }
    let effects = point(command, series, moment) + tellOfPanes(command, moment)
    move(command, series, moment)
    return effects + loadAhead(moment)
  }

  /// What is shown and how.
  private mutating func choose(_ command: PageCommand) {
    switch command {
    case ChartCommands.subject: view.subject = view.subject.next
    case ChartCommands.longer: view.interval = view.interval.next
    case ChartCommands.shorter: view.interval = view.interval.previous
    case ChartCommands.style:
      view.style = view.style.next
      if view.style == .candles, !view.hasCandles { view.style = .line }
    case ChartCommands.scale: view.scale = view.scale.next
    case ChartCommands.overlays: view.overlays = view.overlays.next
    case ChartCommands.panes: view.paneCount = (view.paneCount + 1) % (ChartView.Pane.allCases.count + 1)
    case ChartCommands.date: prompt = Prompt("go to a date, such as 2026-01-23 14:00:")
    case ChartCommands.zoomIn: view.zoom = min(view.zoom + 1, ChartView.zooms.upperBound)
    case ChartCommands.zoomOut: view.zoom = max(view.zoom - 1, ChartView.zooms.lowerBound)
    default: break
    }
  }

  /// Panes that find no room are said, since nothing of them is seen.
  private func tellOfPanes(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    let shown = view.shownPanes(in: moment.body)
    guard command == ChartCommands.panes, shown < view.paneCount else { return [] }
    let reason = view.subject == .both ? "two metals have none" : "there is room for \(shown)"
    return [.tell("panes below the chart: \(view.paneCount) wanted, \(reason)")]
  }

  /// Where the chart looks.
  private mutating func move(_ command: PageCommand, _ series: ChartSeries, _ moment: PageMoment) {
    let geometry = view.geometry(of: series, in: moment.body)
    let visible = geometry.range.count
    let end = geometry.range.upperBound
    switch command {
    case ChartCommands.older: show(end: end - max(1, visible / 12), series)
    case ChartCommands.newer: show(end: end + max(1, visible / 12), series)
    case ChartCommands.olderPage: show(end: end - max(1, visible * 9 / 10), series)
    case ChartCommands.newerPage: show(end: end + max(1, visible * 9 / 10), series)
    case ChartCommands.oldest: show(end: min(visible, series.count), series)
    case ChartCommands.newest: view.end = nil
    case ChartCommands.zoomOut where visible >= series.count && geometry.slotsPerColumn > 1:
      // All of it is shown.
      view.zoom = min(view.zoom + 1, 0)
    default: break
    }
  }

  /// Shows the slots before a place; the last place follows what comes.
  private mutating func show(end: Int, _ series: ChartSeries) {
    guard end < series.count else {
      view.end = nil
      return
    }
    let current = view.end.flatMap { series.place(at: $0) }.map { $0 + 1 } ?? series.count
    var last = max(end, 1) - 1
    // What stands between two bars has the time of the one behind it.
    while last > 0, !series[last].isBar { last += end < current || last + 1 >= series.count ? -1 : 1 }
    view.end = series[last].start
  }

  // MARK: Crosshair

  private mutating func point(
    _ command: PageCommand, _ series: ChartSeries, _ moment: PageMoment
  ) -> [Effect] {
    let range = view.geometry(of: series, in: moment.body).range
    guard let crosshair = view.crosshair,
      let index = series.place(at: crosshair.time).flatMap({ series.bar(near: $0) })
    else {
      if command == ChartCommands.crosshair, let bar = series.bar(near: range.upperBound - 1) {
        view.crosshair = ChartView.Crosshair(time: series[bar].start)
      }
      return []
    }
    switch command {
    case ChartCommands.crosshair, ChartCommands.leave:
      (view.crosshair, view.anchor, held) = (nil, nil, nil)
    case ChartCommands.barLeft, ChartCommands.barRight:
      moveCrosshair(from: index, by: command == ChartCommands.barLeft ? -1 : 1, series, range)
    case ChartCommands.priceUp, ChartCommands.priceDown:
      return movePrice(isUp: command == ChartCommands.priceUp, series[index], series, moment)
    case ChartCommands.measure: view.anchor = view.anchor == nil ? series[index].start : nil
    case ChartCommands.alarm:
      guard let metric = view.subject.metric else {
        return [.tell("choose one metal, or the ratio, for an alarm")]
      }
      let price = crosshair.price ?? series[index].close
      form = AlarmForm(
        metric, at: price, last: series.lastBar.map { series[$0].close }, now: moment.monitor.now,
        decimals: ChartPanel.decimals(of: view.subject))
    case ChartCommands.grab: return grab(at: crosshair.price ?? series[index].close, moment)
    case ChartCommands.remove:
      guard let rule = nearestRule(to: crosshair.price ?? series[index].close, moment) else {
        return [.tell("there is no alarm line to remove")]
      }
      held = nil
      return [.tell("removed: \(rule.message)"), .changeRule(.remove(id: rule.id))]
    default: break
    }
    return []
  }

  private mutating func moveCrosshair(
    from index: Int, by step: Int, _ series: ChartSeries, _ range: Range<Int>
  ) {
    var next = index + step
    while next >= 0, next < series.count, !series[next].isBar { next += step }
    guard next >= 0, next < series.count else { return }
    view.crosshair = ChartView.Crosshair(time: series[next].start)
    if next < range.lowerBound { show(end: range.upperBound - (range.lowerBound - next), series) }
    if next >= range.upperBound { show(end: next + 1, series) }
  }

  /// To the next of open, high, low and close, and beyond them by rows.
  private mutating func movePrice(
    isUp: Bool, _ slot: ChartSlot, _ series: ChartSeries, _ moment: PageMoment
  ) -> [Effect] {
    let price = view.crosshair?.price ?? slot.close
    let panel = ChartPanel.step(series, view, in: moment.body, lengths: moment.monitor.settings.chartLengths)
    let marks = held == nil ? [slot.open, slot.high, slot.low, slot.close] : []
    let next =
      isUp
      ? marks.filter { $0 > price }.min() ?? price + panel
      : marks.filter { $0 < price }.max() ?? price - panel
    view.crosshair?.price = next
    return held.map { [.changeRule(.move(id: $0, limit: rounded(next), deadband: nil))] } ?? []
  }

  private func rounded(_ price: Double) -> Double {
    var power = 1.0
    for _ in 0..<ChartPanel.decimals(of: view.subject) { power *= 10 }
    return (price * power).rounded() / power
  }

  private mutating func grab(at price: Double, _ moment: PageMoment) -> [Effect] {
    guard held == nil else {
      held = nil
      return [.tell("the alarm line stays here")]
    }
    guard let rule = nearestRule(to: price, moment) else { return [.tell("there is no alarm line to move")] }
    held = rule.id
    view.crosshair?.price = rule.limit
    return [.tell("\(rule.message): up and down move it, Enter leaves it, Delete removes it")]
  }

  private func nearestRule(to price: Double, _ moment: PageMoment) -> AlarmRule? {
    guard let name = view.subject.metric?.name else { return nil }
    return moment.monitor.settings.rules.filter { $0.metric == name }
      .min { ($0.limit - price).magnitude < ($1.limit - price).magnitude }
  }

  // MARK: Text

  package var isTyping: Bool { prompt != nil || form != nil }

  package mutating func receive(_ key: Key, _ moment: PageMoment) -> [Effect] {
    guard form == nil else { return takeForm(key, moment) }
    guard var open = prompt else { return [] }
    let outcome = open.receive(key)
    prompt = outcome == .typing ? open : nil
    guard case .done(let text) = outcome, !text.isEmpty else { return [] }
    guard let time = ChartDate.time(text, before: moment.monitor.now) else {
      return [.tell("no date: \(visible(text)); write it as 2026-01-23 or 2026-01-23 14:00")]
    }
    target = time
    return goToTarget(moment) + loadAhead(moment)
  }

  private mutating func takeForm(_ key: Key, _ moment: PageMoment) -> [Effect] {
    guard var filled = form else { return [] }
    defer { form = filled.isDone ? nil : filled }
    switch filled.take(key) {
    case .nothing: return []
    case .problem(let words): return [.tell(words)]
    case .rule:
      switch filled.rule(among: moment.monitor.settings.allRules.map(\.id), now: moment.monitor.now) {
      case .success(let rule):
        filled.isDone = true
        return [.tell("alarm made: \(rule.message)"), .changeRule(.add(rule))]
      case .failure(let problem): return [.tell(problem.description)]
      }
    }
  }

  // MARK: Drawing

  package func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
    let series = history.series(context.monitor)
    let geometry = view.geometry(of: series, in: body)
    let remark =
      history.isLoading && (geometry.range.lowerBound == 0 || series.count == 0)
      ? "loading older bars" : series.count == 0 ? history.reason : nil
    ChartPanel(context, series: series, view: view, remark: remark).draw(into: &frame, in: body)
    if let prompt {
      PromptLine(context, question: prompt.question, text: prompt.text).draw(into: &frame, in: body.bottom(1))
    }
    if let form {
      FormPanel(context, title: "New alarm", rows: form.rows, hint: form.hint).draw(into: &frame, in: body)
    }
  }
}

extension CaseIterable where Self: Equatable {
  /// The one behind, the first behind the last.
  fileprivate var next: Self { other(1) }
  fileprivate var previous: Self { other(-1) }

  private func other(_ step: Int) -> Self {
    let all = Array(Self.allCases)
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + step + all.count) % all.count]
  }
}
