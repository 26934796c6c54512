#if Live
  import Glibc
  import LoopbackVenues

  let usage = """
    usage: loopback-venues NAME=PORT… [--rate QUOTES-A-SECOND] [--offset PERCENT] [--seed NUMBER]
                           [--certificate localhost|elsewhere|expired]
      NAME is one of \(VenueKind.allCases.map(\.rawValue).joined(separator: ", ")); PORT 0 is any that is free.
      A certificate makes it speak TLS.
    While it runs it reads commands:
      NAME fault FAULT   \(LoopbackFault.spellings.joined(separator: ", "))
      NAME stop, NAME start, NAME drop, NAME rate NUMBER, NAME offset PERCENT, NAME lag SECONDS, NAME open, NAME closed
      status
    """

  func fail(_ words: String) -> Never {
    let text = Array("\(words)\n\(usage)\n".utf8)
    _ = write(STDERR_FILENO, text, text.count)
    exit(64)
  }

  var settings = LoopbackVenueSettings()
  var wanted: [(kind: VenueKind, port: Int)] = []
  var arguments = CommandLine.arguments.dropFirst()
  while let argument = arguments.popFirst() {
    switch argument {
    case "--help", "-h":
      print(usage)
      exit(0)
    case "--rate":
      guard let rate = arguments.popFirst().flatMap(Double.init), rate > 0 else {
        fail("--rate wants a number")
      }
      settings.rate = rate
    case "--offset":
      guard let offset = arguments.popFirst().flatMap(Double.init) else { fail("--offset wants a number") }
      settings.offset = offset
    case "--seed":
      guard let seed = arguments.popFirst().flatMap({ UInt64($0) }) else { fail("--seed wants a number") }
      settings.seed = seed
    case "--certificate":
      let name = arguments.popFirst()
      guard let certificate = TestCertificate.allCases.first(where: { "\($0)" == name }) else {
        fail("--certificate wants localhost, elsewhere or expired")
      }
      settings.certificate = certificate
    default:
      let parts = argument.split(separator: "=")
      guard parts.count == 2, let kind = VenueKind(rawValue: String(parts[0])), let port = UInt16(parts[1])
      else {
        fail("\(argument) is no NAME=PORT")
      }
      wanted.append((kind, Int(port)))
    }
  }
  if wanted.isEmpty { fail("no venue is named") }

  /// Also through a pipe each line is there at once.
  func say(_ words: String) {
    print(words)
    fflush(nil)
  }

  var venues: [VenueKind: LoopbackVenue] = [:]
  for (kind, port) in wanted {
    let venue = LoopbackVenue(kind, settings: settings)
    do { try await venue.start(port: port) } catch {
      fail("\(kind.rawValue) cannot listen at \(port): \(error)")
    }
    venues[kind] = venue
    say("\(kind.rawValue) listens: --feed-url \(kind.rawValue)=\(venue.url)")
  }

  /// - Returns: what to say about it.
  @MainActor func perform(_ line: String) async -> String {
    let words = line.split(separator: " ")
    if words == ["status"] {
      let lines = venues.values.map { venue in
        "\(venue.kind.rawValue): \(venue.isRunning ? "listens" : "stopped"), \(venue.fault), "
          + "\(venue.subscribers) subscribed, \(venue.quotesSent) quotes"
      }
      return lines.sorted().joined(separator: "\n")
    }
    guard words.count > 1, let kind = VenueKind(rawValue: String(words[0])), let venue = venues[kind] else {
      return "not understood: NAME COMMAND, or status"
    }
    let number = words.count == 3 ? Double(words[2]) : nil
    switch (words[1], number) {
    case ("stop", nil): await venue.stop()
    case ("start", nil):
      if venue.isRunning { return "\(kind.rawValue) listens already" }
      do { try await venue.start(port: venue.port) } catch {
        return "\(kind.rawValue) cannot listen: \(error)"
      }
    case ("drop", nil): venue.dropConnections()
    case ("open", nil): venue.setMarketOpen(true)
    case ("closed", nil): venue.setMarketOpen(false)
    case ("rate", let rate?) where rate > 0: venue.setRate(rate)
    case ("offset", let offset?): venue.setOffset(offset)
    case ("lag", let lag?) where abs(lag) < 1e9: venue.setLag(Int64(lag * 1000))
    case ("fault", _):
      guard let fault = LoopbackFault(words: words.dropFirst(2)) else {
        return "no such fault; there is: \(LoopbackFault.spellings.joined(separator: ", "))"
      }
      venue.set(fault)
    default: return "not understood: fault, stop, start, drop, rate, offset, lag, open or closed"
    }
    return "\(kind.rawValue) \(words.dropFirst().joined(separator: " ")): done"
  }

  while let line = readLine() {
    if !line.isEmpty { say(await perform(line)) }
  }
  // Without more to read it goes on until a signal.
  while true { try await Task.sleep(for: .seconds(3600)) }
#else
  print("loopback-venues needs the trait Live")
#endif
