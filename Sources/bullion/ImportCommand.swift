import ArgumentParser
import BullionMarket
import Feeds
import Store

/// `bullion import`: history files into the store.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read history files into the store.",
    discussion: """
      Files are read as MetaTrader, HistData, Dukascopy, TradingView, Yahoo, yfinance, Stooq and Binance write \
      them, as LBMA's JSON, as bullion export writes them, and as any CSV whose header names a time and a price; \
      bullion says what it took each for. Bars of other lengths than \(intervals) become the next longer ones, ticks \
      bars of a minute; bars of a day are made of shorter ones for days that they cover. High and low are widened \
      where they do not hold open and close. A file can be read again: nothing is stored twice.

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

  @Option(
    help: ArgumentHelp(
      "The length of the bars, made of shorter ones where need be: \(intervals).", valueName: "interval"))
  var interval: BarInterval?

  @Flag(help: "Keep the quotes of ticks and quote lines too, for as long as the store keeps quotes.")
  var quotes = false

  @Flag(name: .customLong("dry-run"), help: "Only say what would be read; nothing is stored.")
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
    let store = dryRun ? nil : try storeOptions.open(writing: true)
    var hasFailed = false
    for path in files {
      do {
        for instrument in try metals(of: path) {
          var options = reading.options
          options.calendar = store?.calendar ?? SessionCalendar()
          let reader = try HistoryReader(path: path, instrument: instrument, options: options)
          var run = try ImportRun(
            reader, interval: interval, source: source, keepsQuotes: quotes, store: store)
          try printOut(try run.run())
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

  private func metals(of path: String) throws -> [Instrument] {
    if let metal { return [metal] }
    let shape: HistoryShape
    do {
      shape = try HistoryReader(path: path, instrument: .gold, options: reading.options).shape
    } catch {
      // A file of silver alone may have no column that could be gold.
      guard let silver = try? HistoryReader(path: path, instrument: .silver, options: reading.options) else {
        throw error
      }
      shape = silver.shape
    }
    if !shape.metals.isEmpty { return Instrument.allCases.filter(shape.metals.contains) }
    let meaning = SymbolMeaning(fileName: path)
    if let other = meaning.other {
      throw ImportProblem(
        path: path, words: "its name says \(other)",
        advice: "if it is dollars an ounce, say the metal with --metal")
    }
    guard let named = meaning.instrument else {
      throw ImportProblem(
        path: path, words: "neither its rows nor its name say which metal it holds",
        advice: "say it with --metal")
    }
    return [named]
  }
}

/// Why a file cannot be imported.
struct ImportProblem: Error, CustomStringConvertible {
  var path: String
  var words: String
  var advice: String

  var description: String { visible("\(path): \(words); \(advice)") }
}
