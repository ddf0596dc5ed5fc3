import Testing

@testable import Kenzan

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

  @Test(arguments: Form.all)
  func `every form can be drafted, blank and filled in`(_ form: Form) throws {
    let scratch = try Scratch()
    let blank = scratch.path("blank.xlsx")
    try Program.run(Program.kenzan, ["template", "--schema", form.id, "--out", blank])
    var options = Draft.Options()
    options.year = try form.truth().schema.year
    for path in [blank, form.filled] {
      #expect(try Draft(contentsOf: path, options: options).fields > 1)
    }
  }
}
