import Yams

/// Reads the configuration file's text. Either all of it is understood, or nothing of it is used.
package enum ConfigurationReader {
  /// - Parameters:
  ///   - yaml: the file's text; an empty one gives the defaults.
  ///   - source: what to call the file in errors; relative paths inside it are relative to its folder.
  ///   - variable: looks up an environment variable, for `~` and `${NAME}` in paths.
  /// - Throws: every problem that was found, with its line.
  package static func configuration(
    yaml: String, source: String, variable: (String) -> String? = { _ in nil }
  ) throws(SettingsError) -> Configuration {
    var configuration = Configuration()
    configuration.source = source
    let root: Node?
    do {
      root = try YAMLDocument.root(of: yaml)
    } catch {
      throw SettingsError(source: source, problems: [error])
    }
    guard let root, !root.isEmptyValue else { return configuration }
    var reader = MappingReader(root, known: ConfigurationKeys.names)
    withoutActuallyEscaping(variable) { variable in
      let place = SettingPlace(file: source, variable: variable)
      for key in ConfigurationKeys.all { key.read(&configuration, &reader, place) }
    }
    guard reader.problems.isEmpty else { throw SettingsError(source: source, problems: reader.problems) }
    return configuration
  }
}
