import Formats

/// Finds zones by their names in the database of the world, for whoever has one.
package struct ZoneLookup: Sendable, Hashable {
  /// Nil for a name that is not known.
  package let zone: @Sendable (String) -> HistoryZone?

  package init(_ zone: @escaping @Sendable (String) -> HistoryZone?) { self.zone = zone }

  /// All of them ask the same database.
  package static func == (left: ZoneLookup, right: ZoneLookup) -> Bool { true }
  package func hash(into hasher: inout Hasher) {}
}

/// The zone that the name of a column of times says: `Time (America/Chicago)`, `Date [CST/CDT]`, `time_utc`.
enum ZoneWords {
  /// The zones that can be meant, the likeliest first: `CST` is said of Chicago in summer too. Empty where none is named.
  static func zones(in name: ArraySlice<UInt8>, lookup: ZoneLookup?) -> [HistoryZone] {
    let text = String(decoding: name.prefix(80), as: UTF8.self)
    if let start = text.firstIndex(where: { $0 == "(" || $0 == "[" }) {
      let inner = text[text.index(after: start)...].prefix { $0 != ")" && $0 != "]" }
      return zones(named: inner.trimmed, lookup)
    }
    // Without brackets only what can be no word of a language.
    guard let last = text.split(whereSeparator: { $0 == "_" || $0 == " " }).dropFirst().last else {
      return []
    }
    return last.utf8.count >= 3 || last.contains("/") ? zones(named: String(last), lookup) : []
  }

  private static func zones(named name: String, _ lookup: ZoneLookup?) -> [HistoryZone] {
    let word = name.lowercased().replacing(" time", with: "").replacing(" ", with: "_")
    if let known = known[word] { return known }
    // `CST/CDT`, `CET or CEST`: winter and summer of one zone.
    let pair = word.split(whereSeparator: { "/|_,".contains($0) }).filter { $0 != "or" }
    if pair.count == 2, let first = known[String(pair[0])], known[String(pair[1])]?.first == first.first {
      return Array(first.prefix(1))
    }
    if let zone = HistoryZone(name: word) { return [zone] }
    return lookup?.zone(name.replacing(" ", with: "_")).map { [$0] } ?? []
  }

  private static let known: [String: [HistoryZone]] = {
    var known: [String: [HistoryZone]] = [
      "utc": [.utc], "gmt": [.utc], "z": [.utc], "zulu": [.utc], "etc/utc": [.utc], "etc/gmt": [.utc],
    ]
    func add(_ names: String, _ zones: HistoryZone...) {
      for name in names.split(separator: " ") { known[String(name)] = zones }
    }
    let fixed = { (hours: Int) in HistoryZone.offset(minutes: hours * 60) }
    add("et edt est5edt eastern us/eastern america/new_york new_york", .newYork)
    add("est", .newYork, .easternStandard)
    add("ct cdt central us/central america/chicago chicago", .chicago)
    add("cst", .chicago, fixed(-6), fixed(8))
    add("mt mdt mountain us/mountain america/denver denver", .denver)
    add("mst", .denver, fixed(-7))
    add("pt pdt pacific us/pacific america/los_angeles los_angeles", .losAngeles)
    add("pst", .losAngeles, fixed(-8))
    add("bst europe/london london", .london)
    add(
      "cet cest mez mesz europe/berlin europe/paris europe/zurich europe/rome europe/madrid", .centralEurope)
    add("eet eest europe/athens", .athens)
    add("aedt australia/sydney sydney", .sydney)
    add("aest", .sydney, fixed(10))
    add("nzst nzdt pacific/auckland auckland", .auckland)
    add("msk europe/moscow moscow", fixed(3))
    add("jst asia/tokyo tokyo", fixed(9))
    add("hkt sgt asia/hong_kong asia/singapore asia/shanghai", fixed(8))
    add("ist asia/kolkata asia/calcutta kolkata", .offset(minutes: 330))
    return known
  }()
}

extension Substring {
  fileprivate var trimmed: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension HistoryZone {
  static let chicago = HistoryZone.table(.american("Chicago", behindNewYork: 1))
  static let denver = HistoryZone.table(.american("Denver", behindNewYork: 2))
  static let losAngeles = HistoryZone.table(.american("Los Angeles", behindNewYork: 3))
  static let london = HistoryZone.table(.european("London", hours: 0))
  static let centralEurope = HistoryZone.table(.european("Warsaw", hours: 1))
  static let athens = HistoryZone.table(.european("Athens", hours: 2))
  static let sydney = HistoryZone.table(.southern("Sydney", hours: 10, summerFrom: 10))
  static let auckland = HistoryZone.table(.southern("Auckland", hours: 12, summerFrom: 9))
}
