import Failover
import Logging

extension LiveRemark {
  /// Writes it to the program's log.
  func write(to logger: Logger) {
    var metadata: Logger.Metadata = [:]
    if let source { metadata["source"] = "\(source)" }
    for (name, value) in facts { metadata[name] = "\(value)" }
    let level: Logger.Level =
      switch self.level {
      case .info: .info
      case .warning: .warning
      case .error: .error
      }
    logger.log(level: level, "\(text)", metadata: metadata)
  }
}
