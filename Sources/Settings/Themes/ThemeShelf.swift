import Screen

/// Where themes are had from, and how they are to be shown: what does not change with the name of the theme.
package struct ThemeShelf: Sendable, Equatable {
  /// Where the user's own themes are.
  private let folder: String?
  /// Whether the colours stay as the file has them, readable or not.
  private let isExact: Bool
  /// Whether what rises is red, as on the screens of East Asia.
  private let isRedUp: Bool

  package init(folder: String?, isExact: Bool = false, isRedUp: Bool = false) {
    self.folder = folder
    self.isExact = isExact
    self.isRedUp = isRedUp
  }

  /// The built-in names, then those of the user's folder.
  package var names: [String] { ThemeLibrary.names(folder: folder) }

  /// The theme of a name or a path.
  package func theme(_ choice: String) throws(ThemeError) -> Theme {
    let theme = try ThemeLibrary.theme(choice, folder: folder, isExact: isExact)
    return isRedUp ? theme.redUp : theme
  }
}

extension Theme {
  /// The same with the colours of rising and falling prices exchanged.
  package var redUp: Theme {
    var theme = self
    (theme[.up], theme[.down]) = (self[.down], self[.up])
    (theme[.upFaint], theme[.downFaint]) = (self[.downFaint], self[.upFaint])
    return theme
  }
}
