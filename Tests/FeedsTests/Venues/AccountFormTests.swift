import Testing

@testable import Venues

@Test func keysAndVariablesFollowFromTheName() {
  let form = AccountForm(venue: "gold-mine", title: "Gold Mine", example: "7")
  #expect(form.accountKey == "gold-mine-account")
  #expect(form.tokenFileKey == "gold-mine-token-file")
  #expect(form.practiceKey == "gold-mine-practice")
  #expect(form.tokenVariable == "BULLION_GOLD_MINE_TOKEN")
}

@Test func everyVenueThatNeedsAnAccountSaysWhatIsNeeded() {
  #expect(!VenueCatalog.accounts.isEmpty)
  #expect(Set(VenueCatalog.names).count == VenueCatalog.names.count)
  for name in VenueCatalog.names {
    let needsOne = (try? VenueCatalog.venue(named: name)) == nil
    #expect(VenueCatalog.accounts.contains { $0.venue == name } == needsOne, "\(name)")
  }
}
