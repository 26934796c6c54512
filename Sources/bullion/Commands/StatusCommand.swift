import ArgumentParser
import BullionMarket
import BullionMonitor
import Glibc
import Settings
import Store

/// `bullion status`: one line of what the history says, for bars, prompts and scripts.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Print one line from the history, for status bars and scripts; never asks the network.",
    discussion: """
      A dashboard or bullion record on a live feed writes the history. --feed names sources of it, or a demo or a file \
      to read to its end. --format is a preset \
      (\(StatusPreset.allCases.map(\.rawValue).joined(separator: ", "))) or a line with fields: \
      '{gold.price:.0} {gold.change:+} %'. Fields: \(StatusFields.names.joined(separator: ", ")).

      Exit status: 0 with prices, also old ones, which say so; 1 without; 33 for i3blocks while an alarm of the first \
      priority waits.
      """)

  @OptionGroup var feed: FeedOptions
  @OptionGroup var store: StoreOptions

  @Option(help: ArgumentHelp("A preset, or a line with fields.", valueName: "preset|line"))
  var format = "text"

  @Flag(help: "Go on, with a line whenever it changes.")
  var follow = false

  private static let pause: Int32 = 1_000

  func run() throws {
    let preset = StatusPreset(rawValue: format)
    let template: StatusTemplate?
    do {
      template = preset == nil ? try StatusTemplate(format) : nil
    } catch {
      throw ValidationError("--format: \(error)")
    }
    func line(_ reading: StatusReading) -> String {
      template?.text(StatusFields(reading: reading)) ?? (preset ?? .text).text(reading)
    }
    let configuration = try store.configuration.load()
    if follow, !feed.specs.isEmpty, try feed.replay(configuration) != nil {
      throw ValidationError(
        "--follow goes with the history; a replay has one end, and bullion stream follows it")
    }
    guard follow else {
      let reading =
        try feed.replay(configuration).map { try played($0, configuration) } ?? read(configuration)
      try printOut(line(reading) + "\n")
      if preset == .i3blocks, reading.isUrgent { throw ExitCode(33) }
      if reading.gold == nil, reading.silver == nil { throw ExitCode.failure }
      return
    }
    if let header = preset?.header { try printOut(header + "\n") }
    var last: String?
    while true {
      let text = line(read(configuration))
      if text != last {
        try printOut((last == nil ? "" : preset?.separator ?? "") + text + "\n")
        last = text
      }
      // Whoever reads may leave while nothing changes.
      var reader = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
      if poll(&reader, 1, Self.pause) > 0, reader.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 {
        return
      }
    }
  }

  /// A demo at its first prices, a file at its end.
  private func played(_ opened: OpenedFeed, _ configuration: Configuration) throws -> StatusReading {
    var shot = OneShot(opened, settings: configuration.settings)
    shot.run { monitor, _ in
      monitor.mode == .demo && Instrument.allCases.allSatisfy { monitor.hasQuote(of: $0) }
    }
    try shot.finish()
    return StatusReading(shot.monitor)
  }

  /// What cannot be read is a reading without prices and with a reason.
  private func read(_ configuration: Configuration) -> StatusReading {
    var reading = StatusReading()
    do {
      let looked = try store.look()
      if let history = looked.store {
        reading = try StatusReading.read(
          history, at: .now, period: configuration.settings.relativeStrengthPeriod,
          sources: try feed.sourceNames(configuration))
      } else {
        reading.reason = "no history yet"
      }
    } catch let problem as StoreProblem {
      reading.reason = "history: \(problem.problem)"
    } catch {
      reading.reason = "\(error)"
    }
    if let room = try? AlarmRoom(configuration: configuration, access: .reading) { reading.note(room.board) }
    return reading
  }
}
