import BullionMarket
import BullionMonitor
import Panels
import Screen

/// Everything the screen shows, changed by events only: no clock, no input or output.
package struct DashboardState: Sendable, Equatable {
  package private(set) var monitor: Monitor
  package private(set) var playback = Playback()
  package private(set) var isMuted: Bool
  package private(set) var showsKeys = false
  private(set) var pages: Pages
  let keymap: Keymap
  private(set) var size = Size(columns: 80, rows: 24)
  /// The state that a frozen view goes on showing.
  private(set) var frozen: Monitor?
  /// The last thing the feed told as a line of its story.
  private(set) var headline: String?
  private(set) var notice: String?
  /// Whether the demo is in time-lapse, hours in seconds, in which every alarm of a day would sound at once.
  private var isInLapse = false
  private var memory = MonitorMemory()
  /// Up to which minute of data the page knows that time has passed.
  private var toldMinute: Int64?
  /// Whether the page of the start knows that it is open.
  private var hasOpenedPage = false

  /// - Parameters:
  ///   - pages: in the order of their tabs.
  ///   - page: the one that is open first; the first of all unless given.
  package init(
    monitor: Monitor, pages: [any Page.Type] = Pages.standard, page: PageName? = nil,
    keymap: Keymap? = nil, isMuted: Bool = false
  ) {
    self.isMuted = isMuted
    self.monitor = monitor
    self.pages = Pages(pages)
    self.keymap = keymap ?? Keymap(of: pages)
    if let page { self.pages.show(page) }
  }

  /// Which page is open.
  package var page: PageName { pages.openName }

  var isFrozen: Bool { frozen != nil }

  /// What the pages may look at now.
  private var moment: PageMoment { PageMoment(monitor: monitor, body: body) }

  /// Takes one event.
  ///
  /// - Returns: what is to be done about it, in order.
  package mutating func receive(_ event: Event) -> [Effect] {
    let effects = settle(take(event)) + endRules()
    return keeping() + effects
  }

  /// Does what a page asks of the dashboard itself, and takes changes of rules before they are written down.
  private mutating func settle(_ effects: [Effect]) -> [Effect] {
    effects.flatMap { effect -> [Effect] in
      switch effect {
      case .operate(let request): monitor.perform(request)
      case .show(let page): return show(page)
      case .tell(let text): notice = text
      case .testAlarm(let id): return test(id)
      case .changeRule(let change): return take(change) ? [effect] : []
      default: return [effect]
      }
      return []
    }
  }

  /// Announces an alarm as if it were raised, and says that it is not.
  private mutating func test(_ id: String) -> [Effect] {
    guard let line = monitor.test(id: id) else { return [] }
    notice = "TEST, no alarm: \(line)"
    return isMuted ? [] : [.ringBell]
  }

  private mutating func show(_ page: PageName) -> [Effect] {
    pages.show(page)
    return pages.opened(moment)
  }

  private mutating func take(_ change: AlarmRuleChange) -> Bool {
    do {
      try monitor.change(change)
      return true
    } catch {
      notice = error.description
      return false
    }
  }

  /// Switches off what has ended; what a demo or a replay brings about is not written down.
  private mutating func endRules() -> [Effect] {
    let changes = monitor.takeEndedRules().map { AlarmRuleChange.disable(id: $0) }.filter { take($0) }
    if let last = changes.last { notice = "\(last.id) has ended and is switched off" }
    return monitor.mode == .live ? changes.map { .changeRule($0) } : []
  }

  private mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .feed(let events):
      var mustRing = false
      for event in events { mustRing = take(event) || mustRing }
      let bell: [Effect] = mustRing && !isMuted ? [.ringBell] : []
      return bell + (events.contains(where: \.isHistory) ? pages.opened(moment) : passing())
    case .bars(let answer): return pages.receive(answer, moment)
    case .key(let key): return take(key)
    case .resized(let size):
      self.size = size
      guard !hasOpenedPage else { break }
      hasOpenedPage = true
      return pages.opened(moment)
    case .request(let request): monitor.perform(request)
    case .rules(let settings): monitor.takeRules(of: settings)
    case .playback(let playback): self.playback = playback
    case .notice(let text): notice = text
    }
    return []
  }

  /// Tells the page once a minute of data that time has passed.
  private mutating func passing() -> [Effect] {
    let minute = monitor.now.map { $0.milliseconds / BarInterval.oneMinute.milliseconds }
    guard minute != toldMinute else { return [] }
    toldMinute = minute
    return pages.passed(moment)
  }

  /// - Returns: whether a sound is called for.
  private mutating func take(_ event: FeedEvent) -> Bool {
    monitor.receive(event)
    switch event {
    case .bar: isInLapse = monitor.mode == .demo
    case .quote, .judged: isInLapse = false
    case .headline(let text): headline = text
    case .restarted:
      headline = nil
      frozen = nil
      pages.forgetAwaitedBars()
    default: break
    }
    return monitor.takeSound() && !isInLapse
  }

  /// What is simulated or replayed leaves no trace; of a live feed everything that the alarms did is kept, and once a
  /// minute where the indicators stand.
  private mutating func keeping() -> [Effect] {
    guard monitor.mode == .live else { return [] }
    let notices = memory.takeNotices(of: monitor)
    let indicators = memory.takeIndicators(of: monitor)
    return (notices.isEmpty ? [] : [.keepAlarms(notices)])
      + (indicators.isEmpty ? [] : [.keepIndicators(indicators)])
  }
}

extension FeedEvent {
  /// Whether it changes what is known from before.
  fileprivate var isHistory: Bool {
    switch self {
    case .history, .backfill: true
    default: false
    }
  }
}

// MARK: - Keys

extension DashboardState {
  /// The layers of keys: the list of keys over all, the page, and what works everywhere.
  private mutating func take(_ key: Key) -> [Effect] {
    notice = nil
    if showsKeys, key == .escape {
      showsKeys = false
      return []
    }
    if pages.open.isTyping, !showsKeys { return pages.receive(key, moment) }
    switch keymap.meaning(of: key, on: pages.open) {
    case .page(let command): return pages.receive(command, moment)
    case .everywhere(let command): return perform(command)
    case nil: return []
    }
  }

  private mutating func perform(_ command: Command) -> [Effect] {
    if command.isPlayback, !playback.isControllable || monitor.hasEnded { return [] }
    if command == .skipToNextEvent, !playback.hasEvents { return [] }
    switch command {
    case .quit: return [.quit]
    case .showKeys: showsKeys.toggle()
    case .show(let page): return show(page)
    case .nextPage:
      pages.showNext()
      return pages.opened(moment)
    case .acknowledge: _ = monitor.acknowledgeAll()
    case .shelve: shelveFirstAlarm()
    case .reset: resetAlarms()
    case .toggleBell: isMuted.toggle()
    case .nextTheme: return [.nextTheme]
    case .freeze: frozen = frozen == nil ? monitor : nil
    case .repaint: return [.repaint]
    case .togglePause: return [.togglePause]
    case .faster: return [.faster]
    case .slower: return [.slower]
    case .skipToNextEvent: return [.skipToNextEvent]
    }
    return []
  }

  /// Shelves what stands at the top of the list and is not shelved yet; the next press takes the next one.
  private mutating func shelveFirstAlarm() {
    guard let alarm = monitor.alarms.first(where: { $0.shelvedUntil == nil }) else {
      notice = "nothing to shelve"
      return
    }
    monitor.perform(.shelve(id: alarm.id, span: Self.shelvingTime))
    notice = "shelved for 15 min: \(alarm.statement)"
  }

  private mutating func resetAlarms() {
    let count = monitor.perform(.reset(id: nil))
    notice =
      count > 0
      ? "reset: \(count)" : "nothing to reset: not latched, acknowledged and over"
  }

  /// Milliseconds.
  private static let shelvingTime: Int64 = 15 * 60_000
}
