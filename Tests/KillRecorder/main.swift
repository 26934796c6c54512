#if Live
  import Foundation
  import Glibc
  import LoopbackVenues

  // Kills `bullion record` again and again at 1,000 quotes a second, and looks whether every bar that it said was
  // committed is in the history afterwards, once.
  //
  // kill-recorder PROGRAM [ROUNDS]: the venue's clock runs sixty times as fast, so that a minute ends every second.

  let program = CommandLine.arguments.dropFirst().first ?? ""
  let rounds = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 100
  guard !program.isEmpty else {
    print("usage: kill-recorder PATH-OF-BULLION [ROUNDS]")
    exit(64)
  }

  let folder = FileManager.default.temporaryDirectory.appending(path: "bullion-kill-\(getpid())").path
  try FileManager.default.createDirectory(atPath: folder + "/bullion", withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try "log:\n  level: debug\n".write(
    toFile: folder + "/bullion/config.yaml", atomically: true, encoding: .utf8)

  let epoch = LoopbackVenueSettings.systemClock()
  var settings = LoopbackVenueSettings()
  settings.rate = 1_000
  // From two days ago on; what comes is never ahead of the recorder's clock.
  settings.clock = {
    let now = LoopbackVenueSettings.systemClock()
    return epoch - 2 * 86_400_000 + (now - epoch) * 60
  }
  let venue = LoopbackVenue(.binance, settings: settings)
  try await venue.start()
  let environment = ["HOME": folder, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder, "LANG": "C.UTF-8"]

  func start(_ arguments: [String]) throws -> (process: Process, output: FileHandle) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = environment
    process.standardOutput = pipe
    process.standardError = FileHandle.standardError
    try process.run()
    return (process, pipe.fileHandleForReading)
  }

  /// `symbol interval start` of a line such as `… committed interval=1m source=binance symbol=XAU/USD until=…`.
  func committedBar(_ line: Substring) -> String? {
    guard line.contains("committed ") else { return nil }
    func field(_ name: String) -> Substring? {
      line.split(separator: " ").first { $0.hasPrefix(name + "=") }?.dropFirst(name.utf8.count + 1)
    }
    guard let symbol = field("symbol"), let interval = field("interval"), let until = field("until") else {
      return nil
    }
    return "\(symbol) \(interval) \(until)"
  }

  var promised: Set<String> = []
  var quotesBefore = venue.quotesSent
  for round in 1...rounds {
    let (process, output) = try start(
      ["record", "--feed", "binance", "--feed-url", "binance=\(venue.url)"])
    let killing = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(
      deadline: .now() + .milliseconds(2_500 + Int.random(in: 0...1_500)), execute: killing)
    let text = String(decoding: output.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let bars = text.split(separator: "\n").compactMap(committedBar)
    promised.formUnion(bars)
    let sent = venue.quotesSent - quotesBefore
    quotesBefore = venue.quotesSent
    if round % 10 == 0 || round == rounds {
      print("round \(round): \(sent) quotes, \(bars.count) bars told as committed, \(promised.count) in all")
    }
  }
  await venue.stop()

  var found: [String: Int] = [:]
  for interval in ["1m", "1d"] {
    let (process, output) = try start(["export", "--interval", interval, "--source", "binance"])
    let text = String(decoding: output.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",")
      if fields.count > 3 { found["\(fields[1]) \(interval) \(fields[0])", default: 0] += 1 }
    }
  }
  let missing = promised.filter { found[$0] == nil }
  let twice = found.filter { $0.value > 1 }
  print(
    "\(rounds) kills: \(promised.count) bars told as committed, \(missing.count) missing, "
      + "\(found.count) bars in the file, \(twice.count) of them twice")
  for bar in missing.sorted().prefix(5) { print("missing: \(bar)") }
  try? FileManager.default.removeItem(atPath: folder)
  exit(missing.isEmpty && twice.isEmpty && !promised.isEmpty ? 0 : 1)
#else
  print("kill-recorder needs the trait Live")
#endif
