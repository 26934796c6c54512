import Screen

/// Reads a theme of any of the formats; which one it is, is told from what is in it.
package enum ThemeReader {
  /// - Parameters:
  ///   - text: the file's text.
  ///   - source: what to call the file in errors.
  ///   - name: what to call the theme when the file does not say.
  ///   - isExact: whether the colours stay as they are, readable or not.
  /// - Throws: `ThemeError` naming the file, the line or the key, and what was expected.
  package static func theme(
    _ text: String, source: String, name: String? = nil, isExact: Bool = false
  ) throws(ThemeError) -> Theme {
    let scheme = try scheme(text, source: source, name: name ?? source)
    return isExact ? scheme.exact : scheme.readable
  }

  static func scheme(_ text: String, source: String, name: String) throws(ThemeError) -> Scheme {
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if BtopScheme.isOne(lines) { return try BtopScheme.read(lines, source: source, name: name) }
    if GhosttyScheme.isOne(lines) { return try GhosttyScheme.read(lines, source: source, name: name) }
    let scheme: Scheme?
    do {
      scheme = try Base16Scheme.read(text, source: source, name: name)
    } catch  where text.contains("base0") {
      throw error
    } catch {
      throw ThemeError(description: "\(error); \(expected)")
    }
    guard let scheme else { throw ThemeError(description: "\(source): not a theme; \(expected)") }
    return scheme
  }

  private static let expected = """
    expected base16 or base24 (base00: "1d2021", …), btop (theme[main_bg]="#1d2021", …) or ghostty \
    (palette = 1=#fb4934, …)
    """
}
