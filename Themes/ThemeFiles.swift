/// The theme files of this folder, compiled into the program so that one binary carries its themes.
public enum ThemeFiles {
  /// Name (as after `--theme`) and content of every built-in theme; the first is the default.
  public static let all: [(name: String, yaml: String)] = [
    ("dark", String(decoding: PackageResources.bullion_dark_yaml, as: UTF8.self)),
    ("light", String(decoding: PackageResources.bullion_light_yaml, as: UTF8.self)),
  ]
}
