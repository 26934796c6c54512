import BullionMarket
import Glibc
import Store

/// A program that writes to a history as fast as it can and says what is safely in it, for tests to kill.
///
///     store-probe PATH SOURCE COUNT [FIRST] [LIMIT]
///
/// Writes COUNT bars of both metals (0: for ever) from the minute FIRST on, in batches of seven; `LIMIT` is the
/// largest size in bytes that files may grow to.
@main struct Probe {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.count >= 2, arguments[0] == "fill" || arguments[0] == "warm" { return measure(arguments) }
    guard arguments.count >= 3, let count = Int64(arguments[2]) else {
      say("usage: store-probe PATH SOURCE COUNT [FIRST] [LIMIT]")
      exit(64)
    }
    let first = arguments.count > 3 ? Int64(arguments[3]) ?? 0 : 0
    if arguments.count > 4, let limit = UInt64(arguments[4]) {
      signal(SIGXFSZ, SIG_IGN)
      var limits = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
    }
    do throws(StoreProblem) {
      let store = try HistoryStore(path: arguments[0], now: Timestamp(2026, 1, 1))
      for line in store.news { say("news \(line)") }
      say("open")
      try write(to: store, source: arguments[1], from: first, count: count == 0 ? .max : count)
    } catch {
      say("failed \(error.kind): \(error)")
      exit(1)
    }
  }

  private static func measure(_ arguments: [String]) {
    do throws(StoreProblem) {
      if arguments[0] == "warm" { return try Measurement.warm(arguments[1]) }
      try Measurement.fill(arguments[1], years: arguments.count > 2 ? Int(arguments[2]) ?? 1 : 1)
    } catch {
      say("failed \(error.kind): \(error)")
      exit(1)
    }
  }

  private static func write(
    to store: HistoryStore, source: String, from first: Int64, count: Int64
  ) throws(StoreProblem) {
    var number = first
    let end = first.addingReportingOverflow(count).overflow ? Int64.max : first + count
    while number < end {
      var batch = StoreBatch()
      let last = min(number + 7, end)
      for minute in number..<last {
        let start = Timestamp(milliseconds: minute * 60_000)
        for instrument in Instrument.allCases {
          let price = Price(ticks: 1_000_000 + minute)
          let bar = Bar(start: start, open: price, high: price, low: price, close: price, count: 1)
          batch.add(bar, of: StoreSeries(instrument, source: source, interval: .oneMinute))
        }
      }
      try store.write(batch)
      number = last
      say("committed \(number - 1)")
    }
    say("done")
  }

  /// Writes a line to standard output at once: the process may be killed before the next one.
  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = Glibc.write(STDOUT_FILENO, bytes, bytes.count)
  }
}
