import BullionMarket

/// Spot of both metals from an account at OANDA (v20): a stream of lines over HTTP, bid and ask, candles.
public struct OandaVenue: Venue {
  /// Where accounts with money are.
  public static let publicEndpoints = VenueEndpoints(
    stream: "https://stream-fxtrade.oanda.com", rest: "https://api-fxtrade.oanda.com")
  /// Where accounts for practice are.
  public static let practiceEndpoints = VenueEndpoints(
    stream: "https://stream-fxpractice.oanda.com", rest: "https://api-fxpractice.oanda.com")

  public private(set) var facts = VenueFacts(
    name: "oanda",
    symbols: [VenueSymbol("XAU_USD", .gold, .spot), VenueSymbol("XAG_USD", .silver, .spot)],
    // A heartbeat comes every five seconds.
    silentAfter: 15_000,
    remark: "needs an account")

  /// Where it is spoken to.
  public let endpoints: VenueEndpoints
  /// As the venue writes it: `101-001-1234567-001`.
  public let account: String
  /// What is sent as `Authorization: Bearer`.
  public let token: Secret

  /// - Parameters:
  ///   - account: the account's number; letters, digits and dashes.
  ///   - token: the account's API token.
  ///   - isPractice: whether it is an account for practice, which other hosts serve.
  ///   - endpoints: those that the kind of account calls for unless given.
  ///   - calendar: what its daily candles are told by.
  public init(
    account: String, token: Secret, isPractice: Bool = false, endpoints: VenueEndpoints? = nil,
    calendar: SessionCalendar = SessionCalendar()
  ) {
    facts.calendar = calendar
    self.account = account
    self.token = token
    self.endpoints = endpoints ?? (isPractice ? Self.practiceEndpoints : Self.publicEndpoints)
  }

  public func conversation() -> any VenueConversation { OandaConversation(of: self) }

  /// What every request carries.
  var headers: [HeaderField] {
    [HeaderField("Authorization", token.withValue { "Bearer \($0)" }, isSecret: true)]
  }
}
