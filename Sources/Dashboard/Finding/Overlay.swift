/// What lies over the page and takes every key.
enum Overlay: Sendable, Equatable {
  case keys(KeyList)
  case palette(Palette)
  case themes(ThemeList)
}
