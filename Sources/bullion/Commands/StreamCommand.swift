import ArgumentParser
import BullionMarket
import BullionMonitor
import Playback

/// `bullion stream`: a line of JSON per change.
struct StreamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stream",
    abstract: "Print a line of JSON for every change of a price.",
    discussion: """
      Each line is the object that snapshot prints. Files are read as fast as possible, the demo plays at its own \
      pace until it is interrupted, standard input is followed until it ends.
      """)

  @OptionGroup var feed: FeedOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Option(help: ArgumentHelp("Print at most one line in so many seconds of data.", valueName: "seconds"))
  var every: Double?

  func validate() throws {
    if let every, !(every.isFinite && every > 0 && every <= 1e9) {
      throw ValidationError("--every must be a number of seconds above 0")
    }
  }

  func run() throws {
    let configuration = try configuration.load()
    let settings = configuration.settings
    let opened = try feed.open(configuration)
    var printer = StreamPrinter(step: every.map { Int64(($0 * 1000).rounded(.up)) })
    if case .paced(let paced) = opened, paced.mode == .demo {
      try play(paced, settings: settings, with: &printer)
      return
    }
    var shot = OneShot(opened, settings: settings)
    // The event is taken after it was looked at, so each line is printed when the next event comes.
    try shot.run { monitor, _ in
      try printer.print(monitor)
      return false
    }
    try printer.print(shot.monitor)
    try shot.finish()
  }

  /// Plays a demo against the clock, for ever.
  private func play(_ feed: any PacedFeed, settings: MonitorSettings, with printer: inout StreamPrinter)
    throws
  {
    var feed = feed
    var monitor = Monitor(settings: settings, feedName: feed.name, mode: feed.mode)
    let clock = ContinuousClock()
    let start = clock.now
    while let due = feed.nextDue() {
      sleep(until: start.advanced(by: .milliseconds(due)), clock: clock)
      guard let event = feed.next() else { return }
      monitor.receive(event)
      try printer.print(monitor)
    }
  }
}

/// Prints a monitor's state when a price has changed and the time for another line has come.
struct StreamPrinter {
  /// Milliseconds of data time between two lines; nil prints every change.
  let step: Int64?
  private var nextLine: Timestamp?
  private var shown: [State] = []

  /// Prices change within one moment, too.
  private struct State: Equatable {
    var time: Timestamp?
    var price: Double?
  }

  init(step: Int64?) { self.step = step }

  mutating func print(_ monitor: Monitor) throws {
    let state = Instrument.allCases.map {
      State(time: monitor.lastChange(of: $0), price: monitor.value(of: .price($0)))
    }
    guard let now = monitor.now, state != shown, state.contains(where: { $0.time != nil }) else { return }
    if let step {
      if let nextLine, now < nextLine { return }
      nextLine = now.advanced(byMilliseconds: step)
    }
    shown = state
    try printOut(SnapshotJSON(monitor: monitor).value.text + "\n")
  }
}
