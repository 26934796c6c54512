#if Live
  import AsyncHTTPClient
  import Feeds
  import NIOCore

  /// The clients for requests and streams of lines: one for each proxy, and one for none.
  final class HTTPClients {
    private let group: any EventLoopGroup
    private let settings: WireSettings
    private var clients: [ProxyServer?: HTTPClient] = [:]

    init(group: any EventLoopGroup, settings: WireSettings) {
      self.group = group
      self.settings = settings
    }

    var all: [HTTPClient] { Array(clients.values) }

    func client(through proxy: ProxyServer?) -> HTTPClient {
      if let client = clients[proxy] { return client }
      var configuration = HTTPClient.Configuration()
      configuration.tlsConfiguration = Security.configuration(extraRoots: settings.extraTrustRoots)
      configuration.redirectConfiguration = .disallow
      configuration.timeout = .init(connect: .milliseconds(settings.connectTimeout))
      configuration.connectionPool.retryConnectionEstablishment = false
      configuration.httpVersion = .http1Only
      configuration.decompression = .enabled(limit: .size(settings.largestAnswer))
      configuration.proxy = proxy.map { proxy in
        .server(host: proxy.host, port: proxy.port, authorization: proxy.credentials?.authorization)
      }
      let client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
      clients[proxy] = client
      return client
    }
  }

  extension ProxyServer.Credentials {
    /// As it is sent.
    var authorization: HTTPClient.Authorization { .basic(username: user, password: password) }
  }
#endif
