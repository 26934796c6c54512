import ArgumentParser
import BullionMarket
import Formats
import HistoryFiles
import Wire

/// How history files are to be read: the same options for every command that reads them.
struct HistoryReadingOptions: ParsableArguments {
  @Option(
    name: .customLong("time-zone"), parsing: .unconditional,
    help: ArgumentHelp(
      "Of times that do not name theirs: \(HistoryZone.names).",
      discussion:
        "Without it: as the daily rest in the rows shows, as such files are usually written, else UTC.",
      valueName: "zone"))
  var timeZone: HistoryZone?

  @Option(
    name: .customLong("date-order"),
    help: ArgumentHelp(
      "How the numbers of a date follow each other, where no day above 12 shows it: dmy, mdy or ymd.",
      valueName: "order"))
  var dateOrder: DateOrder?

  @Option(help: ArgumentHelp("The column that holds the price, where a file has several.", valueName: "name"))
  var column: String?

  /// As they are handed to a reader.
  var options: HistoryOptions {
    var options = HistoryOptions(
      zone: timeZone, dateOrder: dateOrder, column: column, today: systemTime())
    options.zones = ZoneLookup { HistoryZone(identifier: $0) }
    return options
  }
}

extension DateOrder: ExpressibleByArgument {}

extension HistoryZone: ExpressibleByArgument {
  public init?(argument: String) {
    if let zone = Self(name: argument) ?? Self(identifier: argument) { self = zone } else { return nil }
  }
}
