import BullionMarket

/// Why a line cannot be taken: the reason that is counted, and words for whoever has to mend the file.
package struct LineProblem: Error, Equatable {
  package var reason: RefusalReason
  package var words: String
  /// What to do, where the whole input cannot be read.
  package var advice: String?

  package init(_ words: String, reason: RefusalReason = .malformed, advice: String? = nil) {
    self.reason = reason
    self.words = words
    self.advice = advice
  }

  /// The refusal to hand on, with the line shortened.
  package func refusal(line: Int, bytes: ArraySlice<UInt8>) -> FeedEvent {
    .refused(refused(line: line, bytes: bytes))
  }

  /// What the refusal says.
  package func refused(line: Int, bytes: ArraySlice<UInt8>) -> RefusedLine {
    RefusedLine(line: line, reason: reason, text: Self.shortened(bytes, to: 80), detail: words)
  }

  /// A value as it is put into the words: short and safe to print.
  package static func quoted(_ bytes: ArraySlice<UInt8>) -> String { visible(shortened(bytes, to: 24)) }

  /// At most `limit` characters (Unicode scalars, so that stacked accents count), the last an ellipsis if cut.
  package static func shortened(_ bytes: ArraySlice<UInt8>, to limit: Int) -> String {
    let text = String(decoding: bytes.prefix(4 * limit), as: UTF8.self).unicodeScalars
    let isWhole = bytes.count <= 4 * limit && text.count <= limit
    return isWhole ? String(text) : String(text.prefix(limit - 1)) + "…"
  }
}

extension LineProblem {
  /// A price that cannot be dollars an ounce.
  package static func implausible(
    _ price: Price, of instrument: Instrument, at moment: Timestamp, _ usual: PriceRange
  ) -> LineProblem {
    let dollars = NumberText.shortest(price.dollars, grouping: true)
    return LineProblem(
      "\(dollars) cannot be dollars an ounce of \(instrument.name), which cost \(usual.words) in \(moment.date.year)",
      reason: .implausible)
  }
}
