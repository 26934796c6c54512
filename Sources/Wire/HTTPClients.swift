#if Live
  import AsyncHTTPClient
  import NIOCore

  /// The clients for requests and streams of lines: for each proxy and for none, with and without compression.
  ///
  /// Through a proxy all goes by CONNECT, also what is not encrypted.
  final class HTTPClients {
    private let group: any EventLoopGroup
    private let settings: WireSettings
    private var clients: [Key: HTTPClient] = [:]

    private struct Key: Hashable {
      var proxy: ProxyServer?
      var takesCompressed: Bool
    }

    init(group: any EventLoopGroup, settings: WireSettings) {
      self.group = group
      self.settings = settings
    }

    var all: [HTTPClient] { Array(clients.values) }

    /// - Parameter takesCompressed: whether answers may be compressed; the bound on their size would end a stream
    ///   that is.
    func client(through proxy: ProxyServer?, takesCompressed: Bool) -> HTTPClient {
      let key = Key(proxy: proxy, takesCompressed: takesCompressed)
      if let client = clients[key] { return client }
      var configuration = HTTPClient.Configuration()
      configuration.tlsConfiguration = Security.configuration(extraRoots: settings.extraTrustRoots)
      configuration.redirectConfiguration = .disallow
      configuration.timeout = .init(connect: .milliseconds(settings.connectTimeout))
      configuration.connectionPool.retryConnectionEstablishment = false
      configuration.httpVersion = .http1Only
      if takesCompressed { configuration.decompression = .enabled(limit: .size(settings.largestAnswer)) }
      configuration.proxy = proxy.map { proxy in
        .server(host: proxy.host, port: proxy.port, authorization: proxy.credentials?.authorization)
      }
      let client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
      clients[key] = client
      return client
    }
  }

  extension ProxyServer.Credentials {
    /// As it is sent.
    var authorization: HTTPClient.Authorization { .basic(username: user, password: password) }
  }
#endif
