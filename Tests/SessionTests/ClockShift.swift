import Foundation
import Glibc
import TestSupport
import Testing

/// The clocks of a program under test, moved from outside: a small library goes before the system's own.
final class ClockShift {
  private let folder: String
  private let descriptor: Int32

  /// Nil where there is no C compiler.
  init?(in folder: String) throws {
    guard let compiler = Self.compiler else { return nil }
    self.folder = folder
    try Self.source.write(toFile: folder + "/shift.c", atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: compiler)
    process.arguments = ["-shared", "-fPIC", "-o", folder + "/shift.so", folder + "/shift.c", "-ldl"]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    descriptor = open(folder + "/shift", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    try #require(descriptor >= 0)
    set()
  }

  deinit { close(descriptor) }

  static var compiler: String? {
    let places = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    return places.lazy.flatMap { place in ["cc", "clang", "gcc"].map { "\(place)/\($0)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Sets the wall clock so many milliseconds off, and lets the machine have slept for so many.
  func set(wall: Int64 = 0, slept: Int64 = 0) {
    var numbers = [wall, slept]
    _ = pwrite(descriptor, &numbers, 16, 0)
  }

  var environment: [String: String] {
    ["LD_PRELOAD": folder + "/shift.so", "CLOCK_SHIFT": folder + "/shift"]
  }

  private static let source = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <stdint.h>
    #include <stdlib.h>
    #include <sys/mman.h>
    #include <sys/time.h>
    #include <time.h>
    #include <unistd.h>

    static volatile int64_t *shift(void) {
      static int64_t none[2];
      static volatile int64_t *known;
      if (known) return known;
      const char *path = getenv("CLOCK_SHIFT");
      int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
      void *place = file < 0 ? MAP_FAILED : mmap(0, 16, PROT_READ, MAP_SHARED, file, 0);
      if (file >= 0) close(file);
      known = place == MAP_FAILED ? none : place;
      return known;
    }

    static void add(struct timespec *time, int64_t milliseconds) {
      int64_t nanoseconds = time->tv_nsec + milliseconds % 1000 * 1000000;
      time->tv_sec += milliseconds / 1000;
      if (nanoseconds < 0) { nanoseconds += 1000000000; time->tv_sec -= 1; }
      if (nanoseconds >= 1000000000) { nanoseconds -= 1000000000; time->tv_sec += 1; }
      time->tv_nsec = nanoseconds;
    }

    int clock_gettime(clockid_t clock, struct timespec *time) {
      static int (*real)(clockid_t, struct timespec *);
      if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
      int result = real(clock, time);
      if (result) return result;
      volatile int64_t *by = shift();
      if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) add(time, by[0] + by[1]);
      if (clock == CLOCK_BOOTTIME) add(time, by[1]);
      return 0;
    }

    int gettimeofday(struct timeval *restrict value, void *restrict zone) {
      struct timespec now;
      clock_gettime(CLOCK_REALTIME, &now);
      value->tv_sec = now.tv_sec;
      value->tv_usec = now.tv_nsec / 1000;
      return 0;
    }
    """
}
