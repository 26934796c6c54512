import ArgumentParser
import BullionMarket
import Glibc
import Settings

/// Writes a line to standard error; control characters of foreign text are made visible first.
func printToStandardError(_ line: String) {
  write(visible(line) + "\n", to: STDERR_FILENO)
}

/// Why a command could not say its result.
struct OutputError: Error, CustomStringConvertible {
  let description: String
}

/// Prints to standard output; a full disk or a closed output fails the command, a reader that has seen enough ends
/// it quietly.
func printOut(_ text: String) throws {
  guard !write(text, to: STDOUT_FILENO) else { return }
  let reason = errno
  if reason == EPIPE { throw ExitCode.failure }
  throw OutputError(description: "standard output cannot be written: \(String(cString: strerror(reason)))")
}

/// Writes text to a descriptor as a whole.
///
/// - Returns: false when nobody reads any more.
@discardableResult
func write(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { write($0, to: descriptor) }
}

/// Writes bytes to a descriptor as a whole.
///
/// - Returns: false when nobody reads any more.
func write(_ buffer: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Bool {
  writeAll(buffer, to: descriptor).problem == nil
}

/// Sleeps until a moment; returns at once when it has passed.
func sleep(until moment: ContinuousClock.Instant, clock: ContinuousClock) {
  let left = clock.now.duration(to: moment)
  guard left > .zero else { return }
  usleep(UInt32(min(left / .microseconds(1), 4_000_000_000)))
}
