import ArgumentParser
import BullionMarket
import BullionMonitor
import Dashboard
import Panels
import Screen

/// `bullion screen`: a frame as text, without a terminal.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Print one frame of the dashboard as text, without a terminal.",
    discussion: """
      Files and standard input are read to their end, or up to --at. The demo is shown at its first prices, or \
      at a moment of the story: bullion screen --at 2026-01-30T13:02:00Z --size 160x48
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, ansi
  }

  @OptionGroup var feed: FeedOptions
  @OptionGroup var appearance: ThemeOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Option(help: ArgumentHelp("Columns and rows.", valueName: "colsxrows"))
  var size = FrameSize(size: Size(columns: 160, rows: 48))

  @Option(help: ArgumentHelp("The state at this moment of data time, as ISO 8601.", valueName: "time"))
  var at: Moment?

  @Option(help: ArgumentHelp("This page: \(PageName.choices).", valueName: "name"))
  var page = OverviewPage.name

  @Option(help: "text, or ansi for text with colours.")
  var format = Format.text

  func run() throws {
    let configuration = try configuration.load()
    let theme = try appearance.load(configuration)
    let opened = try feed.open(configuration)
    let bars = BarsReader(feedName: opened.name, mode: opened.mode, configuration)
    var shot = OneShot(opened, settings: configuration.settings, bars: bars)
    if let at {
      try shot.run(upTo: at.timestamp)
    } else if shot.monitor.mode != .replay {
      let begin = ContinuousClock.now
      let isLive = shot.monitor.mode == .live
      shot.run { monitor, _ in
        if isLive { return monitor.isSettled(since: begin) }
        return Instrument.allCases.allSatisfy { monitor.hasQuote(of: $0) }
      }
    } else {
      shot.run { _, _ in false }
    }
    try shot.finish()
    var state = DashboardState(monitor: shot.monitor, page: page)
    // The page asks for bars, and perhaps for more of them.
    var effects = state.receive(.resized(size.size))
    while let effect = effects.first {
      effects.removeFirst()
      guard case .loadBars(let request) = effect else { continue }
      effects += state.receive(.bars(bars.answer(request, for: shot.monitor)))
    }
    let frame = state.frame(theme: theme, glyphs: appearance.ascii ? .ascii : .unicode)
    try printOut(format == .text ? frame.text : ANSIText.text(of: frame))
  }
}

/// `160x48`.
struct FrameSize: ExpressibleByArgument {
  var size: Size

  init(size: Size) { self.size = size }

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...1000).contains(columns),
      (1...1000).contains(rows)
    else { return nil }
    size = Size(columns: columns, rows: rows)
  }

  var defaultValueDescription: String { "\(size.columns)x\(size.rows)" }
}

/// A moment as ISO 8601 or an epoch number.
struct Moment: ExpressibleByArgument {
  var timestamp: Timestamp

  init?(argument: String) {
    guard let timestamp = Timestamp(text: argument.utf8) else { return nil }
    self.timestamp = timestamp
  }
}
