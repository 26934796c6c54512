import ArgumentParser
import BullionMarket
import Store

/// `bullion export`: the store as CSV or NDJSON.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print bars or quotes of the store as CSV or NDJSON.",
    discussion: """
      The lines are those that file: plays and that bullion import reads back, price for price. Where several \
      sources have a bar of the same time, the first by name counts; --source takes one alone. Times are UTC.

        bullion export --metal gold --interval 1d > gold.csv
        bullion export --quotes --format ndjson --from 2026-01-23 > quotes.ndjson
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, ndjson
  }

  @Option(help: "Only this metal: gold or silver.")
  var metal: Instrument?

  @Option(
    help: ArgumentHelp(
      "The length of the bars: \(BarInterval.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "interval"))
  var interval = BarInterval.oneMinute

  @Option(help: ArgumentHelp("Only this source.", valueName: "name"))
  var source: String?

  @Option(help: ArgumentHelp("From this time on.", valueName: "time"))
  var from: Moment?

  @Option(help: ArgumentHelp("Up to this time, not including it.", valueName: "time"))
  var to: Moment?

  @Option(help: "csv, or ndjson for an object a line.")
  var format = Format.csv

  @Flag(help: "Quotes in place of bars.")
  var quotes = false

  @OptionGroup var storeOptions: StoreOptions

  func validate() throws {
    if let from, let to, from.timestamp >= to.timestamp {
      throw ValidationError("--from must lie before --to")
    }
  }

  func run() throws {
    let store = try storeOptions.open(writing: false)
    var run = ExportRun(
      store, instruments: metal.map { [$0] } ?? Instrument.allCases, source: source, format: format,
      from: from?.timestamp ?? Timestamp(milliseconds: .min),
      to: to?.timestamp ?? Timestamp(milliseconds: .max))
    let count = quotes ? try run.printQuotes() : try run.printBars(interval)
    try run.finish(printed: count)
    guard count == 0 else { return }
    throw NothingToExport(path: store.path, what: quotes ? "quotes" : "bars of \(interval.rawValue)")
  }
}

/// Why there is nothing to print.
struct NothingToExport: Error, CustomStringConvertible {
  var path: String
  var what: String

  var description: String {
    visible("history \(path): holds no \(what) of this metal, source and time; import or record some first")
  }
}
