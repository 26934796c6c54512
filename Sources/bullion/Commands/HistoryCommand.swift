import ArgumentParser
import BullionMarket
import Store

/// `bullion history`: what the history holds.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List what the history holds: metal, source, length of the bars, first, last, bars, holes.",
    discussion: """
      A hole is a stretch without bars in which the market was open. All bars are read for that: a history of ten years \
      takes some seconds.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
  }

  @OptionGroup var store: StoreOptions

  @Option(help: "How to print it: text, json or csv.")
  var format = Format.text

  func run() throws {
    guard let history = try store.look().store else {
      throw OutputError(description: "there is no history yet: a live feed writes one, or bullion import")
    }
    let rows = try history.spans().sorted { left, right in
      (left.series.instrument.rawValue, left.series.source, left.series.interval.milliseconds)
        < (right.series.instrument.rawValue, right.series.source, right.series.interval.milliseconds)
    }.map { span in
      let count = try HistoryCount(of: span, in: history)
      return [
        span.series.instrument.name, visible(span.series.source), span.series.interval.rawValue,
        span.first.iso8601, span.last.iso8601, "\(count.bars)", "\(count.holes)",
      ]
    }
    if history.brokenRows > 0 {
      printToStandardError(
        "bullion: \(history.brokenRows) rows are damaged and are not counted; bullion doctor says what to do")
    }
    let names = ["metal", "source", "interval", "first", "last", "bars", "holes"]
    switch format {
    case .text:
      if rows.isEmpty { return try printOut("the history is empty\n") }
      let widths = names.indices.map { column in ([names] + rows).map { $0[column].count }.max() ?? 0 }
      for row in [names] + rows {
        let cells = zip(row, widths).map { $0.padding(to: $1) }
        try printOut(cells.joined(separator: "  ").trimmingTrailingBlanks + "\n")
      }
    case .csv: for row in [names] + rows { try printOut(row.joined(separator: ",") + "\n") }
    case .json:
      let entries = rows.map { row in
        JSONText.object(
          zip(names, row).map { name, cell in
            (name, ["bars", "holes"].contains(name) ? .integer(Int(cell) ?? 0) : .string(cell))
          })
      }
      try printOut(JSONText.array(entries).text + "\n")
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
  fileprivate var trimmingTrailingBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
