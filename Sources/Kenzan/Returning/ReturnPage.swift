/// Slips as one page for a browser and its printer: nothing is loaded, nothing runs.
struct ReturnPage {
  let slips: [ReturnSlip]

  /// The whole page, ending in a line break.
  var html: String {
    let parts = [
      "<!DOCTYPE html>\n<html lang=\"ja\">", head,
      "<body>\n<p class=\"skip\"><a href=\"#main\">目次を飛ばして本文へ</a></p>",
      "<header>\n" + HTMLText.element("h1", text: ReturnSlip.title), contents + "\n</header>",
      "<main id=\"main\">", slips.map(section).joined(separator: "\n"), "</main>\n</body>\n</html>",
    ]
    return parts.joined(separator: "\n") + "\n"
  }

  private var head: String {
    let names = slips.count == 1 ? "　" + slips[0].addressee : ""
    return """
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      \(HTMLText.element("title", text: ReturnSlip.title + names))
      <style>
      \(Self.style)
      </style>
      </head>
      """
  }

  /// The page has a style of its own and needs nothing else; whatever a sheet holds, nothing more runs.
  private static let policy = ["script", "object", "img", "media", "font", "connect", "frame"]
    .map { "\($0)-src 'none'" }.joined(separator: "; ")

  // MARK: - Contents

  /// Every department with its sheets, by which one gets to the next.
  private var contents: String {
    let departments = slips.map { slip in
      let sheets = slip.open.indices.map { index in
        let part = slip.open[index]
        let link = Self.link(to: Self.id(slip, index), part.title)
        return HTMLText.element("li", markup: link + HTMLText.escaped("　" + part.summary))
      }
      let list = sheets.isEmpty ? "" : "\n" + HTMLText.element("ul", markup: sheets.joined())
      let name = Self.link(to: Self.id(slip), slip.addressee)
      return HTMLText.element(
        "li",
        markup: name + HTMLText.escaped("　" + slip.summary) + list
      )
    }
    let list = HTMLText.element("ul", markup: departments.joined(separator: "\n"))
    return HTMLText.element("nav", ["aria-label": "目次"], markup: "\n\(list)\n")
  }

  static func id(_ slip: ReturnSlip, _ part: Int? = nil) -> String {
    "d\(slip.number)" + (part.map { "-\($0 + 1)" } ?? "")
  }

  static func link(to id: String, _ text: String) -> String {
    HTMLText.element("a", ["href": "#" + id], text: text)
  }

  // MARK: - A department

  private func section(_ slip: ReturnSlip) -> String {
    let day = slip.asOf.map { [("作成日", $0.title)] } ?? []
    let facts = (day + slip.facts).map { name, text in
      HTMLText.element("dt", text: name) + HTMLText.element("dd", text: text)
    }
    let list = HTMLText.element("dl", markup: facts.joined(separator: "\n"))
    let advice = slip.advice(on: .page).map { HTMLText.element("p", ["class": "advice"], text: $0) }
    let sheets = slip.open.indices.map { ReturnPageSheet(slip: slip, index: $0).html }
    let title = HTMLText.element("h2", text: slip.addressee)
    let inner = [title, list] + advice + sheets + [clear(slip)]
    return HTMLText.element(
      "section",
      ["class": "department", "id": Self.id(slip)],
      markup: "\n" + inner.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    )
  }

  private func clear(_ slip: ReturnSlip) -> String {
    guard !slip.clear.isEmpty else { return "" }
    let items = slip.clear.map { part in
      let line = HTMLText.escaped("\(part.title)　\(part.source)　\(part.summary)")
      return HTMLText.element("li", markup: line + ReturnPageSheet.list(part.remarks))
    }
    return HTMLText.element("h3", text: slip.clearHeading) + "\n"
      + HTMLText.element("ul", markup: items.joined(separator: "\n"))
  }
}
