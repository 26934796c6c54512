import ArgumentParser
import BullionMarket
import BullionMonitor

/// `bullion snapshot`: one reading and exit.
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Print one reading and exit.",
    discussion: """
      Files and standard input are read to their end; the reading is the state at the last quote, in data time. \
      The demo and live feeds are read until both metals have a price, or for as many seconds as --for says.

      Lines that are not quotes are reported on standard error and do not fail the command.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var feed: FeedOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Read no more than so many seconds of data.", valueName: "seconds"))
  var seconds: Double?

  @Option(help: "How to print it: text or json.")
  var format = Format.text

  @Flag(name: .customLong("fail-on-alarm"), help: "Exit with status 2 when an alarm is active.")
  var failOnAlarm = false

  func validate() throws {
    if let seconds, !(seconds.isFinite && seconds >= 0 && seconds <= 1e9) {
      throw ValidationError("--for must be a number of seconds from 0 to 1,000,000,000")
    }
  }

  func run() throws {
    let configuration = try configuration.load()
    var shot = OneShot(try feed.open(configuration), settings: configuration.settings)
    var end: Timestamp?
    let mode = shot.monitor.mode
    let begin = ContinuousClock.now
    shot.run { monitor, event in
      if let seconds {
        // The time of a live feed may be set; how long is waited is not its business.
        if mode == .live { return begin.duration(to: .now) > .seconds(seconds) }
        guard let time = event.time else { return false }
        let last = end ?? time.advanced(byMilliseconds: Int64(seconds * 1000))
        end = last
        return time > last
      }
      if mode == .live { return monitor.isSettled(since: begin) }
      return mode == .demo && Instrument.allCases.allSatisfy { monitor.hasQuote(of: $0) }
    }
    try shot.finish()
    switch format {
    case .text: try printOut(SnapshotText(monitor: shot.monitor).text)
    case .json: try printOut(SnapshotJSON(monitor: shot.monitor).value.text + "\n")
    }
    if failOnAlarm, shot.monitor.alarms.contains(where: \.state.isActive) { throw ExitCode(2) }
  }
}
