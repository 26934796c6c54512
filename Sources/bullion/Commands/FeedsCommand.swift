import ArgumentParser
import BullionMarket
import BullionMonitor
import Demo
import Screen
import Settings
import Venues

/// `bullion feeds`: what can be used, and a check of each source.
struct FeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds",
    abstract: "List where prices can come from; --check tries each source of real prices.",
    discussion: """
      Without --feed, the check tries the sources that `live` uses. It exits with 0 when one of them has prices of \
      both metals, else with 1.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var feed: FeedOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Flag(help: "Connect to each source and say what came.")
  var check = false

  @Option(
    name: .customLong("for"), help: ArgumentHelp("How long each source is tried.", valueName: "seconds"))
  var seconds = 8.0

  @Option(help: "How to print it: text or json.")
  var format = Format.text

  func validate() throws {
    guard seconds.isFinite, (0.1...3600).contains(seconds) else {
      throw ValidationError("--for must be a number of seconds from 0.1 to 3,600")
    }
  }

  func run() throws {
    let configuration = try configuration.load()
    let plan = try feed.livePlan(configuration)
    guard check else {
      return try printOut(format == .json ? list(plan).text + "\n" : listText(plan))
    }
    let (readings, clock) = try SourceCheck.run(plan, seconds: seconds)
    if let clock { printToStandardError(clock) }
    switch format {
    case .text: try printOut(SourceCheck.text(readings))
    case .json: try printOut(JSONText.array(readings.map(\.json)).text + "\n")
    }
    let isUsable = readings.contains { reading in
      reading.state == .live && Set(reading.symbols.filter { $0.mid != nil }.map(\.instrument)).count == 2
    }
    if !isUsable { throw ExitCode.failure }
  }

  // MARK: The list

  private func facts(_ plan: LivePlan) -> [(name: String, facts: VenueFacts?, problem: String?)] {
    VenueCatalog.names.map { name in
      var one = plan
      one.sources = [name]
      do {
        return (name, try one.venues().first?.facts, nil)
      } catch {
        return (name, nil, "\(error)")
      }
    }
  }

  private func listText(_ plan: LivePlan) -> String {
    var lines = [
      "demo         built in, no network: \(DemoScenario.allCases.map { "demo:\($0.rawValue)" }.joined(separator: ", "))",
      "file:PATH    quote lines, NDJSON or CSV", "-            quote lines from standard input",
      "live         the best of: \(configurationNames(plan))",
    ]
    for (name, facts, problem) in facts(plan) {
      let name = (name + " ").padded(to: 13)
      guard let facts else {
        lines.append("\(name)\(visible(problem ?? ""))")
        continue
      }
      let symbols = facts.symbols.map { "\($0.name) (\($0.instrument.name) \($0.kind.rawValue))" }
      let remark = facts.remark.map { "; \($0)" } ?? ""
      lines.append(
        "\(name)\(symbols.joined(separator: ", "))\(facts.isPolled ? "; polled" : "; pushed")\(remark)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func configurationNames(_ plan: LivePlan) -> String {
    plan.configuration.live.sources.joined(separator: ", ")
  }

  private func list(_ plan: LivePlan) -> JSONText {
    .array(
      facts(plan).map { name, facts, problem in
        .object([
          ("name", .string(name)), ("available", .bool(facts != nil)), ("problem", .string(problem)),
          ("polled", facts.map { .bool($0.isPolled) } ?? .null), ("remark", .string(facts?.remark)),
          (
            "symbols",
            .array(
              (facts?.symbols ?? []).map {
                .object([
                  ("symbol", .string($0.name)), ("instrument", .string($0.instrument.symbol)),
                  ("kind", .string($0.kind.rawValue)),
                ])
              })
          ),
        ])
      })
  }
}
