import BullionAlarms
import BullionMarket
import BullionMonitor
import Panels
import Screen

/// Everything the screen shows, changed by events only: no clock, no input or output.
public struct DashboardState: Sendable {
  public private(set) var monitor: Monitor
  public private(set) var playback = Playback()
  public private(set) var isMuted: Bool
  public private(set) var showsKeys = false
  public private(set) var page: Page
  /// The state that a frozen view goes on showing.
  private var frozen: Monitor?
  /// The last thing the feed told as a line of its story.
  private var headline: String?
  private var notice: String?
  /// Whether the demo is in time-lapse, hours in seconds, in which every alarm of a day would sound at once.
  private var isInLapse = false
  private let keymap: Keymap

  public init(
    monitor: Monitor, page: Page = .overview, keymap: Keymap = .standard, isMuted: Bool = false
  ) {
    self.isMuted = isMuted
    self.monitor = monitor
    self.page = page
    self.keymap = keymap
  }

  /// Takes one event.
  ///
  /// - Returns: what is to be done about it, in order.
  public mutating func receive(_ event: Event) -> [Effect] {
    switch event {
    case .feed(let events):
      var mustRing = false
      for event in events { mustRing = take(event) || mustRing }
      return mustRing && !isMuted ? [.ringBell] : []
    case .history(let events):
      monitor.load(history: events)
      return []
    case .backfill(let events):
      monitor.relearn(from: events)
      return []
    case .key(let key):
      notice = nil
      return keymap[key].map { perform($0) } ?? []
    case .request(let request):
      monitor.perform(request)
      return []
    case .rules(let settings):
      monitor.takeRules(of: settings)
      return []
    case .playback(let playback):
      self.playback = playback
      return []
    case .notice(let text):
      notice = text
      return []
    }
  }

  /// - Returns: whether a sound is called for.
  private mutating func take(_ event: FeedEvent) -> Bool {
    monitor.receive(event)
    switch event {
    case .bar: isInLapse = monitor.mode == .demo
    case .quote: isInLapse = false
    case .headline(let text): headline = text
    case .restarted:
      headline = nil
      frozen = nil
    default: break
    }
    return monitor.takeSound() && !isInLapse
  }

  private mutating func perform(_ command: Command) -> [Effect] {
    if command.isPlayback, !playback.isControllable || monitor.hasEnded { return [] }
    if command == .skipToNextEvent, !playback.hasEvents { return [] }
    switch command {
    case .quit: return [.quit]
    case .showKeys: showsKeys.toggle()
    case .acknowledge: _ = monitor.acknowledgeAll()
    case .shelve: shelveFirstAlarm()
    case .reset: resetAlarms()
    case .toggleBell: isMuted.toggle()
    case .nextTheme: return [.nextTheme]
    case .showOverview: page = .overview
    case .showFeeds: page = .feeds
    case .nextPage: page = page.next
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

  /// Draws all of the screen.
  public func frame(size: Size, theme: Theme, glyphs: Glyphs) -> Frame {
    var frame = Frame(size: size, glyphs: glyphs, style: theme[.background])
    let context = PanelContext(
      monitor: frozen ?? monitor, live: monitor, theme: theme, playback: playback, isMuted: isMuted,
      isFrozen: frozen != nil, headline: notice ?? headline, keys: keymap.hints)
    Screenful(context: context, page: page, keymap: keymap).draw(into: &frame)
    if showsKeys {
      KeysPanel(context, bindings: keymap.bindings(includingPlayback: playback.isControllable))
        .draw(into: &frame, in: frame.bounds)
    }
    return frame
  }
}
