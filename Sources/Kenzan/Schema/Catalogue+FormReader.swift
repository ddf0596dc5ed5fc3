extension FormReader {
  /// Takes the forms of a catalogue.
  package init(catalogue: Catalogue, options: ReadingOptions = ReadingOptions()) {
    // Forms were compiled once when they were added; one that fails for another year is not read.
    self.init(ids: catalogue.ids, options: options) { id, year in
      try? catalogue.schema(id: id, year: year)
    }
  }

  /// Takes the forms of a catalogue as they were the year before, in every version that there is: last
  /// year's sheets may be of another version than those of this year.
  package init(priorTo options: ReadingOptions, catalogue: Catalogue) {
    let compile: @Sendable (String, FiscalYear?) -> FormSchema? = { id, year in
      let year = year ?? Self.yearBefore(options, of: id, in: catalogue)
      return year.flatMap { try? catalogue.schema(id: id, year: $0) }
    }
    let versions = catalogue.ids.filter { catalogue.hasVersions($0) }.flatMap { id in
      Self.yearBefore(options, of: id, in: catalogue)
        .map { catalogue.versions(of: id, for: $0) } ?? []
    }
    self.init(
      ids: catalogue.ids,
      options: ReadingOptions(schemaID: options.schemaID),
      versions: versions,
      compile: compile
    )
  }

  private static func yearBefore(
    _ options: ReadingOptions,
    of id: String,
    in catalogue: Catalogue
  ) -> FiscalYear? {
    (options.year ?? catalogue.defaultYear(of: id))?.advanced(by: -1)
  }
}
