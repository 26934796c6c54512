#if Live
  import Venues
  import NIOSSL

  /// How servers prove who they are: always in full, by certificate and name.
  final class Security {
    private let extraRoots: String?
    private var context: NIOSSLContext?

    init(extraRoots: String?) { self.extraRoots = extraRoots }

    static func configuration(extraRoots: String?) -> TLSConfiguration {
      var configuration = TLSConfiguration.makeClientConfiguration()
      configuration.minimumTLSVersion = .tlsv12
      configuration.shutdownTimeout = .seconds(1)
      if let extraRoots { configuration.additionalTrustRoots = [.file(extraRoots)] }
      return configuration
    }

    /// What encrypts a connection to a server.
    ///
    /// - Parameter serverName: nil for a numeric address; the certificate has to name that address then.
    func handler(serverName: String?) throws(WireFailure) -> NIOSSLClientHandler {
      do {
        let context = try context ?? NIOSSLContext(configuration: Self.configuration(extraRoots: extraRoots))
        self.context = context
        return try NIOSSLClientHandler(context: context, serverHostname: serverName)
      } catch {
        throw Self.failure(extraRoots: extraRoots)
      }
    }

    /// Why no connection can be encrypted at all.
    static func failure(extraRoots: String?) -> WireFailure {
      .insecure(
        extraRoots.map { "the certificates in \($0) cannot be read; give a file in PEM" }
          ?? "the system's certificates cannot be read; install ca-certificates")
    }
  }
#endif
