extension ProductionTable {
  /// Silver mined in 2024, estimates in tonnes.
  public static let silver2024 = ProductionTable(
    unchecked: "silver", year: 2024, unit: "t", world: 25_000,
    source: "USGS Mineral Commodity Summaries 2025 (estimates)",
    note: "The world total is rounded; what is not named is Sweden, Canada and everybody else together.",
    producers: [
      Producer(country: "Mexico", production: 6300),
      Producer(
        country: "China", production: 3300,
        note: "mostly a by-product of lead and zinc: follows industry rather than the price of silver"),
      Producer(country: "Peru", production: 3100),
      Producer(country: "Bolivia", production: 1300),
      Producer(country: "Poland", production: 1300),
      Producer(country: "Chile", production: 1200),
      Producer(country: "Russia", production: 1200),
      Producer(country: "United States", production: 1100),
      Producer(country: "Australia", production: 1000),
      Producer(country: "Kazakhstan", production: 1000),
      Producer(country: "Argentina", production: 800),
      Producer(country: "India", production: 800),
      Producer(country: "Sweden", production: nil),
      Producer(country: "Canada", production: nil),
    ])
}
