/// What the committee said at earlier meetings, as a page.
struct MessagesSheet {
  let messages: [CommitteeMessage]
  let title: String
  /// Where a message is said.
  let origin: (CommitteeMessage) -> CellOrigin

  private static let cell = StyleSheet.cell.with {
    $0.fontSize = 10
    $0.horizontal = .left
    $0.vertical = .top
  }
  private static let heading = StyleSheet.heading.with { $0.isBold = true }

  func sheet(named name: String) -> WorkbookSheet {
    var canvas = PaperCanvas(named: name, columns: [9, 22, 64])
    let look = StyleSheet.title.with { $0.horizontal = .left }
    canvas.add(.init(.text(title), span: 3, look), height: 27)
    canvas.add(
      .init(.text("回"), Self.heading),
      .init(.text("分野・事業"), Self.heading),
      .init(.text("メッセージ"), Self.heading),
      height: 24
    )
    canvas.repeatLastRow()
    for message in messages.enumerated().sorted(by: {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }).map(\.element) {
      let about = [message.field, message.subject].compactMap { $0 }.joined(separator: "\n")
      // A row for every paragraph, so that a long message may go on to the next page.
      let origins = [origin(message)]
      for (index, paragraph) in message.paragraphs.enumerated() {
        canvas.add(
          .init(
            index == 0 ? .text("第\(message.number)回") : .blank,
            Self.edge(index, message),
            from: index == 0 ? origins : []
          ),
          .init(
            index == 0 ? .text(about) : .blank,
            Self.edge(index, message),
            from: index == 0 ? origins : []
          ),
          .init(.text("　" + paragraph), Self.edge(index, message), from: origins)
        )
      }
    }
    return canvas.finished
  }

  /// Lines only around the whole message.
  private static func edge(_ index: Int, _ message: CommitteeMessage) -> CellLook {
    cell.with {
      if index > 0 { $0.borders.top = nil }
      if index < message.paragraphs.count - 1 { $0.borders.bottom = nil }
    }
  }
}
