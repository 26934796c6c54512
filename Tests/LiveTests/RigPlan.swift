#if Live
  import BullionMarket
  import Failover
  import Venues
  import LoopbackVenues
  import Wire

  /// What a rig is made of.
  struct RigPlan {
    var kinds: [VenueKind]
    var settings = RigPlan.quick
    var wire = WireSettings()
    var inboxLimit = 4 << 20
    var rate = 20.0
    var certificate: TestCertificate?
    /// Milliseconds by which the venues' clocks are behind.
    var lag: Int64 = 0
    var asksHistory = false
    /// A change of the facts of each venue.
    var facts: (inout VenueFacts) -> Void = { _ in }

    init(_ kinds: VenueKind...) {
      self.kinds = kinds
      wire.connectTimeout = 5_000
      wire.answerTimeout = 5_000
    }

    /// Waits of a test instead of those of the world.
    static var quick: LiveSettings {
      var settings = LiveSettings()
      settings.shortestWait = 20
      settings.longestWait = 200
      settings.silence = 3_000
      settings.patience = 3_000
      settings.switchBack = 500
      settings.settling = 0
      settings.minuteDays = 1
      settings.hourDays = 3
      return settings
    }

    func loopback(_ kind: VenueKind, _ clock: RigClock) -> LoopbackVenueSettings {
      var settings = LoopbackVenueSettings()
      settings.rate = rate
      settings.certificate = certificate
      let lag = lag
      settings.clock = { clock.now.milliseconds - lag }
      return settings
    }

    func known(at now: Timestamp) -> KnownHistory {
      asksHistory ? KnownHistory() : KnownHistory(minutesUntil: now, hasDays: true)
    }

    /// The venue as the program has it, at another place and with its polls in quick succession.
    func venue(_ kind: VenueKind, at url: String) throws -> any Venue {
      let venue: any Venue
      switch kind {
      case .swissquote:
        let endpoints = SwissquoteVenue.publicEndpoints.moved(to: url)
        venue = SwissquoteVenue(endpoints: endpoints ?? VenueEndpoints(rest: url), pollInterval: 200)
      case .goldAPI:
        let endpoints = GoldAPIVenue.publicEndpoints.moved(to: url)
        venue = GoldAPIVenue(endpoints: endpoints ?? VenueEndpoints(rest: url), pollInterval: 200)
      default:
        let secrets = VenueSecrets(account: "101-001-1234567-001", token: try Secret(LiveRig.token))
        venue = try VenueCatalog.venue(named: kind.rawValue, endpoint: url, secrets: secrets)
      }
      var changed = venue.facts
      facts(&changed)
      return ChangedVenue(inner: venue, facts: changed)
    }
  }

  /// A venue of which other facts are told.
  private struct ChangedVenue: Venue {
    let inner: any Venue
    let facts: VenueFacts

    func conversation() -> any VenueConversation { inner.conversation() }
  }
#endif
