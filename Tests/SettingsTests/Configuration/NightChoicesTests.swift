import Settings
import Testing

@Test(
  "Night goes over midnight",
  arguments: [
    (1320, 390, 1319, false), (1320, 390, 1320, true), (1320, 390, 0, true), (1320, 390, 389, true),
    (1320, 390, 390, false), (60, 120, 59, false), (60, 120, 60, true), (60, 120, 120, false),
    (600, 600, 600, false),
  ])
func night(from: Int, to: Int, minute: Int, isNight: Bool) {
  var night = NightChoices()
  #expect(!night.contains(minuteOfDay: minute))
  night.from = from
  #expect(!night.contains(minuteOfDay: minute))
  night.to = to
  #expect(night.contains(minuteOfDay: minute) == isNight)
}
