import BullionMarket
import Files
import Testing

@testable import HistoryFiles

private func rows(_ text: String, _ options: HistoryOptions = HistoryOptions()) throws -> [String] {
  try HistoryPicture(text, options: options).rows
}

private func problem(_ text: String, _ options: HistoryOptions = HistoryOptions()) -> String {
  let error = #expect(throws: FeedError.self) { try HistoryPicture(text, options: options) }
  return error?.description ?? ""
}

/// Prices that a file says are of another currency or thing are refused by its name.
struct HistoryCurrencyTests {
  @Test(arguments: [
    "Currency", "Ccy", "Währung", "Devise", "Moneda", "Curr", "Quote", "Unit", "Units", "Valuta", "货币",
    "Column 3",
  ])
  func columnsOfCurrencies(name: String) throws {
    for value in ["EUR", "EUR/OZ", "XAUEUR"] {
      let text = "Date,Close,\(name)\n2026-01-21,4130.20,\(value)\n2026-01-22,4200.50,\(value)"
      #expect(problem(text).contains("EUR"))
      #expect(try rows(text, asIs).count == 2)
    }
    for value in ["USD", "$", "USD/oz", "US$"] {
      let text = "Date,Close,\(name)\n2026-01-21,4130.20,\(value)\n2026-01-22,4200.50,\(value)"
      #expect(try rows(text).count == 2)
    }
  }

  private var asIs: HistoryOptions {
    var options = HistoryOptions()
    options.asIs = true
    return options
  }

  @Test(arguments: [
    "Close (€)", "£/oz", "Price £", "Price in pounds", "Wert in €", "Prix (€)", "Mid €", "C$", "A$",
    "Close EUR",
    "close_eur", "Gold 22K per ounce", "Gold (real 2024 USD)",
  ])
  func headersOfOtherThings(name: String) {
    #expect(
      problem("Date,\(name)\n2026-01-21,4130.20\n2026-01-22,4200.50").contains(name.prefix(5))
    )
    #expect(
      problem("Date,\(name),Volume\n2026-01-21,4130.20,5\n2026-01-22,4200.50,6").contains(
        "no column is the price"))
  }

  @Test(arguments: [
    "XAU/EUR historical data", "Currency: EUR", "# unit=EUR/oz", "Goldpreis in Euro je Feinunze",
    "Gold (XAU) in Euros",
  ])
  func titlesOfOtherCurrencies(title: String) throws {
    let table = "Date,Close\n2026-01-21,4130.20\n2026-01-22,4200.50"
    #expect(problem(title + "\n" + table).contains("EUR"))
    #expect(try rows(title + "\n" + table, asIs).count == 2)
    #expect(try rows(title + "\nSource: prices of the morning in US dollars\n" + table).count == 2)
    #expect(try rows(title + "\nDate,USD (PM)\n2026-01-21,4130.20\n2026-01-22,4200.50").count == 2)
  }

  @Test(arguments: ["Palladium Futures Historical Data", "Platinum prices"])
  func titlesOfOtherMetals(title: String) {
    #expect(
      problem(title + "\nDate,Close\n2026-01-21,4130.20\n2026-01-22,4200.50").contains("another instrument"))
  }

  @Test(arguments: [
    "Name", "Product", "Commodity", "Item", "Description",
  ])
  func columnsOfOtherThings(name: String) {
    #expect(
      problem("Date,\(name),Close\n2026-01-21,Palladium,4130\n2026-01-22,Palladium,4200").contains(
        "palladium"))
  }

  @Test func rowsOfDollarsAreTakenAmongOthers() throws {
    let read = try HistoryPicture(
      "Date,Currency,Close\n2026-01-21,USD,4831\n2026-01-21,EUR,4130.2\n2026-01-22,USD,4936.5\n2026-01-22,EUR,4200.5"
    )
    #expect(read.rows == ["2026-01-21T00:00:00Z 4831", "2026-01-22T00:00:00Z 4936.5"])
    #expect(read.counts.leftOut == 2 && read.counts.doubles == 0)
  }

  @Test func ofColumnsOfSeveralCurrenciesDollarsAreTaken() throws {
    #expect(try rows("Date,£/oz,$/oz,€/oz\n2026-01-21,1,2,3") == ["2026-01-21T00:00:00Z 2"])
    #expect(try rows("Date,Close (EUR),Close (USD)\n2026-01-21,1,2") == ["2026-01-21T00:00:00Z 2"])
    #expect(try rows("Date,EUR,Price\n2026-01-21,1,2") == ["2026-01-21T00:00:00Z 2"])
    #expect(try rows("Date,Nominal,Real\n2026-01-21,1,2") == ["2026-01-21T00:00:00Z 1"])
  }

  @Test func aNamedColumnOfAnotherCurrencyNeedsItsFactor() throws {
    let text = "Date,EURO (PM),USD (PM)\n2026-01-21,1,2"
    var options = HistoryOptions(column: "EURO (PM)")
    #expect(problem(text, options).contains("EUR"))
    options.factor = PriceFactor(decimal: "1.2") ?? .one
    #expect(try rows(text, options) == ["2026-01-21T00:00:00Z 1.2"])
  }

  @Test(arguments: [
    #"[{"date":"2026-01-21","close":1,"currency":"EUR"},{"date":"2026-01-22","close":2,"currency":"EUR"}]"#,
    "{\"date\":\"2026-01-21\",\"close\":1,\"currency\":\"EUR\"}\n{\"date\":\"2026-01-22\",\"close\":2,\"currency\":\"EUR\"}",
    #"{"base":"EUR","data":[{"date":"2026-01-21","close":1}]}"#,
    #"{"unit":"EUR/oz","data":[{"date":"2026-01-21","close":1}]}"#,
    #"{"from":"XAU","to":"EUR","data":[{"date":"2026-01-21","close":1}]}"#,
    #"{"name":"Gold","symbol":"XAUEUR","data":[{"date":"2026-01-21","close":1}]}"#,
    #"{"data":[{"date":"2026-01-21","price_eur":1}]}"#, #"{"data":[{"date":"2026-01-21","Close (€)":1}]}"#,
    #"{"column_names":["Date","EURO (PM)"],"data":[["2026-01-21",1]]}"#,
  ])
  func membersOfDocuments(text: String) { #expect(problem(text).contains("EUR")) }

  @Test(arguments: [
    #"[{"date":"2026-01-21","close":1,"currency":"USD"}]"#,
    #"{"currency":"USD","data":[{"date":"2026-01-21","close":1}]}"#,
    #"{"base":"XAU","quote":"USD","data":[{"date":"2026-01-21","close":1}]}"#,
    #"{"unit":"oz","data":[{"date":"2026-01-21","close":1,"unit":"ounce"}]}"#,
    #"{"data":[{"date":"2026-01-21","price_usd":1,"price_eur":9}]}"#,
    #"[{"date":"2026-01-21","gold":1,"silver":9}]"#, #"[{"date":"2026-01-21","gold_eur":9,"gold_usd":1}]"#,
    "{\"date\":\"2026-01-21\",\"gold\":1,\"silver\":9}\n{\"date\":\"2026-01-21\",\"gold\":1,\"silver\":9}\n",
    #"{"dataset":{"column_names":["Date","EURO (PM)","GBP (PM)","USD (PM)"],"data":[["2026-01-21",9,8,1]]}}"#,
    #"{"dataset":{"column_names":["Date","USD (AM)","USD (PM)","GBP (AM)"],"data":[["2026-01-21",8,1,7]]}}"#,
    #"{"columns":[{"name":"Date"},{"name":"USD (AM)"},{"name":"USD (PM)"},{"name":"GBP (AM)"},{"name":"GBP (PM)"},{"name":"EURO (AM)"},{"name":"EURO (PM)"}],"data":[["2026-01-21",8,1,7,6,5,4]]}"#,
    #"{"instrument":"XAU_USD","candles":[{"time":"2026-01-21T00:00:00Z","bid":{"o":"0.9","h":"0.9","l":"0.9","c":"0.9"},"ask":{"o":"1.1","h":"1.1","l":"1.1","c":"1.1"}}]}"#,
  ])
  func documentsInDollars(text: String) throws { #expect(try rows(text).last == "2026-01-21T00:00:00Z 1") }

  @Test func theChosenColumnOfADocumentIsTold() throws {
    let read = try HistoryPicture(
      #"{"column_names":["Date","USD (AM)","USD (PM)"],"data":[["2026-01-21",8,1]]}"#)
    #expect(read.shape.contains("the price is USD (PM)"))
  }

  @Test func candlesOfOneSideAreNoMiddle() {
    #expect(
      problem(#"{"candles":[{"time":"2026-01-21T00:00:00Z","bid":{"o":"1","h":"1","l":"1","c":"1"}}]}"#)
        .contains("bid alone"))
  }

  @Test(arguments: [
    #"[{"date":"2026-01-21","price":1},{"date":"2026-01-22","price":2},{"date":"2026-0"#,
    #"[{"date":"2026-01-21","price":1},{"date":"2026-01-22","price":2}"#,
    #"[{"date":"2026-01-21","price":1},{"date":"2026-01-22","price":2},"#,
  ])
  func aListThatIsCutOffIsRefused(text: String) { #expect(problem(text).contains("cut off")) }
}
