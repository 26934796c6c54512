import BullionMarket

/// Reads the date that somebody types.
enum ChartDate {
  /// A date, a date with a time of day, or a time of day of the day that is; UTC. Nil for what is none.
  static func time(_ text: String, before now: Timestamp?) -> Timestamp? {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 2 else { return nil }
    if words.count == 1, let now, first.contains(":"), !first.contains("-") {
      let date = now.iso8601.prefix(10)
      return Timestamp(text: "\(date)T\(withSeconds(first))Z".utf8)
    }
    let parts = first.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4, parts.allSatisfy({ Int($0) != nil }) else {
      return nil
    }
    let date = (parts.map(String.init) + ["01", "01"]).prefix(3).map { $0.count == 1 ? "0" + $0 : $0 }
    let time = words.count == 2 ? withSeconds(words[1]) : "00:00:00"
    return Timestamp(text: "\(date.joined(separator: "-"))T\(time)Z".utf8)
  }

  private static func withSeconds(_ time: String) -> String {
    let padded = time.split(separator: ":").first?.count == 1 ? "0" + time : time
    return padded.split(separator: ":").count == 2 ? padded + ":00" : padded
  }
}
