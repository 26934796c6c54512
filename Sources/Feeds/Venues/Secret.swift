/// A token or a password. However it is printed, interpolated, dumped or put into an error, it does not show.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// What is sent to the venue.
  public let value: String

  /// - Parameter value: taken as it is.
  public init(_ value: String) { self.value = value }

  public var description: String { "(secret)" }
  public var debugDescription: String { "(secret)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
