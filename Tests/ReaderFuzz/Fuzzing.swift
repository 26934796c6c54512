import BullionMarket
import Formats
import HistoryFiles
import QuoteFiles

/// Lines that are read as one input.
let batchSize = 1000

/// Where the runs are, for the last words of one that traps; only one thread runs.
enum FuzzPlace {
  nonisolated(unsafe) static var batch = 0
  nonisolated(unsafe) static var seed: UInt64 = 0
}

/// What came out of all runs.
struct FuzzCounts {
  /// Quotes and bars.
  var taken = 0
  var refused = 0
  /// Files that were refused as a whole.
  var files = 0
  /// Prices that could not be dollars an ounce.
  var beyond = 0
  /// Inputs that could not be set up.
  var failures = 0

  var words: String {
    "\(taken) taken, \(refused) lines and \(files) files refused, \(beyond) prices beyond what is possible"
      + (failures > 0 ? ", \(failures) failures" : "")
  }

  mutating func take(_ instrument: Instrument, _ time: Timestamp, low: Price, high: Price) {
    taken += 1
    let range = PriceRange.usual(of: instrument, at: time).possible
    // What is not above zero has a name of its own behind the reader of lines.
    guard low.ticks > 0, !range.contains(low) || !range.contains(high) else { return }
    beyond += 1
    if beyond <= 20 {
      print("beyond: \(instrument.name) \(low.dollars) to \(high.dollars) at \(time.iso8601)")
    }
  }
}

private func joined(_ lines: [[UInt8]]) -> [UInt8] { Array(lines.joined(separator: [0x0A])) }

/// A batch of quote lines, each a run, with a right one now and then.
func fuzzQuotes(_ mutate: inout Mutation, _ file: MemoryFile, _ counts: inout FuzzCounts) -> Int {
  let seeds = Seeds.quotes
  let lines = (0..<batchSize).map { _ in
    let line = seeds[mutate.number(below: seeds.count)]
    return mutate.number(below: 20) == 0 ? line : mutate(line, with: seeds[mutate.number(below: seeds.count)])
  }
  guard file.set(joined(lines)) else {
    counts.failures += 1
    return lines.count
  }
  var feed = StreamFeed(descriptor: file.descriptor)
  feed.forEachEvent { event in
    switch event {
    case .quote(let quote) where (quote.bid?.ticks ?? 1) > 0:
      counts.take(quote.instrument, quote.time, low: quote.mid, high: quote.mid)
    case .bar(let instrument, _, let bar): counts.take(instrument, bar.start, low: bar.low, high: bar.high)
    case .refused: counts.refused += 1
    default: break
    }
    return true
  }
  return lines.count
}

/// A batch of rows under a right header and behind some right rows, so that what is tried is the reading of rows.
func fuzzRows(_ mutate: inout Mutation, _ file: MemoryFile, _ counts: inout FuzzCounts) -> Int {
  let shape = Seeds.dates[mutate.number(below: Seeds.dates.count)]
  let usual = shape.rows[mutate.number(below: shape.rows.count)]
  var lines = [Array(shape.header.utf8)] + Array(repeating: usual, count: 20)
  for _ in 0..<batchSize {
    let other = shape.rows[mutate.number(below: shape.rows.count)]
    lines.append(mutate(mutate.number(below: 4) == 0 ? other : usual, with: other))
  }
  read(joined(lines), &mutate, file, &counts)
  return batchSize
}

/// One whole file.
func fuzzFile(_ mutate: inout Mutation, _ file: MemoryFile, _ counts: inout FuzzCounts) {
  let seeds = mutate.number(below: 50) == 0 ? [Seeds.packed] : Seeds.files
  let text = seeds[mutate.number(below: seeds.count)]
  read(mutate(text, with: seeds[mutate.number(below: seeds.count)]), &mutate, file, &counts)
}

private let zones: [HistoryZone?] = [nil, nil, .utc, .newYork, .metaTrader, .offset(minutes: 330)]

private func read(
  _ bytes: [UInt8], _ mutate: inout Mutation, _ file: MemoryFile, _ counts: inout FuzzCounts
) {
  guard file.set(bytes) else {
    counts.failures += 1
    return
  }
  var options = HistoryOptions(zone: zones[mutate.number(below: zones.count)], today: Timestamp(2026, 6, 1))
  options.dateOrder = mutate.number(below: 3) == 0 ? DateOrder.allCases[mutate.number(below: 3)] : nil
  options.judgesPrices = true
  let instrument = mutate.number(below: 4) == 0 ? Instrument.silver : .gold
  do {
    var reader = try HistoryReader(path: file.path, instrument: instrument, options: options)
    while let item = reader.next() {
      switch item {
      case .bar(let bar): counts.take(instrument, bar.start, low: bar.low, high: bar.high)
      case .refused: counts.refused += 1
      }
    }
  } catch {
    counts.files += 1
  }
}
