extension Configuration {
  /// The configuration as a file that reads back as the same, with a comment for every key.
  package var yaml: String {
    let keys = ConfigurationKeys.all.flatMap { ($0.comment.isEmpty ? [] : [""]) + $0.lines(self) }
    return (ConfigurationText.header + keys).joined(separator: "\n") + "\n"
  }
}

/// The words around the keys of the file.
enum ConfigurationText {
  static var header: [String] {
    let names = wrapped((["BULLION_CONFIG"] + EnvironmentChoices.names).joined(separator: ", "))
    return [
      "# Bullion's configuration. Every key may be left out; what stands here is what holds then.",
      "# Flags beat the environment, which beats this file:",
    ] + names.map { "#   \($0)" } + [
      "# bullion config path: where the file is    bullion config check: whether it is in order"
    ]
  }

  /// Breaks a list of words so that the lines of a comment stay readable.
  static func wrapped(_ text: String) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + word.count > 90 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines
  }
}
