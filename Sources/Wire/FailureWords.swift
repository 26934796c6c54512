#if Live
  import AsyncHTTPClient
  import Venues
  import Glibc
  import NIOCore
  import NIOExtras
  import NIOHTTP1
  import NIOHTTPCompression
  import NIOPosix
  import NIOSSL
  import NIOWebSocket

  /// Turns the errors of the network's parts into what happened, to whom, in words for the user.
  struct FailureWords {
    var host: String
    /// Where connections go instead, as `host:port`; nil without a proxy.
    var proxy: String?
    var settings: WireSettings
    /// The bound that `tooLong` speaks of.
    var limit: Int

    /// Nothing came in time.
    func noAnswer(within milliseconds: Int64) -> WireFailure {
      .timedOut("\(host) did not answer within \(Self.span(milliseconds))")
    }

    /// - Parameter certificate: what the server showed, where that is known.
    func failure(of error: any Error, certificate: NIOSSLCertificate? = nil) -> WireFailure {
      switch error {
      case let error as WireFailure: error
      case let error as NIOConnectionError: connecting(error)
      case let error as ChannelError: channel(error)
      case let error as NIOSSLError: encrypting(error, certificate)
      case let error as NIOSSLExtraError: encrypting(error)
      case BoringSSLError.sslError(let stack), BoringSSLError.unknownError(let stack):
        encrypting(.handshakeFailed(.sslError(stack)), certificate)
      case let error as HTTPClientError: client(error)
      case let error as NIOHTTP1ProxyConnectHandler.Error: tunnel(error)
      case let error as NIOWebSocketError:
        error == .invalidFrameLength
          ? .tooLong(limit: limit) : .protocolError("\(host) sent a control frame that is cut or too long")
      case is NIOHTTPClientUpgradeError: .protocolError("\(host) did not agree to a web socket as it should")
      case HTTPParserError.invalidEOFState: cutOff
      case is HTTPParserError: .protocolError("\(host) does not answer in HTTP")
      case NIOHTTPDecompression.DecompressionError.limit: .tooLong(limit: limit)
      case is NIOHTTPDecompression.DecompressionError:
        .protocolError("the compressed answer of \(host) cannot be read")
      case let error as IOError: system(error)
      default: .unreachable("the connection with \(host) failed")
      }
    }

    // MARK: Connecting

    private var place: String { proxy.map { "the proxy \($0)" } ?? host }

    private func connecting(_ error: NIOConnectionError) -> WireFailure {
      for failure in error.connectionErrors {
        if let error = failure.error as? IOError {
          return system(error, port: error.errnoCode == ECONNREFUSED)
        }
        if case ChannelError.connectTimeout = failure.error { return notConnected }
      }
      return error.dnsAError != nil || error.dnsAAAAError != nil ? .unknownHost(place) : notConnected
    }

    private func channel(_ error: ChannelError) -> WireFailure {
      if case .connectTimeout = error { return notConnected }
      return .closedByPeer(code: nil, words: "the connection with \(host) broke")
    }

    private var notConnected: WireFailure {
      .timedOut("\(place) accepted no connection within \(Self.span(settings.connectTimeout))")
    }

    private static func span(_ milliseconds: Int64) -> String {
      milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }

    private func system(_ error: IOError, port: Bool = false) -> WireFailure {
      switch error.errnoCode {
      case ECONNREFUSED: .unreachable("\(place) refuses the connection")
      case ENETUNREACH, EHOSTUNREACH: .unreachable("there is no way to \(place); is the network up?")
      case ETIMEDOUT: .timedOut("\(place) does not answer")
      case ECONNRESET, EPIPE, ECONNABORTED: .closedByPeer(code: nil, words: "\(host) broke the connection")
      default: .unreachable("\(place): \(String(cString: strerror(error.errnoCode)))")
      }
    }

    private func tunnel(_ error: NIOHTTP1ProxyConnectHandler.Error) -> WireFailure {
      if error == .proxyAuthenticationRequired() { return passwordWanted }
      if error == .remoteConnectionClosed() || error == .channelUnexpectedlyInactive() {
        return .unreachable("\(place) closed the connection instead of passing it on to \(host)")
      }
      return .unreachable("\(place) does not pass the connection on to \(host)")
    }

    private var passwordWanted: WireFailure {
      .unreachable(
        "407: \(place) wants another user and password; they go into the proxy's address: http://USER:PASSWORD@HOST:PORT"
      )
    }

    // MARK: Encryption

    /// The certificate that a server showed, also where it was not accepted.
    static func certificate(in channel: any Channel) -> NIOSSLCertificate? {
      (try? channel.pipeline.syncOperations.handler(type: NIOSSLClientHandler.self))?.peerCertificate
    }

    private func encrypting(_ error: NIOSSLError, _ certificate: NIOSSLCertificate?) -> WireFailure {
      switch error {
      case .handshakeFailed(let inner): handshake(inner, certificate)
      case .uncleanShutdown: .closedByPeer(code: nil, words: "")
      case .failedToLoadCertificate, .noSuchFilesystemObject:
        Security.failure(extraRoots: settings.extraTrustRoots)
      case .unableToValidateCertificate, .noCertificateToValidate:
        .insecure("\(host) shows no certificate that can be checked")
      default: .insecure("the encrypted connection with \(host) broke")
      }
    }

    private func encrypting(_ error: NIOSSLExtraError) -> WireFailure {
      error == .failedToValidateHostname
        ? .insecure("the certificate that \(host) shows is for another name")
        : .insecure("the name \(host) fits no certificate")
    }

    private func handshake(_ error: BoringSSLError, _ certificate: NIOSSLCertificate?) -> WireFailure {
      let details = String(describing: error)
      if details.contains("CERTIFICATE_VERIFY_FAILED") { return refused(certificate) }
      if details.contains("WRONG_VERSION_NUMBER") || details.contains("HTTP_REQUEST") {
        return .insecure("\(host) does not speak TLS at this port")
      }
      if details.contains("PROTOCOL_VERSION") || details.contains("UNSUPPORTED_PROTOCOL") {
        return .insecure("\(host) speaks only an old version of TLS")
      }
      if details.contains("EOF") { return .insecure("\(host) ended the TLS handshake") }
      return .insecure("the TLS handshake with \(host) failed")
    }

    private func refused(_ certificate: NIOSSLCertificate?) -> WireFailure {
      let now = systemTime().milliseconds / 1000
      guard let certificate else {
        return .insecure("the certificate of \(host) has expired or is from an authority that is not trusted")
      }
      if Int64(certificate.notValidAfter) < now { return .insecure("the certificate of \(host) has expired") }
      if Int64(certificate.notValidBefore) > now {
        return .insecure("the certificate of \(host) is not valid yet; is the clock right?")
      }
      return .insecure("the certificate of \(host) is from an authority that is not trusted")
    }

    // MARK: Requests

    private var cutOff: WireFailure {
      .closedByPeer(code: nil, words: "\(host) closed the connection before the end of its answer")
    }

    private func client(_ error: HTTPClientError) -> WireFailure {
      switch error {
      case .connectTimeout, .getConnectionFromPoolTimeout: notConnected
      case .httpProxyHandshakeTimeout, .readTimeout, .deadlineExceeded, .writeTimeout:
        noAnswer(within: settings.answerTimeout)
      case .tlsHandshakeTimeout: .timedOut("\(host) did not end the TLS handshake in time")
      case .remoteConnectionClosed, .uncleanShutdown: cutOff
      case .proxyAuthenticationRequired: passwordWanted
      case .invalidProxyResponse: .unreachable("\(place) does not pass the connection on to \(host)")
      case .cancelled, .alreadyShutdown: .closedByUs
      case let error where error.shortDescription.contains("eader field"):
        .unreachable("a header for \(host) has characters that are not allowed")
      default: .unreachable("the request to \(host) failed: \(error.shortDescription)")
      }
    }
  }
#endif
