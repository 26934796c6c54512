import Formats

/// Tables that hold prices and are no history of them, known by their headers.
enum HistoryDecoy {
  /// What a table of these columns is, in words; nil for one that may be a history.
  static func words(_ header: [ArraySlice<UInt8>]) -> String? {
    let names = Set(header.map { FoldedWord.fold($0) })
    let words = Set(header.flatMap { splitWords($0) })
    func has(_ list: [String]) -> Int { list.count { names.contains($0) || words.contains($0) } }
    if has(["entrytime", "exittime", "entryprice", "exitprice", "entrydate", "exitdate", "entry", "exit"])
      >= 2
      || has(["pnl", "equity", "drawdown", "winrate", "sharpe", "strategy", "setup", "cumpnl", "netprofit"])
        >= 2
    {
      return "a backtest's report of its trades, not a history of prices"
    }
    let trade = has([
      "profit", "commission", "swap", "ticket", "deal", "order", "position", "lots", "fee", "fees", "sl",
      "tp", "side",
      "direction", "realizedpnl", "balance", "comment", "magic", "quantity", "qty", "executed", "filled",
      "orderid",
      "tradeid", "stoploss", "takeprofit", "openprice", "closeprice", "pnl", "account", "action",
    ])
    let times = header.count { ["time", "opentime", "closetime", "date"].contains(FoldedWord.fold($0)) }
    if trade >= 3 || trade >= 2 && (times >= 2 || names.contains("type") || names.contains("side")) {
      return "an account's trades, not a history of prices"
    }
    let hasExpiry = words.contains { $0.hasPrefix("expir") || $0.hasPrefix("maturit") || $0 == "delivery" }
    if names.contains("strike") || names.contains("strikeprice") {
      return "a table of options by expiry and strike"
    }
    let hasDate = header.contains {
      ["date", "time", "datetime", "timestamp", "tradedate"].contains(FoldedWord.fold($0))
    }
    if !hasDate, hasExpiry || names.contains("contract") || names.contains("contractmonth") {
      return "a curve of futures contracts by expiry, not a history of one price"
    }
    return nil
  }

  /// Words also where capitals part them: `EntryPrice`.
  private static func splitWords(_ name: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasSmall = false
    for byte in name {
      let isCapital = byte.isASCIILetter && byte & 0x20 == 0
      if !(byte.isASCIILetter || byte >= 0x80) || isCapital && wasSmall {
        words.append(FoldedWord.fold(word[...]))
        word = []
      }
      if byte.isASCIILetter || byte >= 0x80 { word.append(byte) }
      wasSmall = byte.isASCIILetter && !isCapital
    }
    words.append(FoldedWord.fold(word[...]))
    return words.filter { !$0.isEmpty }
  }
}
