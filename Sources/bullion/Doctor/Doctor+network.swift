import BullionMarket
import Settings
import Wire

extension Doctor {
  private static let proxyNames = ["https_proxy", "http_proxy", "all_proxy", "no_proxy"]

  /// What the environment says about the way to the network.
  var networkFindings: [DoctorFinding] {
    let given = Self.proxyNames.compactMap { name -> (name: String, value: String)? in
      // The lower-case one wins, as with curl.
      if let value = set(name) { return (name, value) }
      return set(name.uppercased()).map { (name.uppercased(), $0) }
    }
    guard !given.isEmpty else { return [DoctorFinding("network.proxy", .ok, "none")] }
    return given.map { name, value in
      let shown = "\(name)=\(Self.withoutPassword(value))"
      guard !name.lowercased().hasPrefix("no_"), !Self.isAddress(value) else {
        return DoctorFinding("network.proxy", .ok, shown)
      }
      return DoctorFinding(
        "network.proxy", .warning, "\(shown) is no address of a proxy",
        advice: "write it as http://host:port")
    }
  }

  /// A proxy's address with what is before the `@` hidden.
  static func withoutPassword(_ address: String) -> String {
    guard let at = address.lastIndex(of: "@") else { return address }
    let scheme = address.firstRange(of: "://").map { address[..<$0.upperBound] } ?? ""
    return scheme + Secret.standIn + address[at...]
  }

  private static func isAddress(_ text: String) -> Bool {
    let scheme = text.firstRange(of: "://").map { text[..<$0.lowerBound].lowercased() } ?? "http"
    let place = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    let host = place.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    return ["http", "https", "socks5", "socks5h"].contains(scheme)
      && host.first.map { !":/".contains($0) } == true
      && host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}

/// Asks every live source for a price of each metal, for at most so many seconds.
///
/// One that is out of reach is a warning while another has prices, else a problem.
func sourceFindings(_ configuration: Configuration, seconds: Double = 8) -> [DoctorFinding] {
  guard isLiveBuiltIn else {
    return [DoctorFinding("sources", .warning, "\(NotBuiltIn())")]
  }
  do {
    let plan = LivePlan([.live], addresses: [:], configuration: configuration)
    let (readings, clock) = try SourceCheck.run(plan, seconds: seconds)
    let isAnyReached = readings.contains { [.live, .closed].contains($0.state) }
    let clockFinding = clock.map {
      DoctorFinding("clock.sources", .problem, $0, advice: "set the clock; run: timedatectl set-ntp true")
    }
    return [clockFinding].compactMap(\.self) + readings.map { finding($0, isAnyReached: isAnyReached) }
  } catch {
    return [
      DoctorFinding(
        "sources", .problem, "\(error)", advice: "mend it, or take the source out of live: sources")
    ]
  }
}

private func finding(_ reading: SourceReading, isAnyReached: Bool) -> DoctorFinding {
  let name = "sources.\(reading.name)"
  let words = SourceCheck.text([reading]).dropFirst(reading.name.count).split(separator: " ")
  let text = words.joined(separator: " ").trimmed
  guard ![.live, .closed].contains(reading.state) else { return DoctorFinding(name, .ok, text) }
  return DoctorFinding(
    name, isAnyReached ? .warning : .problem, text,
    advice: reading.state == .off
      ? "take it out of live: sources, or reach it elsewhere with feed-urls"
      : "check the network, a firewall or https_proxy; curl may say more")
}

extension String {
  /// Without a line break at its end.
  fileprivate var trimmed: String { hasSuffix("\n") ? String(dropLast()) : self }
}
