import ArgumentParser
import Settings

/// The path that a flag or an argument means: `~` and `${NAME}` stand for what they stand for in the configuration.
///
/// - Parameter flag: what to call it in the message.
func expandedPath(_ text: String, _ flag: String) throws -> String {
  do {
    return try PathText.expanded(text, variable: environmentVariable)
  } catch {
    throw ValidationError("\(flag) \(text): \(error)")
  }
}
