/// One HTTP request.
package struct VenueRequest: Sendable, Hashable {
  package enum Method: String, Sendable { case get = "GET", post = "POST" }
  package var method: Method
  /// Absolute.
  package var url: String
  package var headers: [HeaderField]
  package var body: String?

  /// A request; JSON bodies name their type themselves.
  package init(_ method: Method = .get, _ url: String, headers: [HeaderField] = [], body: String? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// A header of a request; the value of a secret one is never printed, interpolated or dumped.
package struct HeaderField: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  package var name: String
  package var value: String
  package var isSecret: Bool

  /// A header of a request.
  package init(_ name: String, _ value: String, isSecret: Bool = false) {
    self.name = name
    self.value = value
    self.isSecret = isSecret
  }

  package var description: String { "\(name): \(isSecret ? "(secret)" : value)" }
  package var customMirror: Mirror { Mirror(self, children: ["field": description]) }
}
