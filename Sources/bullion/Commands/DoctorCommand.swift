import ArgumentParser
import BullionMarket
import CursesTerminal
import Screen
import Settings

/// `bullion doctor`: what this terminal, locale, clock, store and configuration can do, and what to change.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check terminal, locale, clock, files, configuration and sources, and say what to change.",
    discussion: """
      Nothing is changed. Exits with 0 when there is no problem, warnings or not, and with 1 when there is one.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var file: ConfigurationFileOption

  @Option(help: "How to print it: text or json.")
  var format = Format.text

  @Flag(help: "Ask nothing over the network.")
  var offline = false

  func run() throws {
    try run { sourceFindings($0) }
  }

  /// - Parameter askSources: says what of the live sources can be reached; not called when offline.
  func run(askSources: (Configuration) -> [DoctorFinding]) throws {
    let doctor = Doctor(file.choice, now: .now, variable: environmentVariable)
    var report = DoctorReport(findings: doctor.findings)
    report.findings +=
      offline
      ? [DoctorFinding("sources", .ok, "not asked (--offline)")] : askSources(doctor.configuration)
    let glyphs = TerminalCapabilities.localeIsUTF8() ? Glyphs.unicode : .ascii
    try printOut(format == .json ? report.json.text + "\n" : report.text(glyphs))
    if report.count(.problem) > 0 { throw ExitCode.failure }
  }
}
