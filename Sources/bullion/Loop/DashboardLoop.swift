import BullionMarket
import BullionMonitor
import CursesTerminal
import Dashboard
import Panels
import Playback
import Screen
import Settings

/// Brings feed, keys and clock to the dashboard's state, and its frames to the terminal; performs its effects.
///
/// One thread: it sleeps until the next quote is due, a key is pressed, or a frame may be drawn.
@MainActor
struct DashboardLoop {
  private let session: TerminalSession
  private let clock = ContinuousClock()
  private let framesPerSecond: Int
  private var state: DashboardState
  private var driver: FeedDriver
  private var theme: Theme
  private var themeName: String
  /// The theme of the start; a file of the user's can be returned to.
  private let ownTheme: String
  private let themes: ThemeShelf
  /// Nil unless the feed is live: what is simulated or replayed leaves no trace.
  private var keeper: AlarmKeeper?
  private let delivery: DeliveryChoices
  private let attendance: Attendance
  /// Nil where no service manager has asked for notices.
  private let manager: ServiceManager?
  /// Whether a frame was taken by the terminal since the manager was told last.
  private var hasDrawn = false
  /// The theme of the night; nil until it is needed, and where it cannot be had.
  private var nightTheme: Theme?
  private var isNight = false
  /// Milliseconds since the start, as far as the wall has been told.
  private var told: Int64 = 0
  private let bars: BarsReader
  private var rules: RuleFile
  private let log: DashboardLog
  private var hasToldOfLog = false
  /// Whether it has ended for another feed to be shown.
  private(set) var wantsOtherFeed = false
  private var bellPace = BellPace()
  private let beginning: ContinuousClock.Instant
  private var needsFrame = true
  private var lastFrame: ContinuousClock.Instant?

  init(
    session: TerminalSession, feed: OpenedFeed, settings: MonitorSettings, theme: Theme, themeName: String,
    themes: ThemeShelf, framesPerSecond: Int, page: PageName?, memory: ViewMemory, keymap: Keymap,
    isMuted: Bool,
    hearsMouse: Bool, rules: RuleFile, bars: BarsReader, delivery: DeliveryChoices, attendance: Attendance,
    log: DashboardLog
  ) {
    self.bars = bars
    self.rules = rules
    self.log = log
    self.session = session
    beginning = clock.now
    self.theme = theme
    self.themeName = themeName
    ownTheme = themeName
    self.themes = themes
    self.framesPerSecond = framesPerSecond
    var monitor = Monitor(settings: settings, feedName: feed.name, mode: feed.mode)
    driver = FeedDriver(feed, now: clock.now)
    keeper = AlarmKeeper(restoring: &monitor, delivering: delivery, hasTerminal: true)
    self.delivery = delivery
    self.attendance = attendance
    manager = attendance.manager
    driver.warm(&monitor)
    state = DashboardState(
      monitor: monitor, page: page, keymap: keymap, isMuted: isMuted, hearsMouse: hearsMouse,
      wall: attendance.wall, isReadOnly: attendance.isReadOnly)
    state.recall(memory, withPage: page == nil)
  }

  /// Goes on with another feed: everything that was chosen meanwhile stays.
  init(going old: DashboardLoop, feed: OpenedFeed, bars: BarsReader) {
    let state = old.state
    self.init(
      session: old.session, feed: feed, settings: state.monitor.settings, theme: old.theme,
      themeName: old.themeName, themes: old.themes, framesPerSecond: old.framesPerSecond, page: nil,
      memory: old.memory,
      keymap: state.keymap, isMuted: state.isMuted, hearsMouse: state.hearsMouse, rules: old.rules,
      bars: bars, delivery: old.delivery, attendance: old.attendance, log: old.log)
  }

  private var frameInterval: Duration { .seconds(1) / framesPerSecond }

  /// What is shown: the demo, a replay or live prices.
  var mode: FeedMode { state.monitor.mode }

  /// Runs until the user leaves (nil) or the program is told to end.
  mutating func run() -> Ending? {
    start()
    while true {
      for event in driver.news(now: clock.now) {
        guard take(event) else { return nil }
      }
      for answer in bars.takeAnswers() { _ = take(.bars(answer)) }
      takeOrders()
      passTime()
      tellProblems()
      drawIfDue()
      tellManager()
      for event in session.wait(until: nextWake(), watching: driver.descriptors) {
        switch event {
        case .key(let key):
          guard take(.key(key)) else { return nil }
          // A key is answered at once, however short the time since the last frame.
          lastFrame = nil
        case .click(let click):
          guard take(.click(click)) else { return nil }
          lastFrame = nil
        case .resized, .redraw: _ = take(.resized(session.size))
        case .readable, .hungUp:
          driver.noteReadable()
        case .ended(let ending): return ending
        }
      }
    }
  }

  /// Goes on with the same feed, since the other one cannot be had.
  mutating func goOn(_ reason: String) {
    wantsOtherFeed = false
    _ = take(.notice(reason))
  }

  /// What is to be remembered of the view.
  var memory: ViewMemory { state.memory(theme: themeName) }

  /// Writes what is left and ends connections; may take seconds, so the terminal is to be given back before.
  ///
  /// - Returns: what the user ought to know of it.
  func close() -> [String] {
    if !wantsOtherFeed { manager?.stop() }
    let problems = driver.close() + (keeper?.finish() ?? [])
    for problem in problems { log.write(notice: problem) }
    return problems
  }

  /// Takes what comes from outside: requests of operators, and alarm rules that were changed.
  private mutating func takeOrders() {
    for sequence in keeper?.deliver() ?? [] { session.send(sequence) }
    for request in keeper?.takeRequests() ?? [] { _ = take(.request(request)) }
    guard let news = rules.look(at: clock.now) else { return }
    let words = news.words(since: state.monitor.settings.rules.map(\.id))
    if case .changed(let configuration) = news {
      _ = take(.rules(configuration.settings))
      keeper?.strikeRules(missingFrom: state.monitor)
    }
    _ = take(.notice(words))
  }

  /// A wall goes on by itself.
  private mutating func passTime() {
    guard attendance.wall != nil else { return }
    let elapsed = Int64(beginning.duration(to: clock.now) / .milliseconds(1))
    guard elapsed / 1000 != told / 1000 || told == 0 else { return }
    told = max(1, elapsed)
    _ = take(.passed(elapsed))
    let isNow = attendance.isNight
    guard isNow != isNight else { return }
    isNight = isNow
    guard isNow else { return }
    do {
      nightTheme = try themes.theme(attendance.night.themeName)
    } catch {
      _ = take(.notice("the theme of the night: \(error)"))
    }
  }

  /// What the journal and the log have to say.
  private mutating func tellProblems() {
    for problem in keeper?.takeProblems() ?? [] { _ = take(.notice(problem)) }
    if !hasToldOfLog, let problem = log.problem {
      hasToldOfLog = true
      _ = take(.notice(problem))
    }
  }

  /// Takes an event and does what comes of it.
  ///
  /// - Returns: false when the program is to end.
  private mutating func take(_ event: Event) -> Bool {
    needsFrame = true
    if case .notice(let text) = event { log.write(notice: text) }
    let effects = state.receive(event)
    if case .feed(let events) = event { bars.receive(events, state.monitor) }
    return perform(effects)
  }

  private mutating func start() {
    _ = take(.resized(session.size))
    _ = take(.playback(driver.playback))
    session.hearsMouse = state.hearsMouse
    for notice in session.notices { _ = take(.notice(notice)) }
  }

  private mutating func nextWake() -> ContinuousClock.Instant? {
    var look = clock.now + (bars.isBusy ? Self.barsPoll : .seconds(1))
    if let pause = manager?.pause { look = min(look, clock.now + pause) }
    let wake = driver.nextDue(now: clock.now).map { min($0, look) } ?? look
    if needsFrame, session.isReadyForFrame, let lastFrame {
      let frame = lastFrame.advanced(by: frameInterval)
      return min(wake, frame)
    }
    return wake
  }

  /// How soon it is looked for bars that are on their way.
  private static let barsPoll = Duration.milliseconds(10)

  private mutating func drawIfDue() {
    guard needsFrame, session.isReadyForFrame else { return }
    let now = clock.now
    if let lastFrame, now < lastFrame.advanced(by: frameInterval) { return }
    hasDrawn = session.present(state.frame(theme: shownTheme, glyphs: session.glyphs))
    lastFrame = now
    needsFrame = false
  }

  /// A sign of life stands for a frame that the terminal has taken: what waits for one is drawn.
  private mutating func tellManager() {
    guard let manager else { return }
    manager.tell(hasWorked: hasDrawn, state.monitor)
    hasDrawn = false
    if manager.isDue { needsFrame = true }
  }

  /// All that there are, and the file that was chosen at the start.
  private var themeNames: [String] {
    let names = themes.names
    return names.contains(ownTheme) ? names : names + [ownTheme]
  }

  /// Without colours the roles are told apart by attributes.
  private var shownTheme: Theme {
    session.depth == .monochrome ? .monochrome : isNight ? nightTheme ?? theme : theme
  }

  /// - Returns: false when the program is to end.
  private mutating func perform(_ effects: [Effect]) -> Bool {
    for effect in effects {
      switch effect {
      case .quit: return false
      case .keepAlarms(let notices): keeper?.keep(notices, of: state.monitor)
      case .keepIndicators(let memory): driver.keep(memory)
      case .loadBars(let request): bars.load(request, for: state.monitor)
      case .ringBell: ringBell()
      case .changeRule(let change): keep(change)
      case .hearMouse(let isOn): session.hearsMouse = isOn
      case .listThemes: _ = take(.themes(themeNames, shown: themeName))
      case .showTheme(let name): show(theme: name)
      case .repaint: session.repaint()
      case .togglePause: control { $0.isPaused.toggle() }
      case .faster: control { $0.faster() }
      case .slower: control { $0.slower() }
      case .skipToNextEvent:
        driver.skip()
        _ = take(.playback(driver.playback))
      case .switchFeed:
        wantsOtherFeed = true
        return false
      case .operate, .testAlarm, .show, .adjust, .tell: break
      }
    }
    return true
  }

  /// Writes a rule down as it is watched already.
  private mutating func keep(_ change: AlarmRuleChange) {
    let outcome = rules.keep(change)
    if let settings = outcome.settings { _ = take(.rules(settings)) }
    keeper?.strikeRules(missingFrom: state.monitor)
    _ = take(.notice(outcome.words))
  }

  private mutating func control(_ change: (inout FeedPlayer) -> Void) {
    driver.control(change)
    _ = take(.playback(driver.playback))
  }

  private mutating func ringBell() {
    let elapsed = beginning.duration(to: clock.now) / .milliseconds(1)
    if bellPace.mayRing(at: Int64(elapsed)) { session.bell() }
  }

  /// - Parameter name: of a theme that may have gone or be broken.
  private mutating func show(theme name: String) {
    do {
      theme = try themes.theme(name)
      themeName = name
    } catch {
      _ = take(.themeRefused(name, reason: "\(error)"))
    }
  }
}
