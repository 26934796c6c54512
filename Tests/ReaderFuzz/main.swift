import BullionMarket
import Glibc

// Reads mutated quote lines, rows of dates, whole files of history and gzip, and looks that nothing traps and that no
// price comes out that could not be dollars an ounce.
//
// reader-fuzz [RUNS] [SEED]: of a hundred runs 64 are quote lines, 34 are rows of history (dates above all), two are
// whole files, and one of fifty of these is gzip. A run that traps is named before the program dies; the same number
// of runs and the same seed make it again.

let runs = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
let seed = CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1
guard let file = MemoryFile(name: "reader-fuzz") else {
  print("no file in memory: \(String(cString: strerror(errno)))")
  exit(1)
}

FuzzPlace.seed = seed
for number in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGFPE, SIGBUS] {
  signal(number) { number in
    print("signal \(number) in batch \(FuzzPlace.batch) of seed \(FuzzPlace.seed)")
    signal(number, SIG_DFL)
    raise(number)
  }
}

var mutate = Mutation(seed: seed)
var counts = FuzzCounts()
let begin = ContinuousClock.now
var done = 0
while done < runs {
  FuzzPlace.batch += 1
  let kind = mutate.number(below: 100)
  if kind < 64 {
    done += fuzzQuotes(&mutate, file, &counts)
  } else if kind < 98 {
    done += fuzzRows(&mutate, file, &counts)
  } else {
    for _ in 0..<batchSize { fuzzFile(&mutate, file, &counts) }
    done += batchSize
  }
  if FuzzPlace.batch % 500 == 0 { print("\(done) runs, \(counts.words)") }
}
let seconds = begin.duration(to: .now) / .seconds(1)
print("\(done) runs in \(NumberText.fixed(seconds, decimals: 1)) s, seed \(seed): \(counts.words)")
exit(counts.beyond == 0 && counts.failures == 0 && counts.taken > 0 ? 0 : 1)
