import ArgumentParser
import BullionMonitor
import CursesTerminal
import Dashboard
import Glibc
import Screen
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
  var page: PageName?

  @Flag(help: "Begin as if nothing were remembered of the last run: page, theme, chart.")
  var fresh = false

  @Flag(help: "A screen that nobody touches: large figures, pages that turn by themselves, no keys.")
  var wall = false

  @Flag(help: "Look and do nothing else: no acknowledging, no shelving, no quitting by a key; Ctrl-C leaves.")
  var readOnly = false

  func validate() throws {
    guard let fps, !Configuration.framesPerSecondRange.contains(fps) else { return }
    throw ValidationError("--fps must be a number from 1 to 60")
  }

  func run() throws {
    let configuration = try configuration.load()
    let log = DashboardLog(configuration)
    let file = UserDirectories(variable: environmentVariable).view.map { ViewFile(path: $0) }
    let memory = fresh ? ViewMemory() : remembered(file, log)
    let (theme, themeName) = try theme(configuration, memory, log)
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
    let isMuted = bell.map { $0 == .off } ?? !configuration.ringsBell
    let parts = (
      page: page, fps: fps ?? configuration.framesPerSecond, choice: self.configuration.file.choice
    )
    var attendance = Attendance(isReadOnly: readOnly, night: configuration.wall.night)
    if wall || configuration.wall.isOn { attendance.wall = configuration.wall.plan }
    let (feed, themes, attending) = (feed, appearance.shelf(configuration), attendance)
    let ending: Ending? = try MainActor.assumeIsolated {
      let session = try TerminalSession(options: options)
      var shown = DashboardLoop(
        session: session, feed: opened, settings: configuration.settings, theme: theme,
        themeName: themeName, themes: themes, framesPerSecond: parts.fps, page: parts.page,
        memory: memory,
        keymap: configuration.keymap, isMuted: isMuted, hearsMouse: configuration.hearsMouse,
        rules: RuleFile(parts.choice),
        bars: BarsReader(feedName: opened.name, mode: opened.mode, configuration),
        delivery: configuration.delivery, attendance: attending, log: log)
      var ending = shown.run()
      while shown.wantsOtherFeed {
        do {
          let other = try feed.other(than: shown.mode, configuration) { log.write($0) }
          for problem in shown.close() { log.write(notice: problem) }
          shown = DashboardLoop(
            going: shown, feed: other,
            bars: BarsReader(feedName: other.name, mode: other.mode, configuration))
        } catch {
          shown.goOn("the other feed cannot be shown: \(error)")
        }
        ending = shown.run()
      }
      session.close()
      do { try file?.write(shown.memory) } catch { log.write(notice: "\(error)") }
      // Windows that close hang up more than once; what waits for the disk is not given up for that.
      signal(SIGHUP, SIG_IGN)
      for problem in shown.close() { printToStandardError("bullion: \(problem)") }
      return ending
    }
    if let ending { TerminalSession.dieOf(signal: ending.signal) }
  }

  /// What the last run has left; what cannot be used is ignored, with a line in the log.
  private func remembered(_ file: ViewFile?, _ log: DashboardLog) -> ViewMemory {
    do {
      return try file?.read() ?? ViewMemory()
    } catch {
      log.write(notice: "\(error)")
      return ViewMemory()
    }
  }

  /// The theme that was asked for, else the one of the last run, else the configured one.
  private func theme(
    _ configuration: Configuration, _ memory: ViewMemory, _ log: DashboardLog
  ) throws -> (Theme, name: String) {
    let asked = try appearance.theme.map(ThemeOptions.choice)
    if asked == nil, let name = memory.theme, name != configuration.theme {
      do {
        return (try appearance.shelf(configuration).theme(name), name)
      } catch {
        log.write(notice: "\(error)")
      }
    }
    return (try appearance.load(configuration), asked ?? configuration.theme)
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
