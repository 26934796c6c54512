import BullionMarket

/// A price of the feed in the order of its date: a quote, or a finished bar, which is of the moment when it began.
enum DatedPrice: Dated {
  case quote(Quote)
  case bar(Instrument, BarInterval, Bar)

  var instrument: Instrument {
    switch self {
    case .quote(let quote): quote.instrument
    case .bar(let instrument, _, _): instrument
    }
  }

  var time: Timestamp {
    switch self {
    case .quote(let quote): quote.time
    case .bar(_, _, let bar): bar.start
    }
  }
}
