import BullionMonitor
import Screen

extension Sheet {
  private static let twoColumnsFrom = 112

  /// The ratio now, and what its history says.
  ///
  /// - Parameters:
  ///   - history: what is known of past days.
  ///   - study: of that history.
  ///   - window: of the chart and the histogram.
  ///   - width: the columns there are.
  package static func ratio(
    _ context: PanelContext, history: StudiedHistory, study: RatioStudy, window: StudyWindow, width: Int
  ) -> Sheet {
    let now = RatioNowPart(context: context)
    let elasticity = ElasticityPart(context: context, history: history)
    guard history.isLoaded, study.points.count >= 2 else {
      let reason =
        history.isLoaded ? history.missing ?? "There are no two days of which both metals have a close." : nil
      return Sheet([
        now, MissingPart(title: "History", reason: reason, theme: context.theme), elasticity,
      ])
    }
    let chart = RatioChartPart(context: context, study: study, window: window)
    let standing = RatioStandingPart(context: context, study: study)
    let histogram = RatioHistogramPart(context: context, study: study, window: window)
    let switching = SwitchingPart(switching: study.switching, theme: context.theme)
    guard width >= twoColumnsFrom else {
      return Sheet([now, chart, standing, elasticity, histogram, switching])
    }
    return Sheet([
      Column(share: 11, parts: [now, chart, standing]),
      Column(share: 9, parts: [histogram, elasticity, switching]),
    ])
  }
}
