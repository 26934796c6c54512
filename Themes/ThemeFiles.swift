/// The theme files of this folder, compiled into the program so that one binary carries its themes.
public enum ThemeFiles {
  /// Name (as after `--theme`) and content of every built-in theme; the first is the default.
  public static let all: [(name: String, yaml: String)] = [
    ("dark", text(PackageResources.bullion_dark_yaml)),
    ("light", text(PackageResources.bullion_light_yaml)),
    ("high-contrast-dark", text(PackageResources.high_contrast_dark_yaml)),
    ("high-contrast-light", text(PackageResources.high_contrast_light_yaml)),
    ("colour-blind", text(PackageResources.colour_blind_yaml)),
    ("amber", text(PackageResources.amber_yaml)),
    ("green", text(PackageResources.green_yaml)),
    ("print", text(PackageResources.print_yaml)),
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
