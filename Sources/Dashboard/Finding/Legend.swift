import Panels

/// What the signs and the short words on the screen mean, for the end of the list of keys.
enum Legend {
  static let entries: [(sign: String, meaning: String)] = [
    ("!", "an alarm that waits to be acknowledged"), ("✓", "an alarm that is acknowledged and stands"),
    ("z", "an alarm that is shelved"), ("○", "an alarm that is over and that nobody has seen"),
    ("▲ ▼", "up and down, above and below"),
    ("◆ ▴", "on a chart: an alarm at its price; about something else"),
    ("●", "prices come; green only while they are fresh"), ("◀", "the last price on the axis of a chart"),
    ("ratio", "ounces of silver that buy one ounce of gold"),
    ("rank", "the share of days in the window on which the ratio was lower"),
    ("z -1.5", "the ratio so many standard deviations off its mean in the window"),
    ("legs apart", "the time between the two prices that the ratio is made of"),
    ("beta", "silver's move for a move of gold by one percent, over the returns that are named"),
    ("elastic", "silver's move in percent for gold's, over a day; beside it over a month"),
    ("in tandem", "both move the same way, and their returns go together"),
    ("survivable", "the leverage at which the deepest fall of 30 days had just used up the stake"),
    ("EMA, ATR", "exponential average of closes; average range of a bar"),
  ]
}
