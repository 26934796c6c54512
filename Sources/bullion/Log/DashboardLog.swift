import BullionMarket
import Failover
import Logging
import Settings
import Synchronization

/// The dashboard's log file. It is begun with the first remark of a live feed: a demo writes nothing.
final class DashboardLog: Sendable {
  private struct Open {
    var logger: Logger
    var writer: LogWriter
  }

  private let configuration: Configuration
  private let opened = Mutex<Open?>(nil)

  init(_ configuration: Configuration) { self.configuration = configuration }

  func write(_ remark: LiveRemark) { remark.write(to: open().logger) }

  /// Something that the user was told.
  func write(notice: String) { open().logger.warning("\(notice)") }

  /// Why lines are missing, in words; nil when none are.
  var problem: String? { opened.withLock { $0?.writer.problem } }

  private func open() -> Open {
    opened.withLock { opened in
      if let opened { return opened }
      // A token that cannot be read fails the feed itself, with its reason.
      let secrets = try? Secrets.held(configuration.secrets)
      let writer = Log.start(configuration.log, secrets: secrets ?? Secrets())
      let new = Open(logger: Logger(label: "feed"), writer: writer)
      opened = new
      return new
    }
  }
}
