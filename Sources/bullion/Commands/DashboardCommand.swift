import ArgumentParser
import BullionMonitor
import CursesTerminal
import Dashboard
import Glibc
import Settings

/// `bullion`: the full screen.
struct DashboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard",
    abstract: "Open the dashboard (the default command).",
    discussion: "Press ? for the keys, q to leave.")

  @OptionGroup var feed: FeedOptions
  @OptionGroup var appearance: ThemeOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Flag(name: .customLong("no-color"), help: "Use no colours, as with NO_COLOR in the environment.")
  var noColor = false

  @Option(help: ArgumentHelp("Draw at most so many frames a second, 1 to 60.", valueName: "n"))
  var fps: Int?

  @Option(help: "Ring the terminal's bell at an alarm: on or off.")
  var bell: BellChoice?

  @Option(help: ArgumentHelp("Begin with this page: \(PageName.choices).", valueName: "name"))
  var page = OverviewPage.name

  func validate() throws {
    guard let fps, !Configuration.framesPerSecondRange.contains(fps) else { return }
    throw ValidationError("--fps must be a number from 1 to 60")
  }

  func run() throws {
    let configuration = try configuration.load()
    let theme = try appearance.load(configuration)
    let log = DashboardLog(configuration)
    let opened = try feed.open(configuration) { log.write($0) }
    var options = TerminalSession.Options()
    options.noColor = noColor
    options.ascii = appearance.ascii ? true : nil
    // Standard input carries quotes then, so keys come from the terminal itself.
    if case .stream(let stream) = opened {
      guard !stream.isTerminal else {
        throw ValidationError(
          "--feed -: standard input is the terminal itself, where the keys come from; pipe quote lines into it, as in "
            + "tail -f quotes.ndjson | bullion --feed -, or play a file with --feed file:PATH")
      }
      options.inputPath = "/dev/tty"
    }
    let frameRate = fps ?? configuration.framesPerSecond
    let themeName = try appearance.theme.map { try expandedPath($0, "--theme") } ?? configuration.theme
    let settings = configuration.settings
    let keymap = configuration.keymap
    let page = page
    let isMuted = bell.map { $0 == .off } ?? !configuration.ringsBell
    let rules = RuleFile(self.configuration.file.choice)
    let bars = BarsReader(feedName: opened.name, mode: opened.mode, configuration)
    let ending: Ending? = try MainActor.assumeIsolated {
      let session = try TerminalSession(options: options)
      var loop = DashboardLoop(
        session: session, feed: opened, settings: settings, theme: theme, themeName: themeName,
        framesPerSecond: frameRate, page: page, keymap: keymap, isMuted: isMuted, rules: rules, bars: bars,
        log: log)
      let ending = loop.run()
      session.close()
      // Windows that close hang up more than once; what waits for the disk is not given up for that.
      signal(SIGHUP, SIG_IGN)
      for problem in loop.close() { printToStandardError("bullion: \(problem)") }
      return ending
    }
    if let ending { TerminalSession.dieOf(signal: ending.signal) }
  }
}

/// Whether alarms are heard.
enum BellChoice: String, ExpressibleByArgument, CaseIterable {
  case on, off
}

extension PageName: ExpressibleByArgument {
  public static var allValueStrings: [String] { Pages.standard.map { $0.name.text } }
  public var defaultValueDescription: String { text }

  public init?(argument: String) {
    guard let page = Pages.standard.first(where: { $0.name.text == argument }) else { return nil }
    self = page.name
  }

  /// `overview or feeds`.
  static var choices: String {
    let names = allValueStrings
    return names.dropLast().joined(separator: ", ") + (names.count > 1 ? " or " : "") + (names.last ?? "")
  }
}
