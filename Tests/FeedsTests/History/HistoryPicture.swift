import BullionMarket

@testable import HistoryFiles

/// A file of history as it was understood: its shape in words, and its rows as lines of text.
struct HistoryPicture {
  var shape: String
  var rows: [String]
  var widened: Int
  var counts: HistoryCounts
  /// Why the rows together are not what they were taken for.
  var doubt: String?

  init(_ text: String, _ instrument: Instrument = .gold, zone: HistoryZone? = nil) throws {
    try self.init(bytes: Array(text.utf8), instrument, options: HistoryOptions(zone: zone))
  }

  init(_ text: String, _ instrument: Instrument = .gold, options: HistoryOptions) throws {
    try self.init(bytes: Array(text.utf8), instrument, options: options)
  }

  init(bytes: [UInt8], _ instrument: Instrument = .gold, options: HistoryOptions = HistoryOptions()) throws {
    let file = try TemporaryFile(bytes: bytes)
    var reader = try HistoryReader(path: file.path, instrument: instrument, options: options)
    shape = reader.shape.description
    rows = []
    while let item = reader.next() { rows.append(item.picture) }
    widened = reader.widenedCount
    counts = reader.counts
    doubt = reader.doubt?.words
  }
}

extension HistoryItem {
  var picture: String {
    switch self {
    case .bar(let bar): bar.picture
    case .refused(let line):
      "\(line.line.map(String.init) ?? "-"): \(line.reason): \(line.detail)"
    }
  }
}

extension Bar {
  /// `2026-01-23T14:00:00Z 1 2 0.5 1.5`; a single price when all four are the same.
  var picture: String {
    let prices = [open, high, low, close]
    let shown = Set(prices).count == 1 ? [close] : prices
    return "\(start.iso8601) " + shown.map(\.picture).joined(separator: " ")
  }
}
