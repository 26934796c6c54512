import BullionAnalytics

extension SupplyFile {
  /// The figures as a file that reads back as the same.
  package var yaml: String {
    var lines = [
      "# Mine production by country. An empty production is an unknown one and stays part of the remainder.",
      "# previous (the year before) and reserves may stand beside production, in the same unit.",
      "metal: \(YAMLText.quoted(production.metal))", "year: \(production.year)",
      "unit: \(YAMLText.quoted(production.unit))",
      "world:\(value(production.world)) # as stated; it need not be the sum of the rows",
      "source: \(YAMLText.quoted(production.source))",
    ]
    if let note = production.note { lines.append("note: \(YAMLText.quoted(note))") }
    if let previous {
      lines += ["previous-year: \(previous.year)", "previous-world:\(value(previous.world))"]
    }
    lines.append("producers:")
    for (index, producer) in production.producers.enumerated() {
      lines += [
        "  - country: \(YAMLText.quoted(producer.country))", "    production:\(value(producer.production))",
      ]
      if let figure = previous?.producers[index].production { lines.append("    previous:\(value(figure))") }
      if let figure = reserves[producer.country] { lines.append("    reserves:\(value(figure))") }
      if let note = producer.note { lines.append("    note: \(YAMLText.quoted(note))") }
    }
    if let balance {
      lines += [
        "# Supply less demand in million troy ounces; negative for a deficit. One edition only: they revise each other.",
        "balance:", "  edition: \(YAMLText.quoted(balance.edition))", "  years:",
      ]
      lines += balance.years.map { year in
        "    - {year: \(year.year), balance:\(value(year.millionOunces))\(year.isForecast ? ", forecast: true" : "")}"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func value(_ number: Double?) -> String { number.map { " " + YAMLText.number($0) } ?? "" }
}
