import BullionMarket

extension OandaVenue {
  /// What its accounts are told by.
  static let account = AccountForm(venue: "oanda", title: "OANDA", example: "001-004-1234567-001")

  /// The venue for somebody's account.
  ///
  /// - Throws: when something of the account is missing or none, or the token could be read on its way; no secret is
  ///   part of the words.
  init(_ secrets: VenueSecrets, endpoint: String?, calendar: SessionCalendar) throws(VenueError) {
    guard let account = secrets.account, !account.isEmpty else {
      throw VenueError("oanda", "oanda needs the number of your account; set it beside the token")
    }
    guard account.utf8.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: "-") }) else {
      throw VenueError("oanda", "the account of oanda is not digits and dashes, as in 101-001-1234567-001")
    }
    guard let token = secrets.token else {
      throw VenueError(
        "oanda", "oanda needs an API token; make one on its site and set it beside the account")
    }
    if let endpoint, isReadableOnTheWay(endpoint) {
      throw VenueError(
        "oanda",
        "oanda: the token would be readable on its way to \(endpoint); write https://, or an address of this machine"
      )
    }
    let own = secrets.isPractice ? Self.practiceEndpoints : Self.publicEndpoints
    self.init(
      account: account, token: token, endpoints: try VenueCatalog.moved(own, to: endpoint, "oanda"),
      calendar: calendar)
  }
}
