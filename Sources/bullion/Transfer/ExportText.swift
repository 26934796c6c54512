import BullionMarket
import Store

/// Bars and quotes as lines that `file:` and `bullion import` read back exactly.
struct ExportText {
  let format: ExportCommand.Format
  /// What was written and not yet printed.
  var bytes: [UInt8] = []

  init(format: ExportCommand.Format) { self.format = format }

  mutating func beginBars() {
    if format == .csv { append("time,symbol,interval,open,high,low,close,count,partial,source\n") }
  }

  mutating func beginQuotes() {
    if format == .csv { append("ts,symbol,bid,ask,price,source\n") }
  }

  mutating func append(_ entry: SourcedBar, of instrument: Instrument, _ interval: BarInterval) {
    let bar = entry.bar
    let prices = [("open", bar.open), ("high", bar.high), ("low", bar.low), ("close", bar.close)]
    switch format {
    case .csv:
      append("\(bar.start.iso8601),\(instrument.symbol),\(interval.rawValue)")
      for (_, price) in prices { append(",", price) }
      append(",\(bar.count),\(bar.isPartial),\(Self.field(entry.source))\n")
    case .ndjson:
      append("{\"time\": \"\(bar.start.iso8601)\", \"symbol\": \"\(instrument.symbol)\"")
      append(", \"interval\": \"\(interval.rawValue)\"")
      for (name, price) in prices { append(", \"\(name)\": ", price) }
      append(", \"count\": \(bar.count), \"partial\": \(bar.isPartial)")
      append(", \"source\": \(JSONText.string(entry.source).text)}\n")
    }
  }

  mutating func append(_ quote: Quote, source: String) {
    switch format {
    case .csv:
      append("\(quote.time.milliseconds),\(quote.instrument.symbol)")
      if let bid = quote.bid, let ask = quote.ask {
        append(",", bid)
        append(",", ask)
        append(",")
      } else {
        append(",,,", quote.mid)
      }
      append(",\(Self.field(source))\n")
    case .ndjson:
      append("{\"ts\": \(quote.time.milliseconds), \"symbol\": \"\(quote.instrument.symbol)\"")
      if let bid = quote.bid, let ask = quote.ask {
        append(", \"bid\": ", bid)
        append(", \"ask\": ", ask)
      } else {
        append(", \"price\": ", quote.mid)
      }
      append(", \"source\": \(JSONText.string(source).text)}\n")
    }
  }

  /// A price in dollars, with as few digits as read back exactly: ticks have at most sixteen.
  private mutating func append(_ before: String, _ price: Price) {
    append(before)
    NumberText.append(price, to: &bytes)
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Quoted where it would be taken for more than one field.
  private static func field(_ text: String) -> String {
    let text = visible(text)
    guard text.contains(where: { ",\"| ".contains($0) }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
