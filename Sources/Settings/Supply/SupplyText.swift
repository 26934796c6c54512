import BullionAnalytics

extension SupplyFile {
  /// The figures as a file that reads back as the same.
  package var yaml: String {
    var lines = [
      "# Mine production by country. An empty production is an unknown one and stays part of the remainder.",
      "# previous (the year before) and reserves may stand beside production, in the same unit.",
      "# balance: supply less demand in million troy ounces; negative for a deficit. One edition only: they revise",
      "# each other. notes: each with date, topic, text and source; notes of one topic stand side by side.",
      "# also: other metals with the same keys.",
    ]
    lines += Self.lines(of: first)
    if !others.isEmpty { lines.append("also:") }
    for other in others {
      lines += Self.lines(of: other).enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of supply: MetalSupply) -> [String] {
    let production = supply.production
    var lines = [
      "metal: \(YAMLText.quoted(production.metal))", "year: \(production.year)",
      "unit: \(YAMLText.quoted(production.unit))",
      "world:\(value(production.world)) # as stated; it need not be the sum of the rows",
      "source: \(YAMLText.quoted(production.source))",
    ]
    if let note = production.note { lines.append("note: \(YAMLText.quoted(note))") }
    if let previous = supply.previous {
      lines += ["previous-year: \(previous.year)", "previous-world:\(value(previous.world))"]
    }
    lines.append("producers:")
    for (index, producer) in production.producers.enumerated() {
      lines += [
        "  - country: \(YAMLText.quoted(producer.country))", "    production:\(value(producer.production))",
      ]
      if let figure = supply.previous?.producers[index].production {
        lines.append("    previous:\(value(figure))")
      }
      if let figure = supply.reserves[producer.country] { lines.append("    reserves:\(value(figure))") }
      if let note = producer.note { lines.append("    note: \(YAMLText.quoted(note))") }
    }
    return lines + balanceLines(of: supply) + noteLines(of: supply)
  }

  private static func balanceLines(of supply: MetalSupply) -> [String] {
    guard let balance = supply.balance else { return [] }
    return ["balance:", "  edition: \(YAMLText.quoted(balance.edition))", "  years:"]
      + balance.years.map { year in
        "    - {year: \(year.year), balance:\(value(year.millionOunces))\(year.isForecast ? ", forecast: true" : "")}"
      }
  }

  private static func noteLines(of supply: MetalSupply) -> [String] {
    guard !supply.notes.isEmpty else { return [] }
    return ["notes:"]
      + supply.notes.flatMap { note in
        [
          "  - date: \(YAMLText.quoted(note.date))", "    topic: \(YAMLText.quoted(note.topic))",
          "    text: \(YAMLText.quoted(note.text))", "    source: \(YAMLText.quoted(note.source))",
        ]
      }
  }

  private static func value(_ number: Double?) -> String {
    number.map { " " + YAMLText.number($0) } ?? ""
  }
}
