import BullionMarket

/// Spot of both metals from an account at OANDA (v20): a stream of lines over HTTP, bid and ask, candles.
package struct OandaVenue: Venue {
  /// Where accounts with money are.
  package static let publicEndpoints = VenueEndpoints(
    stream: "https://stream-fxtrade.oanda.com", rest: "https://api-fxtrade.oanda.com")
  /// Where accounts for practice are.
  package static let practiceEndpoints = VenueEndpoints(
    stream: "https://stream-fxpractice.oanda.com", rest: "https://api-fxpractice.oanda.com")

  package private(set) var facts = VenueFacts(
    name: "oanda",
    symbols: [VenueSymbol("XAU_USD", .gold, .spot), VenueSymbol("XAG_USD", .silver, .spot)],
    // A heartbeat comes every five seconds.
    silentAfter: 15_000,
    remark: "needs an account")

  /// Where it is spoken to.
  package let endpoints: VenueEndpoints
  /// As the venue writes it: `101-001-1234567-001`.
  package let account: String
  /// What is sent as `Authorization: Bearer`.
  package let token: Secret

  /// - Parameters:
  ///   - account: the account's number; letters, digits and dashes.
  ///   - token: the account's API token.
  ///   - isPractice: whether it is an account for practice, which other hosts serve.
  ///   - endpoints: those that the kind of account calls for unless given.
  ///   - calendar: what its daily candles are told by.
  package init(
    account: String, token: Secret, isPractice: Bool = false, endpoints: VenueEndpoints? = nil,
    calendar: SessionCalendar = SessionCalendar()
  ) {
    facts.calendar = calendar
    self.account = account
    self.token = token
    self.endpoints = endpoints ?? (isPractice ? Self.practiceEndpoints : Self.publicEndpoints)
  }

  package func conversation() -> any VenueConversation { OandaConversation(of: self) }

  /// What every request carries.
  package var headers: [HeaderField] {
    [HeaderField("Authorization", token.withValue { "Bearer \($0)" }, isSecret: true)]
  }
}
