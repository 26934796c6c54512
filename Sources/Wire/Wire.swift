/// Whether this program was built with the parts that reach the network.
public let isLiveBuiltIn: Bool = {
  #if Live
    true
  #else
    false
  #endif
}()
