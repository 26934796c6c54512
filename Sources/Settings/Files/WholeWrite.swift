import Glibc

/// Writes bytes to a descriptor, in as many calls as that takes.
///
/// - Returns: how many were written, and the error number where those are not all.
package func writeAll(
  _ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32
) -> (written: Int, problem: Int32?) {
  var written = 0
  while written < bytes.count {
    let count = write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
    if count > 0 {
      written += count
    } else if errno != EINTR {
      return (written, errno)
    }
  }
  return (written, nil)
}
