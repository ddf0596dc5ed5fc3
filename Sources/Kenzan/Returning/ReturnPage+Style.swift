extension ReturnPage {
  /// Plain enough for any browser of the last ten years; letters of 8 points and more.
  static let style = """
    @page { size: A4 landscape; margin: 12mm; }
    body { font-family: "BIZ UDPGothic", "Yu Gothic", Meiryo, "Noto Sans CJK JP", sans-serif;
      font-size: 10pt; line-height: 1.5; color: #000; background: #fff; max-width: 1100px;
      margin: 0 auto; padding: 0 12px; }
    h1 { font-size: 16pt; margin: 12px 0 6px; }
    h2 { font-size: 14pt; margin: 24px 0 6px; border-bottom: 2px solid #404040; }
    h3 { font-size: 11pt; margin: 18px 0 0; padding: 3px 8px; background: #d9d9d9; }
    a { color: #0000a0; }
    a:focus { outline: 3px solid #0000a0; }
    dl { margin: 6px 0; }
    dt { float: left; clear: left; width: 11em; font-weight: bold; }
    dd { margin: 0 0 0 11em; min-height: 1.5em; }
    p.advice, p.source, p.next { margin: 3px 0; }
    table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 4px 0; }
    caption { text-align: left; font-size: 9pt; }
    th, td { border: 1px solid #404040; padding: 3px 4px; vertical-align: top; text-align: left;
      font-size: 9pt; white-space: pre-line; word-wrap: break-word; overflow-wrap: break-word; }
    thead { display: table-header-group; }
    thead th { background: #f0f0f0; text-align: center; }
    th.number { width: 3%; text-align: center; }
    th.level { width: 6%; }
    th.place { width: 12%; }
    th.stated { width: 9%; }
    th.expected { width: 10%; }
    th.answer { width: 9.5%; }
    th.reason { width: 14%; }
    td.level { text-align: center; }
    .error td.level { background: #ffd9d0; font-weight: bold; }
    .warning td.level { background: #fff2cc; }
    ul.notes { margin: 3px 0; padding-left: 0.5em; font-size: 8.5pt; list-style: none; }
    ul.notes li::before { content: "└ "; }
    p.previous { margin: 3px 0; font-size: 8.5pt; font-weight: bold; }
    tr, tbody, li { page-break-inside: avoid; break-inside: avoid; }
    h2, h3, p.source, caption, thead { page-break-after: avoid; break-after: avoid; }
    p.skip a { position: absolute; left: -9999px; }
    p.skip a:focus { position: static; }
    @media print {
      body { max-width: none; padding: 0; }
      nav, p.next, p.skip { display: none; }
      a { color: #000; text-decoration: none; }
      td.level, h3, thead th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      .department + .department { page-break-before: always; break-before: page; }
    }
    """
}
