import Screen

/// What the keys of the page of alarms ask for; raw values are the commands' names.
enum AlarmsPageCommand: String, CaseIterable {
  case acknowledge = "acknowledge-alarm"
  case shelve = "shelve-alarm"
  case unshelve = "unshelve-alarm"
  case reset = "reset-alarm"
  case toggle = "toggle-rule"
  case edit = "edit-rule"
  case test = "test-alarm"
  case remove = "remove-rule"
  case down = "next-alarm"
  case up = "previous-alarm"
  case pageDown = "alarms-down"
  case pageUp = "alarms-up"
  case first = "first-alarm"
  case last = "last-alarm"
  case search = "search-alarms"
  case nextMetal = "alarms-of-metal"
  case nextPriority = "alarms-of-priority"
  case clearFilter = "all-alarms"
  case nextPart = "next-part"

  var command: PageCommand { PageCommand(rawValue, keys: keys, meaning: meaning, hint: hint) }

  private var keys: [Key] {
    switch self {
    case .acknowledge: [.enter]
    case .shelve: [.character("s")]
    case .unshelve: [.character("u")]
    case .reset: [.character("r")]
    case .toggle: [.character("x")]
    case .edit: [.character("e")]
    case .test: [.character("T")]
    case .remove: [.delete]
    case .down: [.down, .character("j")]
    case .up: [.up, .character("k")]
    case .pageDown: [.pageDown]
    case .pageUp: [.pageUp]
    case .first: [.home]
    case .last: [.end]
    case .search: [.character("/")]
    case .nextMetal: [.character("g")]
    case .nextPriority: [.character("p")]
    case .clearFilter: [.escape]
    case .nextPart: [.character("v")]
    }
  }

  private var meaning: String {
    switch self {
    case .acknowledge: "acknowledge the alarm under the cursor"
    case .shelve: "shelve it for some minutes or until a time"
    case .unshelve: "end its shelving"
    case .reset: "reset it when it is latched, acknowledged and over"
    case .toggle: "switch its rule off or on"
    case .edit: "change its limit and deadband"
    case .test: "try how it is announced; nothing is raised"
    case .remove: "remove a rule of your own"
    case .down: "next alarm"
    case .up: "previous alarm"
    case .pageDown: "down by a screen"
    case .pageUp: "up by a screen"
    case .first: "first alarm"
    case .last: "last alarm"
    case .search: "show only rules with these words"
    case .nextMetal: "show gold, silver, or both"
    case .nextPriority: "show one priority, or all"
    case .clearFilter: "show all again"
    case .nextPart: "why, journal, load or list alone, where not all fits"
    }
  }

  private var hint: String? {
    switch self {
    case .acknowledge: "seen"
    case .shelve: "shelve"
    case .edit: "limit"
    case .toggle: "off/on"
    default: nil
    }
  }
}
