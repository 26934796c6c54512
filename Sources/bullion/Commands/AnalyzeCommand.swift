import ArgumentParser
import BullionAnalytics
import BullionMarket
import BullionMonitor
import Files
import HistoryFiles

/// `bullion analyze`: indicators over history files.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Print indicators over history files of gold and silver, a row for each bar that both have.",
    discussion: """
      Files are read as MetaTrader, HistData, Dukascopy, TradingView, Yahoo, yfinance, Stooq and Binance write \
      them, as LBMA's JSON, and as any CSV whose header names a time and a price; bullion says on standard error \
      what it took each for. Newest first is turned round. One file may hold both metals, in columns or rows \
      that name them.

      Every column is computed over the rows that both files have, whatever time lies between them; rows of days \
      pair by their trade date. An empty cell is undefined. Times are ISO 8601 in UTC. Lines that are no bars, and prices that cannot be \
      dollars an ounce, are reported and do not fail the command.
      """)

  @Option(help: ArgumentHelp("History of gold.", valueName: "file"))
  var gold: String

  @Option(help: ArgumentHelp("History of silver.", valueName: "file"))
  var silver: String

  @Option(help: "How to print it: csv or json (an object a line).")
  var format = AnalysisText.Format.csv

  @Option(
    help: ArgumentHelp(
      "Only these columns after time, gold, silver and ratio: names, of any metal and length, or kinds.",
      discussion: "For example rsi,gold_macd,silver_sma50,beta120. Kinds: \(kinds).",
      valueName: "list"))
  var indicators: ColumnList?

  @Option(
    help: ArgumentHelp(
      "Print from this time on; what lies before still warms the indicators up.", valueName: "time"))
  var from: Moment?

  @Option(help: ArgumentHelp("Print up to this time, not including it.", valueName: "time"))
  var to: Moment?

  @Option(
    help: ArgumentHelp(
      "Make bars of this length first: \(intervals). A day is a trade date, 18:00 to 17:00 New York.",
      valueName: "interval"))
  var interval: BarInterval?

  @OptionGroup var reading: HistoryReadingOptions

  @OptionGroup var price: PriceOptions

  @Flag(help: "Print the alarm journal that the default rules would have written, in place of the columns.")
  var alarms = false

  private static var intervals: String { BarInterval.allCases.map(\.rawValue).joined(separator: ", ") }

  private static var kinds: String {
    var kinds: [String] = []
    for column in AnalysisColumn.standard where !kinds.contains(column.family) { kinds.append(column.family) }
    return kinds.joined(separator: ", ")
  }

  func validate() throws {
    if let from, let to, from.timestamp >= to.timestamp {
      throw ValidationError("--from must lie before --to")
    }
    if alarms, indicators != nil {
      throw ValidationError("--alarms prints no columns: leave --indicators out")
    }
  }

  func run() throws {
    let paths = (try expandedPath(gold, "--gold"), try expandedPath(silver, "--silver"))
    var options = reading.options
    price.apply(to: &options)
    let (goldReader, silverReader) = Self.readers(paths, options)
    let pair = HistoryPair(gold: try bars(goldReader), silver: try bars(silverReader))
    var run = AnalysisRun(pair, from: from?.timestamp, to: to?.timestamp)
    if alarms {
      try run.printAlarms()
    } else {
      try run.printColumns(indicators?.columns ?? AnalysisColumn.standard, format: format)
    }
  }

  private typealias Reading = Result<HistoryReader, FeedError>

  /// Looks through both files at once.
  private static func readers(
    _ paths: (gold: String, silver: String), _ options: HistoryOptions
  ) -> (Reading, Reading) {
    let other = ReadAhead([paths.silver]) { $0.popLast().map { reader($0, .silver, options) } }
    let gold = reader(paths.gold, .gold, options)
    let silver = other.nextBatch()?.first ?? reader(paths.silver, .silver, options)
    _ = other.finish()
    return (gold, silver)
  }

  private static func reader(_ path: String, _ instrument: Instrument, _ options: HistoryOptions) -> Reading {
    Result { () throws(FeedError) in
      try HistoryReader(path: path, instrument: instrument, options: options)
    }
  }

  private func bars(_ reading: Reading) throws -> HistoryBars {
    let reader = try reading.get()
    printToStandardError("\(reader.path): \(reader.shape)")
    let bars = try HistoryBars(reader, interval: interval)
    // The rules expect bars where the live ones are: days at the opening of their session.
    guard alarms, interval == nil, let own = bars.interval else { return bars }
    return try HistoryBars(reader, interval: own)
  }
}

/// The columns that a list names.
struct ColumnList: ExpressibleByArgument {
  var columns: [AnalysisColumn]

  init?(argument: String) {
    let list = AnalysisColumn.list(argument)
    guard list.unknown == nil else { return nil }
    columns = list.columns
  }
}

extension AnalysisText.Format: ExpressibleByArgument {}
extension BarInterval: ExpressibleByArgument {}
