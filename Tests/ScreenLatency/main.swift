#if Live
  import Foundation
  import Glibc
  import LoopbackVenues
  import Synchronization
  import TestSupport

  // How long a price takes from the venue's socket to a cell of the screen, and what that costs.
  //
  // screen-latency PROGRAM [SECONDS]: for 10, 1,000 and 10,000 quotes a second, at 8 and at 60 frames a second.

  let program = CommandLine.arguments.dropFirst().first ?? ""
  let seconds = CommandLine.arguments.dropFirst(2).first.flatMap(Double.init) ?? 10
  guard !program.isEmpty else {
    print("usage: screen-latency PATH-OF-BULLION [SECONDS]")
    exit(64)
  }

  /// When each price was sent, by the cents it lies above 5,000.
  let sent = Mutex<[ContinuousClock.Instant?]>(Array(repeating: nil, count: 100_000))

  /// Sends so many quotes a second, each a cent above the one before, and begins again at 1,000 dollars.
  @Sendable func quote(_ venue: LoopbackVenue, rate: Double, until end: ContinuousClock.Instant) {
    let start = ContinuousClock.now
    var count = 0
    while ContinuousClock.now < end {
      let due = Int(ContinuousClock.now - start, rate: rate)
      while count < due {
        // Up and down, so that no step is a jump.
        let turn = count % 40_000
        let cents = turn < 20_000 ? turn : 40_000 - turn
        let bid = 500_000 + cents
        sent.withLock { $0[cents] = ContinuousClock.now }
        let time = Int64(Date().timeIntervalSince1970 * 1000)
        let price = "\(bid / 100).\(bid % 100 < 10 ? "0" : "")\(bid % 100)"
        for (symbol, text) in [("XAUUSDT", price), ("XAGUSDT", "100.5")]
        where symbol == "XAUUSDT" || count % 100 == 0 {
          venue.send(
            #"{"e":"bookTicker","u":1,"E":\#(time),"T":\#(time),"s":"\#(symbol)","b":"\#(text)","B":"1","a":"\#(text)","A":"1"}"#
          )
        }
        count += 1
      }
      usleep(rate > 500 ? 500 : 2000)
    }
  }

  extension Int {
    fileprivate init(_ duration: Duration, rate: Double) { self = Int(duration / .seconds(1) * rate) }
  }

  /// The cents above 5,000 of the price on the screen; nil when there is none.
  func shownCents(_ screen: String) -> Int? {
    guard let line = screen.split(separator: "\n").first(where: { $0.contains("Gold ") }) else { return nil }
    let digits = line.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "," || $0 == "." }
      .filter(\.isNumber)
    guard let number = Int(digits), number >= 500_000, number < 600_000 else { return nil }
    return number - 500_000
  }

  func processorSeconds(_ pid: pid_t) -> Double {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return 0 }
    let fields = text[text.index(after: end)...].split(separator: " ")
    return ((Double(fields[11]) ?? 0) + (Double(fields[12]) ?? 0)) / 100
  }

  func measure(rate: Double, frames: Int) async throws {
    var settings = LoopbackVenueSettings()
    settings.rate = 0.001
    let venue = LoopbackVenue(.binance, settings: settings)
    try await venue.start()
    let folder = FileManager.default.temporaryDirectory.appending(path: "bullion-latency-\(getpid())").path
    let terminal = try PseudoTerminal(columns: 40, rows: 12)
    try terminal.start(
      program,
      ["--feed", "binance", "--feed-url", "binance=\(venue.url)", "--fps", "\(frames)"],
      environment: ["XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder])
    _ = terminal.wait(within: 10) { venue.subscribers > 0 }
    let end = ContinuousClock.now + .seconds(seconds + 1)
    let quoting = Thread { quote(venue, rate: rate, until: end) }
    quoting.start()
    let warm = ContinuousClock.now + .seconds(1)
    _ = terminal.wait(within: 1) { false }
    let before = processorSeconds(terminal.process)
    var delays: [Double] = []
    var last: Int?
    var looked = terminal.output.count
    _ = terminal.wait(within: seconds) {
      guard terminal.output.count > looked else { return false }
      looked = terminal.output.count
      let now = ContinuousClock.now
      guard let cents = shownCents(terminal.screen.text), cents != last else { return false }
      last = cents
      if let time = sent.withLock({ $0[cents] }) { delays.append((now - time) / .milliseconds(1)) }
      return false
    }
    let used = (processorSeconds(terminal.process) - before) / ((ContinuousClock.now - warm) / .seconds(1))
    terminal.send("q")
    _ = terminal.waitForExit(within: 10)
    await venue.stop()
    try? FileManager.default.removeItem(atPath: folder)
    delays.sort()
    func percentile(_ part: Double) -> String {
      delays.isEmpty
        ? "-" : String(format: "%.1f", delays[min(delays.count - 1, Int(Double(delays.count) * part))])
    }
    print(
      "\(Int(rate)) quotes/s, \(frames) fps: median \(percentile(0.5)) ms, p99 \(percentile(0.99)) ms, "
        + "\(delays.count) prices seen, CPU \(String(format: "%.1f", used * 100)) % of a core")
  }

  for frames in [8, 60] {
    for rate in [10.0, 1_000, 10_000] { try await measure(rate: rate, frames: frames) }
  }
#else
  print("screen-latency needs the trait Live")
#endif
