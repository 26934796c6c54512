import ArgumentParser
import BullionMarket
import Store

/// `bullion import`: history files into the store.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read history files into the store.",
    discussion: """
      Files are read as MetaTrader, HistData, Dukascopy, TradingView, Yahoo, yfinance, Stooq and Binance write \
      them, as LBMA's JSON, as bullion export writes them, and as any CSV whose header names a time and a price; \
      bullion says what it took each for. Prices that cannot be dollars an ounce at their dates are refused, the \
      whole file where most of them are: nothing of it is stored then. Bars of other lengths than \(intervals) become the next longer ones, ticks \
      bars of a minute; bars of a day are made of shorter ones for days that they cover. High and low are widened \
      where they do not hold open and close. A file can be read again: nothing is stored twice, \
      and bars that are there with other prices stay unless --replace is given.

      The source of the bars is what the rows say, else import:metatrader, import:histdata and so on after the \
      program that wrote the file, import:csv or import:json where that is not known. The dashboard starts with the \
      bars of its feeds first and with imported ones where it has none.

      The metal is what the rows or the header say, else what the name of the file says (XAUUSD_M1.csv, silver.json).
      """)

  @Argument(help: ArgumentHelp("History files.", valueName: "file"))
  var files: [String]

  @Option(help: "The metal of all files: gold or silver.")
  var metal: Instrument?

  @Option(help: ArgumentHelp("The source to store them under.", valueName: "name"))
  var source: String?

  @OptionGroup var reading: HistoryReadingOptions

  @OptionGroup var price: PriceOptions

  @Flag(help: "Let bars of the files take the place of those that are there with other prices.")
  var replace = false

  @Option(
    help: ArgumentHelp(
      "The length of the bars, made of shorter ones where need be: \(intervals).", valueName: "interval"))
  var interval: BarInterval?

  @Flag(help: "Keep the quotes of ticks and quote lines too, for as long as the store keeps quotes.")
  var quotes = false

  @Flag(
    name: .customLong("dry-run"),
    help: "Only say what would be stored, with the first and the last rows; nothing is.")
  var dryRun = false

  @OptionGroup var storeOptions: StoreOptions

  private static var intervals: String { BarInterval.allCases.map(\.rawValue).joined(separator: ", ") }

  func validate() throws {
    if files.isEmpty { throw ValidationError("name at least one file") }
    if let source, source.isEmpty || source.utf8.count > 100 || visible(source) != source {
      throw ValidationError("--source must be a name of at most 100 letters")
    }
  }

  func run() throws {
    let run = try runs()
    var hasFailed = false
    for path in try files.map({ try expandedPath($0, "the file") }) {
      do {
        var run = run(path)
        let result = try run.run()
        try printOut(result.report)
        if !result.isDone {
          printToStandardError(
            visible(
              "\(path): nothing of it was stored: all its bars are there with other prices; --replace takes the new"
            ))
          hasFailed = true
        }
      } catch let problem as ExitCode {
        throw problem
      } catch let problem as StoreProblem {
        // The other files would meet the same.
        throw problem
      } catch {
        printToStandardError("\(error)")
        hasFailed = true
      }
    }
    if hasFailed { throw ExitCode.failure }
  }

  /// How a file is read.
  private func runs() throws -> (String) -> ImportRun {
    if dryRun {
      let (calendar, store) = try storeOptions.look()
      return { ImportRun(dryRun: $0, choices, beside: store, calendar: calendar) }
    }
    let store = try storeOptions.open(writing: true)
    return { ImportRun($0, choices, into: store) }
  }

  private var choices: ImportChoices {
    var options = reading.options
    price.apply(to: &options)
    return ImportChoices(
      metal: metal, interval: interval, source: source, keepsQuotes: quotes, options: options,
      merge: replace ? .newer : .better, unitWords: price.words)
  }
}
