import Foundation

enum ResidentMemory {
  /// The program's resident memory now, in kB; 0 where the system does not say.
  static var kilobytes: Int {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
    return (fields?.dropFirst().first.flatMap { Int($0) } ?? 0) * sysconf(Int32(_SC_PAGESIZE)) / 1024
  }
}
