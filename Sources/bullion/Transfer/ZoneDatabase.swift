import BullionMarket
import Foundation
import HistoryFiles

extension HistoryZone {
  /// A zone of the world by its name in the IANA database, which comes with Foundation; case does not matter.
  init?(identifier: String) {
    let name =
      TimeZone.knownTimeZoneIdentifiers.first { $0.lowercased() == identifier.lowercased() } ?? identifier
    // The database also knows abbreviations, several of which mean many zones.
    guard name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
    func offset(_ seconds: Int64) -> Int64 {
      Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))) * 1000
    }
    // Whatever the reason of a change, it shows within the week: no zone has changed and changed back within one.
    let week: Int64 = 7 * 86_400
    let begin = Timestamp(1900, 1, 1).milliseconds / 1000
    let end = Timestamp(2100, 1, 1).milliseconds / 1000
    var changes: [(moment: Timestamp, offset: Int64)] = []
    var known = offset(begin)
    for monday in stride(from: begin, to: end, by: Int(week)) {
      let next = offset(monday + week)
      guard next != known else { continue }
      var (before, after) = (monday, monday + week)
      while after - before > 1 {
        let middle = (before + after) / 2
        if offset(middle) == known { before = middle } else { after = middle }
      }
      changes.append((Timestamp(seconds: after), next))
      known = next
    }
    self = .table(ZoneTable(name: name, offset: offset(begin), changes: changes))
  }
}
