import Dashboard

/// The file in which the view is remembered from one run to the next.
package struct ViewFile: Sendable {
  private static let largestSize = 64 << 10

  package let path: String

  package init(path: String) { self.path = path }

  /// What the last run has left; nil when there was none.
  ///
  /// - Throws: why it cannot be used; the view then begins anew.
  package func read() throws(SettingsError) -> ViewMemory? {
    let text: String
    do {
      text = try TextFile.content(of: path, atMost: Self.largestSize)
    } catch {
      if error.isMissing { return nil }
      throw failure("\(error)")
    }
    guard let memory = ViewMemory(text) else { throw failure("is no remembered view; the view begins anew") }
    return memory
  }

  package func write(_ memory: ViewMemory) throws(SettingsError) {
    FilePlace.makeFolders(above: path)
    do {
      try TextFile.replace(path, with: memory.text)
    } catch {
      throw failure("the view is not remembered: \(error)")
    }
  }

  private func failure(_ text: String) -> SettingsError {
    SettingsError(source: path, problems: [SettingsProblem(line: nil, text)])
  }
}
