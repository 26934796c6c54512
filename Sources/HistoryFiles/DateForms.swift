import BullionMarket
import Formats

/// In which forms the dates of a column are written, and what they prove about the order of their numbers.
struct DateForms: Sendable {
  /// Kinds of spellings; two of them in one column are the work of a spreadsheet that understood some dates only.
  enum Form: Int, Sendable, CaseIterable {
    case yearFirst, yearLast, twoDigits, compact, named, epoch, serial, other
  }

  private(set) var counts = Array(repeating: 0, count: Form.allCases.count)
  /// Dates of numbers alone that only one order can read: the day, or the month, above 12 where the other has to stand.
  private var dayFirst = 0
  private var monthFirst = 0
  private var yearFirst = 0
  private var hasPoints = false
  /// The first date that proved the order.
  private(set) var proof: String?
  private var previous: [UInt8] = []
  private var dayFirstTrail = DateTrail(.dmy)
  private var monthFirstTrail = DateTrail(.mdy)
  /// The way through time if the year stood first, and dates that cannot be read so.
  private var yearFirstPath = DateTrail.Path()
  private var notYearFirst = 0

  /// Looks at the date of a row; one that equals the row before's is passed over.
  mutating func note(_ text: ArraySlice<UInt8>) {
    let head = text.prefix(10)
    if previous.elementsEqual(head) { return }
    previous.removeAll(keepingCapacity: true)
    previous.append(contentsOf: head)
    let form = Self.form(of: text)
    counts[form.rawValue] += 1
    guard form == .yearLast || form == .twoDigits else { return }
    let parts = text.split(maxSplits: 3) { !$0.isASCIIDigit }.map {
      $0.reduce(0) { ($0 * 10 + Int($1) - 48) % 100_000 }
    }
    guard parts.count >= 3 else { return }
    hasPoints =
      hasPoints || text.dropFirst(text.prefix(while: \.isASCIIDigit).count).first == UInt8(ascii: ".")
    let (first, second) = (parts[0], parts[1])
    noteTrails(first, second, parts[2], form)
    if first > 31 {
      yearFirst += 1
    } else if first > 12, second <= 12 {
      dayFirst += 1
    } else if second > 12, first <= 12 {
      monthFirst += 1
    } else {
      return
    }
    if proof == nil { proof = LineProblem.quoted(text.prefix { !$0.isBlank }) }
  }

  private mutating func noteTrails(_ first: Int, _ second: Int, _ third: Int, _ form: Form) {
    func full(_ year: Int) -> Int { year < 70 ? 2000 + year : year < 100 ? 1900 + year : year }
    dayFirstTrail.note(first, second, year: full(third))
    monthFirstTrail.note(first, second, year: full(third))
    let date = CalendarDate(year: full(first), month: second, day: third)
    if form == .twoDigits, first < 100, (1...12).contains(second), (1...31).contains(third), date.isValid {
      yearFirstPath.go(to: date.daysSinceEpoch)
    } else {
      notYearFirst += 1
    }
  }

  /// Whether no single order of day and month puts the rows in sequence.
  var isBroken: Bool {
    switch order {
    case .dmy where dayFirst > 0: dayFirstTrail.isBroken
    case .mdy where monthFirst > 0: monthFirstTrail.isBroken
    default: false
    }
  }

  /// Whether years of two digits may stand first: read so the rows lie close together, and years apart else.
  var mayBeginWithYear: Bool {
    let other = order == .mdy ? monthFirstTrail : dayFirstTrail
    return notYearFirst == 0 && order != .ymd && yearFirstPath.length > 0
      && yearFirstPath.length * 4 < other.length
  }

  /// Whether dates stand there that need an order.
  var needOrder: Bool { counts[Form.yearLast.rawValue] + counts[Form.twoDigits.rawValue] > 0 }

  /// The order that the dates prove; nil when none does.
  var order: DateOrder? {
    let most = max(dayFirst, monthFirst, yearFirst)
    if most == 0 { return hasPoints ? .dmy : nil }
    return most == yearFirst ? .ymd : most == dayFirst ? .dmy : .mdy
  }

  /// Whether so many of all are too many for slips.
  static func isMany(_ count: Int, of total: Int) -> Bool {
    count >= 2 && count * (count >= 3 ? 200 : 20) >= total
  }

  /// Whether too many dates are written otherwise than the others for slips.
  var areMixed: Bool {
    let readable = Form.allCases.filter { $0 != .other }.map { counts[$0.rawValue] }.sorted(by: >)
    let orders = [dayFirst, monthFirst, yearFirst].sorted(by: >)
    return Self.isMany(readable[1], of: readable[0]) || Self.isMany(orders[1], of: orders[0])
  }

  private static func form(of text: ArraySlice<UInt8>) -> Form {
    let digits = text.prefix(while: \.isASCIIDigit)
    let rest = text.dropFirst(digits.count)
    guard let mark = rest.first else {
      switch digits.count {
      case 5: return .serial
      case 6, 8, 12, 14, 17: return .compact
      case 9...: return .epoch
      default: return .other
      }
    }
    switch digits.count {
    case 4: return .yearFirst
    case 5 where mark == UInt8(ascii: "."): return .serial
    case 8: return .compact
    case 9...: return .epoch
    case 1, 2:
      guard !mark.isASCIILetter, mark < 0x80, rest.dropFirst().first?.isASCIIDigit ?? false else {
        return DateReader.isDate(text) ? .named : .other
      }
      let parts = text.split(maxSplits: 3) { !$0.isASCIIDigit }
      guard parts.count >= 3, parts[1].count <= 2 else { return .other }
      return parts[2].count == 4 ? .yearLast : parts[2].count == 2 ? .twoDigits : .other
    default: return digits.isEmpty && DateReader.isDate(text) ? .named : .other
    }
  }
}
