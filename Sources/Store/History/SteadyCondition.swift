import Glibc

/// A lock to wait at, for so long by a clock that nobody can set: with the system's clock set back by an hour, a wait
/// of a second is still one.
final class SteadyCondition: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func lock() { pthread_mutex_lock(mutex) }
  func unlock() { pthread_mutex_unlock(mutex) }
  /// Wakes all who wait.
  func broadcast() { pthread_cond_broadcast(condition) }

  /// Gives the lock up until somebody wakes it or the time has come; to be called with the lock held.
  ///
  /// - Returns: false when the time has come.
  func wait(until deadline: ContinuousClock.Instant) -> Bool {
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { return false }
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    let nanoseconds = Int64(moment.tv_nsec) + left.components.attoseconds / 1_000_000_000
    moment.tv_sec += Int(left.components.seconds + nanoseconds / 1_000_000_000)
    moment.tv_nsec = Int(nanoseconds % 1_000_000_000)
    return pthread_cond_timedwait(condition, mutex, &moment) != ETIMEDOUT
  }
}
