import BullionMarket

/// Why a theme could not be read, in words for the person who wrote it.
package struct ThemeError: Error, Equatable, CustomStringConvertible {
  package let description: String

  /// - Parameter description: control characters in it are spelled out.
  init(description: String) { self.description = visible(description) }
}
