import BullionMarket
import BullionMonitor
import Panels
import Screen

/// Everything the screen shows, changed by events only: no clock, no input or output.
package struct DashboardState: Sendable, Equatable {
  package internal(set) var monitor: Monitor
  package internal(set) var playback = Playback()
  package internal(set) var isMuted: Bool
  var pages: Pages
  package let keymap: Keymap
  var size = Size(columns: 80, rows: 24)
  /// The state that a frozen view goes on showing.
  var frozen: Monitor?
  /// The last thing the feed told as a line of its story.
  var headline: String?
  var notice: String?
  /// Whether the demo is in time-lapse, hours in seconds, in which every alarm of a day would sound at once.
  private var isInLapse = false
  private var memory = MonitorMemory()
  /// Up to which minute of data the page knows that time has passed.
  private var toldMinute: Int64?
  /// Whether the page of the start knows that it is open.
  private var hasOpenedPage = false
  /// Whether clicks and the wheel are listened to.
  package var hearsMouse: Bool
  /// What lies over the page and takes every key.
  var overlay: Overlay?
  /// The names of what was asked for most lately, newest first.
  var recent: [String] = []
  /// The page from which another was opened, to which Esc leads back.
  var wayBack: PageName?
  /// Keys that ask for nothing and of which the reader has been told.
  var toldKeys: Set<Key> = []
  /// The trade date of the last news.
  private var tradeDate: CalendarDate?

  /// How the screen goes on by itself; nil where somebody sits before it.
  let wall: WallPlan?
  /// Whether those before it may look, and do nothing about alarms.
  let isReadOnly: Bool
  /// Milliseconds since the start, as far as a wall has been told.
  var wallTime: Int64 = 0
  /// Since when a wall says what it says of itself.
  var noticeSince: Int64?

  /// - Parameters:
  ///   - pages: in the order of their tabs.
  ///   - page: the one that is open first; the first of all unless given.
  ///   - wall: how the screen goes on by itself; nil where somebody sits before it.
  ///   - isReadOnly: whether those before it may look, and do nothing about alarms.
  package init(
    monitor: Monitor, pages: [any Page.Type] = Pages.standard, page: PageName? = nil,
    keymap: Keymap? = nil, isMuted: Bool = false, hearsMouse: Bool = false, wall: WallPlan? = nil,
    isReadOnly: Bool = false
  ) {
    self.wall = wall
    self.isReadOnly = isReadOnly
    self.hearsMouse = hearsMouse
    self.isMuted = isMuted
    self.monitor = monitor
    self.pages = Pages(pages)
    self.keymap = keymap ?? Keymap(of: pages)
    if let page { self.pages.show(page) }
  }

  /// Which page is open.
  package var page: PageName { pages.openName }

  var isFrozen: Bool { frozen != nil }

  /// The open page hears of another history, and when the trade date turns: there is a day more.
  private mutating func reopened(withHistory hasHistory: Bool) -> [Effect] {
    let date = monitor.now.map { monitor.settings.calendar.tradeDate(at: $0) }
    let isNewDay = tradeDate != nil && tradeDate != date
    tradeDate = date
    return hasHistory || isNewDay ? pages.opened(moment) : []
  }

  /// What the pages may look at now.
  var moment: PageMoment { PageMoment(monitor: monitor, body: body) }

  /// Takes one event.
  ///
  /// - Returns: what is to be done about it, in order.
  package mutating func receive(_ event: Event) -> [Effect] {
    let effects = settle(take(event)) + endRules()
    return keeping() + effects
  }

  private mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .feed(let events):
      var mustRing = false
      for event in events { mustRing = take(event) || mustRing }
      acknowledgeForVisitor()
      let bell: [Effect] = mustRing && !isMuted ? [.ringBell] : []
      let opened = reopened(withHistory: events.contains(where: \.isHistory))
      return bell + (opened.isEmpty ? passing() : opened)
    case .bars(let answer): return pages.receive(answer, moment)
    case .key(let key): return takesKeys ? allowed(take(key)) : []
    case .click(let click): return takesKeys ? allowed(take(click)) : []
    case .passed(let time): return pass(to: time)
    case .resized(let size):
      self.size = size
      guard !hasOpenedPage else { break }
      hasOpenedPage = true
      return pages.opened(moment)
    case .request(let request): monitor.perform(request)
    case .rules(let settings): monitor.takeRules(of: settings)
    case .playback(let playback): self.playback = playback
    case .themes(let names, let shown): overlay = .themes(ThemeList(names, shown: shown))
    case .themeRefused(let name, let reason):
      if case .themes(var list)? = overlay {
        list.refuse(name, reason)
        overlay = .themes(list)
      }
      notice = reason
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
