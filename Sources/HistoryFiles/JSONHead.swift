import BullionMarket
import Formats

/// What the members beside the prices of a JSON document say: of what and in what the prices are, or what went wrong.
struct JSONHead {
  /// Symbols and names of metals, in the order of the document.
  var symbols: [String] = []
  /// The currency that it names, where that is not the dollar, and whether it names the dollar.
  private(set) var currency: String?
  private(set) var isInDollars = false
  /// What a service says in place of prices.
  private(set) var message: String?
  private(set) var hasFailed = false

  mutating func note(_ members: JSONDocument.Members) {
    for (key, value) in members {
      let name = FoldedWord.fold(key)
      if ["error", "errormessage", "errors"].contains(name), case .nested(let inner) = value {
        noteError(in: inner)
      }
      // Yahoo's `meta`, Alpha Vantage's `Meta Data`: a head of its own beside the rows.
      if ["meta", "metadata", "info", "head", "header", "instrument", "asset"].contains(name),
        case .nested(let inner) = value,
        inner.first == UInt8(ascii: "{"), let head = try? JSONDocument.members(of: inner)
      {
        note(head)
      }
      guard case .string(let text) = value, !text.isEmpty else { continue }
      let words = LineProblem.shortened(text, to: 120)
      switch name {
      case "symbol", "ticker", "instrument", "pair", "metal", "asset", "commodity", "code", "base", "from",
        "name",
        "2symbol":
        // A currency that metals are priced in, where the metal stands elsewhere.
        if !noteCurrency(PriceCurrency(value: words)) { symbols.append(visible(words)) }
      case "currency", "quotecurrency", "vscurrency", "ccy", "currencycode", "pricecurrency", "quote",
        "counter", "to",
        "target":
        noteCurrency(PriceCurrency(codeOrValue: words))
      case "unit", "units": noteCurrency(PriceCurrency(value: words))
      case "error", "errormessage", "message", "note", "information", "detail", "description", "msg",
        "reason":
        if message == nil { message = visible(words) }
      case "status" where words.lowercased().contains("err"): hasFailed = true
      default: break
      }
    }
  }

  /// - Returns: whether it is a currency by itself, and no metal in one.
  @discardableResult
  private mutating func noteCurrency(_ meaning: PriceCurrency) -> Bool {
    switch meaning {
    case .unknown: return false
    case .dollars: isInDollars = true
    case .other(let code): if currency == nil { currency = visible(code) }
    }
    return true
  }

  private mutating func noteError(in object: ArraySlice<UInt8>) {
    guard object.first == UInt8(ascii: "{"), let members = try? JSONDocument.members(of: object) else {
      return
    }
    note(members)
    if message == nil { message = LineProblem.quoted(object) }
  }
}
