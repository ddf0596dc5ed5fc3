import Foundation
import KenzanBridge
import Testing

/// Sees what libxlsxwriter 1.1.4 would do to a workbook if it were let.
///
/// Each of its hazards, and where a test would fail if it came back:
/// - names that Excel refuses are accepted: `WorkbookNamesTests`, `WorkbookWriterTests`;
/// - a name is cut with its worksheet at 127 bytes: here, and `WorkbookWriterTests`;
/// - names cost time that grows with their square, and are ordered by it: here;
/// - a drop-down list over 255 bytes ends the process: `WorkbookWriterTests` ("long list"), and
///   `FormDrawingTests` for the hidden sheet that holds the choices instead;
/// - a formula without a result is stored as 0: `WorkbookWriterTests`, and no call takes one without;
/// - texts over 32,767 characters are left out: `WorkbookWriterTests`;
/// - `_x0041_` in a text becomes a letter, a NUL ends it: `WorkbookWriterTests`, `WorkbookTextTests`;
/// - what is no number is written: here;
/// - it warns on standard error: `ExportCommandTests`;
/// - merged cells with long texts do not grow: `FormDrawingTests`, `SheetMetricsTests`;
/// - the time of writing is written: `WorkbookWriterTests` ("two writes give the same bytes").
struct WorkbookBridgeTests {
  private func workbook(_ tabs: [String]) throws -> WorkbookBridge {
    var bridge = try WorkbookBridge()
    for tab in tabs { _ = try bridge.addSheet(tab) }
    return bridge
  }

  /// The defined names of a file, with the numbers of their worksheets, as they stand in it.
  private func names(in bytes: [UInt8]) throws -> [String] {
    let limits = ZipLimits(
      entries: 1_000,
      partBytes: 1 << 28,
      packageBytes: 1 << 28,
      ratio: 1_000,
      freeBytes: 1 << 28
    )
    let archive = try ZipArchive(bytes, limits: limits)
    let part = try #require(archive.parts.first { $0.name == "xl/workbook.xml" })
    let text = String(decoding: try archive.inflate(part), as: UTF8.self)
    return text.split(separator: "<definedName name=\"").dropFirst().map { entry in
      let pieces = entry.split(separator: "\"")
      let isLocal = pieces.count > 1 && pieces[1].hasSuffix("localSheetId=")
      return String(pieces[0]) + (isLocal ? "@" + pieces[2] : "")
    }
  }

  @Test func `names stand in Excel's order, in whatever order they come`() throws {
    let sorted = [
      "_xlnm._FilterDatabase@1", "alpha", "Alpha@1", "alpha@0", "cost.R6@0", "costs@0",
      "_xlnm.Print_Area@1", "_xlnm.Print_Area@0", "_xlnm.Print_Titles@0", "年度@0",
    ]
    for order in [[0, 1, 2, 3, 4, 5], [5, 3, 1, 4, 2, 0]] {
      var bridge = try workbook(["b", "A a"])
      let names = [
        ("alpha", 0), ("Alpha", 1), ("alpha", nil), ("costs", 0), ("年度", 0), ("cost.R6", 0),
      ]
      for place in order {
        let (name, sheet) = names[place]
        bridge.define(name, sheet: sheet, as: "1")
      }
      for sheet in [1, 0] { bridge.define(builtIn: "Print_Area", sheet: sheet, as: "$A$1:$B$2") }
      bridge.define(builtIn: "Print_Titles", sheet: 0, as: "$1:$2")
      try bridge.apply(.autofilter(BridgeArea(rows: 1...2, columns: 1...2)), sheet: 1)
      #expect(try self.names(in: bridge.finish()) == sorted)
    }
  }

  @Test func `a name that does not fit is refused and not cut`() throws {
    let tab = String(repeating: "表", count: 31)
    // The tab with its quotes and the mark behind it takes 96 of 127 bytes.
    for (length, fits) in [(31, true), (32, false)] {
      var bridge = try workbook([tab])
      let name = String(repeating: "n", count: length)
      bridge.define(name, sheet: 0, as: "1")
      if fits {
        #expect(try names(in: bridge.finish()) == [name + "@0"])
      } else {
        let error = #expect(throws: WorkbookBridgeError.self) { _ = try bridge.finish() }
        #expect(error?.operation.contains(name) == true)
      }
    }
  }

  /// In forward order libxlsxwriter would walk over all names for every one: half a minute and more.
  @Test func `tens of thousands of names cost time that grows with them`() throws {
    let tabs = (1...400).map { "\($0)" }
    var bridge = try workbook(tabs)
    let begin = Self.processorSeconds
    for name in 100..<250 {
      for sheet in tabs.indices { bridge.define("name.\(name)", sheet: sheet, as: "'1'!$A$1") }
    }
    let bytes = try bridge.finish()
    #expect(Self.processorSeconds - begin < 10)
    #expect(try names(in: bytes).count == 60_000)
  }

  /// What this thread has used so far, whatever else runs beside it.
  private static var processorSeconds: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is no number is refused`(_ number: Double) throws {
    for content in [BridgeContent.number(number), .formulaNumber("1", number)] {
      var bridge = try workbook(["表"])
      #expect(throws: WorkbookBridgeError.self) {
        try bridge.write(content, row: 1, column: 1, sheet: 0, format: nil)
      }
    }
  }
}
