/// Whether what is sent to an address can be read on the way: plain `http` or `ws` to another machine than this one.
///
/// This machine is `localhost`, `127.x.y.z` and `[::1]`; no name is looked up. Nothing is said of text that is no
/// address. O(n).
public func isReadableOnTheWay(_ url: String) -> Bool {
  guard let separator = url.firstRange(of: "://"),
    ["http", "ws"].contains(url[..<separator.lowerBound].lowercased())
  else { return false }
  let authority = url[separator.upperBound...].prefix { !"/?#".contains($0) }
  let place = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
  if place.hasPrefix("[") { return place.prefix { $0 != "]" } != "[::1" }
  let host = place.prefix { $0 != ":" }.lowercased()
  if host == "localhost" || host == "localhost." { return false }
  let parts = host.split(separator: ".", omittingEmptySubsequences: false)
  return !(parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil })
}
