extension FormReader {
  /// Takes the forms of a catalogue.
  package init(catalogue: Catalogue, options: ReadingOptions = ReadingOptions()) {
    // Forms were compiled once when they were added; one that fails for another year is not read.
    self.init(ids: catalogue.ids, options: options) { id, year in
      try? catalogue.schema(id: id, year: year)
    }
  }
}
