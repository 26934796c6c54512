import BullionMarket
import Glibc
import Synchronization

/// Now, by the system's clock.
package func systemTime() -> Timestamp { Timestamp(milliseconds: milliseconds(of: CLOCK_REALTIME)) }

/// Milliseconds since the machine was started, those in which it slept included.
package func millisecondsSinceBoot() -> Int64 { milliseconds(of: CLOCK_BOOTTIME) }

private func milliseconds(of clock: clockid_t) -> Int64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}

/// A clock that nobody can set: it goes on from what the system's clock said when it was made, by the time since the
/// machine started, sleep included.
package final class SteadyClock: Sendable {
  private struct State {
    var start: Timestamp
    var elapsed: Int64 = 0
    var lastBoot: Int64
  }

  private let wall: @Sendable () -> Timestamp
  private let sinceBoot: @Sendable () -> Int64
  private let state: Mutex<State>

  /// - Parameters:
  ///   - wall: the system's clock.
  ///   - sinceBoot: milliseconds since any fixed moment; should it ever go back, no time has passed.
  package init(
    wall: @escaping @Sendable () -> Timestamp = systemTime,
    sinceBoot: @escaping @Sendable () -> Int64 = millisecondsSinceBoot
  ) {
    self.wall = wall
    self.sinceBoot = sinceBoot
    state = Mutex(State(start: wall(), lastBoot: sinceBoot()))
  }

  /// The present moment by this clock; never less than before.
  package var now: Timestamp {
    state.withLock { state in
      let boot = sinceBoot()
      state.elapsed += max(0, boot - state.lastBoot)
      state.lastBoot = boot
      return state.start.advanced(byMilliseconds: state.elapsed)
    }
  }

  /// The present moment by this clock and by the system's.
  package var reading: ClockReading { ClockReading(steady: now, wall: wall()) }
}
