import BullionMarket

/// What the wire is to do for one source.
///
/// `generation` counts the connections of a source; whatever comes back carries it, and old ones are ignored.
package struct WireOrder: Sendable, Hashable {
  /// Position in the list of sources.
  package var source: Int
  package var generation: Int
  package var kind: Kind

  package enum Kind: Sendable, Hashable {
    case openSocket(url: String, headers: [HeaderField])
    case openLines(VenueRequest)
    case fetch(VenueRequest, tag: String)
    case send(String)
    /// Closes whatever is open or under way for this source, of this generation.
    case close
  }

  package init(source: Int, generation: Int, kind: Kind) {
    self.source = source
    self.generation = generation
    self.kind = kind
  }
}
