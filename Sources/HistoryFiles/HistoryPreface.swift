import BullionMarket
import Formats

/// What the lines say that stand above a table or among its rows as comments: titles, `Currency: EUR`, `# unit=EUR/oz`.
struct HistoryPreface {
  private let lines: [LineSplitter.Line]
  private let shape: HistoryShape
  /// Bytes of the longest title that names a thing; longer lines speak of several.
  private static let longestTitle = 80

  /// - Parameter head: the first lines of a file.
  init(_ head: [LineSplitter.Line], _ shape: HistoryShape) {
    self.shape = shape
    guard case .columns(let delimiter, let fields) = shape.layout, shape.origin != .yfinance else {
      lines = []
      return
    }
    lines = head.filter { line in
      guard line.flaw == nil, let first = line.bytes.first(where: { !$0.isBlank }) else { return false }
      if first == UInt8(ascii: "#") { return true }
      // The header is the line before the first row; a file without one may have a title there.
      return line.number < shape.firstRow - 1
        || line.number < shape.firstRow && CSVFields.all(of: line.bytes, delimiter: delimiter)?.count ?? 0 < 2
          && fields.count >= 2
    }
  }

  /// - Throws: where they say that the prices are in another currency, or of another thing than gold and silver. Where
  ///   the dollar is named too nothing is wrong.
  func check() throws(LineProblem) {
    let titles = lines.map { (text: String(decoding: $0.bytes, as: UTF8.self), line: $0) }
    let currencies = titles.map { PriceCurrency(title: $0.text) }
    if !shape.isInDollars, !currencies.contains(.dollars),
      let place = currencies.firstIndex(where: { $0.other != nil }), let code = currencies[place].other
    {
      throw problem("prices in \(code), not in dollars", titles[place].line)
    }
    guard shape.metals.isEmpty else { return }
    for title in titles where title.line.bytes.count <= Self.longestTitle {
      guard case .another? = SymbolMeaning(column: title.text).other,
        let other = SymbolMeaning(column: title.text).other
      else { continue }
      throw problem("\(other)", title.line)
    }
  }

  private func problem(_ words: String, _ line: LineSplitter.Line) -> LineProblem {
    LineProblem(
      "line \(line.number) says \(words): \(visible(LineProblem.shortened(line.bytes, to: 60)))",
      advice: "name a file of dollars an ounce, or take it with --as-is if the line is wrong")
  }
}
