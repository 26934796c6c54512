import BullionAnalytics
import BullionMarket

extension Monitor {
  /// Everything that can be said at the present moment.
  public var readings: Readings {
    let goldDay = gain(.gold, over: .day)
    let silverDay = gain(.silver, over: .day)
    var pairReading = PairReading(
      window: settings.pairWindow, interval: .oneDay, observations: 0, elasticity: WindowReadings())
    pair.fill(&pairReading)
    pairReading.elasticity[.day] = elasticity(over: .day)
    pairReading.elasticity[.month] = elasticity(over: .month)
    pairReading.tandem = tandem(
      correlation: pairReading.correlation, goldDayGain: goldDay, silverDayGain: silverDay)
    pairReading.isAccelerating = isAccelerating
    var ratio = pair.ratio(gold: metals[0], silver: metals[1])
    if Instrument.allCases.contains(where: isWaiting) { ratio.quality = .none }
    return Readings(
      time: now, feed: feedReading, gold: metalReading(.gold), silver: metalReading(.silver),
      ratio: ratio, pair: pairReading, levels: levels.map(\.reading))
  }

  private var feedReading: FeedReading {
    let learnt = metals.map(\.clockOffset).max { $0.magnitude < $1.magnitude } ?? 0
    let offset = localClockLead.map { 0 - $0 } ?? learnt
    return FeedReading(
      name: feedName, mode: mode, state: feedState, refused: refused,
      refusedPercent: now.flatMap(refusalShare.percent),
      clockOffset: offset == 0 ? nil : Double(offset) / 1000, source: lastSwitch?.to, kind: lastSwitch?.kind)
  }

  private var feedState: FeedReading.State {
    if hasEnded { return .ended }
    if isDown { return .down }
    let qualities = metals.filter(\.freshness.isLive).map(\.freshness.quality)
    if qualities.isEmpty { return .starting }
    if qualities.contains(.stale) { return .stale }
    return qualities.contains(.good) ? .live : .closed
  }

  /// Whether what is known of a metal is history alone while real prices are waited for: nobody is to take it for
  /// one.
  func isWaiting(_ instrument: Instrument) -> Bool {
    mode == .live && !metals[instrument.position].freshness.isLive
  }

  private func metalReading(_ instrument: Instrument) -> MetalReading {
    let track = metals[instrument.position]
    let minutes = track.bars[.oneMinute]
    let deepest = track.deepestDrawdown
    var gains = WindowReadings()
    for window in GainWindow.allCases { gains[window] = gain(instrument, over: window)?.percent }
    return MetalReading(
      instrument: instrument, bid: track.last?.bid, ask: track.last?.ask, mid: track.last?.mid,
      time: track.last?.time,
      age: track.freshness.lastReceived.map { max(0, present.seconds(since: $0)) },
      quality: isWaiting(instrument) ? .none : track.freshness.quality,
      isLate: track.freshness.isLate(at: present), change: change(of: instrument),
      high: track.tradeDay.high,
      low: track.tradeDay.low, rangeSince: track.tradeDay.rangeSince, gains: gains,
      gainsSince: gainsSince(instrument), relativeStrength: relativeStrengthReading(minutes),
      indicators: minutes.indicators, volatility: track.volatilityReading,
      drawdowns: track.drawdownReadings,
      survivableLeverage: deepest.flatMap { survivableLeverage(drawdown: $0) },
      deepestDrawdown: deepest.map { $0 * 100 })
  }

  private func relativeStrengthReading(_ bars: IntervalTrack) -> RelativeStrengthReading {
    let state: RelativeStrengthReading.State =
      if let value = bars.strength {
        value >= settings.overbought ? .overbought : value <= settings.oversold ? .oversold : .neutral
      } else {
        bars.indicators.barsSeen > settings.relativeStrengthPeriod ? .undefined : .warming
      }
    return RelativeStrengthReading(
      value: bars.strength, period: settings.relativeStrengthPeriod, interval: bars.interval,
      state: state, isConverging: bars.indicators.relativeStrength.isWarming)
  }
}
