extension ReturnList {
  static let fontSize = 9.0
  static func wide(_ text: String, _ look: CellLook) -> PaperCanvas.Block {
    .init(.text(text), span: ReturnColumn.shown.count, look)
  }

  static func asLink(_ look: inout CellLook) {
    look.isUnderlined = StyleSheet.link.isUnderlined
    look.color = StyleSheet.link.color
  }

  static func level(of item: ReturnSlip.Item) -> CellLook {
    center.with {
      $0.isBold = item.finding.severity == .error
      switch item.finding.severity {
      case .error: $0.fill = StyleSheet.faultFill
      case .warning: $0.fill = StyleSheet.doubtFill
      case .info: $0.fill = StyleSheet.headingFill
      }
    }
  }

  static let title = StyleSheet.title.with { $0.horizontal = .left }
  static let day = PaperCanvas.plain.with {
    $0.fontSize = 10
    $0.horizontal = .right
  }
  static let name = StyleSheet.heading.with { $0.fontSize = 10 }
  static let fact = StyleSheet.cell.with {
    $0.fontSize = 10
    $0.horizontal = .left
    $0.indent = 1
  }
  static let heading = StyleSheet.heading.with {
    $0.fontSize = fontSize
    $0.isBold = true
  }
  static let section = StyleSheet.section.with { $0.fontSize = 9.5 }
  static let source = section.with {
    asLink(&$0)
    $0.fontSize = 8.5
    $0.isBold = false
  }
  static let cell = StyleSheet.cell.with {
    $0.fontSize = fontSize
    $0.horizontal = .left
  }
  static let center = cell.with { $0.horizontal = .center }
  static let answer = cell.with { $0.isUnlocked = true }
  static let small = StyleSheet.note.with { $0.fontSize = 8 }
  static let consequence = StyleSheet.cell.with {
    $0.fontSize = 8
    $0.horizontal = .left
  }
  static let technicalLook = CellLook().with { $0.numberFormat = StyleSheet.textFormat }
}
