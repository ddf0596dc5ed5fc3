/// A workbook whose sheets are drawn one by one, so that never all of them are in memory.
package struct WorkbookDraft: Sendable {
  /// A sheet with the names that belong to it.
  package struct Sheet: Sendable {
    package var sheet: WorkbookSheet
    package var names: [DefinedName]
  }

  package var properties: Workbook.Properties
  /// The tabs of all sheets, which links and names refer to before the sheets are drawn.
  package var tabs: [Workbook.Tab]
  /// Draws the sheet of an index.
  package var draw: @Sendable (Int) -> Sheet

  /// Everything drawn.
  package var workbook: Workbook {
    var workbook = Workbook()
    workbook.properties = properties
    for index in tabs.indices {
      let drawn = draw(index)
      workbook.sheets.append(drawn.sheet)
      workbook.names += drawn.names
    }
    return workbook
  }

  /// The file of the workbook, its sheets drawn ahead of their writing; fails where Excel could not
  /// open it.
  func bytes(jobs: Int) async throws(OutputError) -> [UInt8] {
    do throws(WorkbookError) { return try await WorkbookWriter.write(self, jobs: jobs) } catch {
      throw OutputError(error.message)
    }
  }
}
