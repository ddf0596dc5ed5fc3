import Testing

/// What the guide to a new form promises, on forms that are none of kenzan's own.
@Suite(.serialized)
struct NewFormTests {
  @Test func `a foreign form is drafted, corrected by few lines, and checks sheets`() throws {
    let printed = try Program.run(
      Program.python,
      [Program.script("new_form.py"), Program.kenzan]
    )
    // One line for each of the two forms, and one for the transcripts of the guide.
    #expect(printed.split(separator: "\n").count == 3, "\(printed)")
  }
}
