import BullionMarket

/// Which metal a symbol or the name of a file means, in all the spellings of venues, brokers and exporters.
public enum MetalName {
  private static let gold = ["XAU", "GOLD", "PAXG", "XAUT", "GC=F", "GC"]
  private static let silver = ["XAG", "SILVER", "SI=F", "SI"]

  /// The metal of a symbol: `XAUUSD`, `XAG/USD`, `GC=F`, `XAGUSDT`, `xyz:GOLD`, `GOLD.spot`, `OANDA:XAU_USD`. Nil for
  /// anything else, and where both are named.
  public static func metal(inSymbol symbol: String) -> Instrument? { metal(in: symbol, futures: true) }

  /// The metal that the name of a file says, its folders left out: `XAUUSD_M1.csv`, `gold_pm.json`, `SI=F.csv`. Nil
  /// where it names none or both.
  public static func metal(inFileName path: String) -> Instrument? {
    metal(in: String(path.split(separator: "/").last ?? ""), futures: false)
  }

  /// The metals that a header names columns after: `Month,GoldUSDPerToz,SilverUSDPerToz`.
  static func metals(inHeader names: [String]) -> Set<Instrument> {
    Set(Instrument.allCases.filter { metal in names.contains { isColumn($0, of: metal) } })
  }

  /// Whether a column is named after a metal.
  static func isColumn(_ name: String, of instrument: Instrument) -> Bool {
    [instrument.name, String(instrument.symbol.prefix(3)).lowercased()].contains { name.hasPrefix($0) }
  }

  /// - Parameter futures: whether the two letters of a future alone are enough.
  private static func metal(in text: String, futures: Bool) -> Instrument? {
    let words = words(of: text.uppercased())
    func names(_ list: [String]) -> Bool {
      words.contains { word in
        list.contains { name in name.count > 2 ? word.hasPrefix(name) : futures && word == name }
      }
    }
    switch (names(gold), names(silver)) {
    case (true, false): return .gold
    case (false, true): return .silver
    default: return nil
    }
  }

  /// Runs of letters and the sign of futures; a metal's code also begins a word inside one (`fxXAUUSD`).
  private static func words(of text: String) -> [String] {
    var words = text.split { !($0.isLetter || $0 == "=") }.map(String.init)
    for code in ["XAU", "XAG"] where text.contains(code) { words.append(code) }
    return words
  }
}
