import Foundation
import Testing

/// What is left when the tool is ended in the middle, and what it does where it may not read.
struct InterruptionTests {
  /// Takes some seconds: the tool is run to its end twice and ended at moments in between.
  @Test func `a kill at any moment leaves every file in its old state or its new one`() throws {
    let scratch = try Scratch()
    try scratch.write("old.csv", try Samples.sheet())
    try scratch.write("new.csv", try Samples.table())
    let begin = Date()
    for name in ["old", "new"] {
      let run = try scratch.run("export", "\(name).csv", "--out", name)
      #expect(run.status < 2, "\(run)")
    }
    let whole = Date().timeIntervalSince(begin) / 2
    let names = scratch.files(in: "new")
    #expect(scratch.files(in: "old") == names)
    var ended = 0
    for moment in [0.3, 0.6, 0.8, 0.95] {
      let script = """
        rm -rf out && cp -r old out
        timeout -s KILL "$1" "$0" export new.csv --out out --force
        """
      let run = try scratch.shell(script, Scratch.tool.path, "\(whole * moment)")
      // The signal of the tool, or that of its parent.
      if run.status == 137 || run.status == 9 { ended += 1 }
      for name in names {
        let left = try scratch.read("out/\(name)")
        let isWhole =
          try left == scratch.read("old/\(name)") || left == scratch.read("new/\(name)")
        #expect(isWhole, "\(name) at \(moment)")
      }
      // What was being written stands beside under a name that nothing reads.
      let others = Set(scratch.files(in: "out")).subtracting(names)
      #expect(others.allSatisfy { $0.hasPrefix(".kenzan-") && $0.hasSuffix(".tmp") }, "\(others)")
    }
    #expect(ended > 0)
    // What a run that was ended left is not in the way of the next.
    let again = try scratch.run("export", "new.csv", "--out", "out", "--force")
    #expect(again.status < 2, "\(again)")
    #expect(scratch.files(in: "out") == names)
    for name in names {
      #expect(try scratch.read("out/\(name)") == scratch.read("new/\(name)"), "\(name)")
    }
  }

  /// The tool is ended just before it puts a file into its place, a moment too short to wait for.
  ///
  /// Takes some seconds: it is run twice for every moment.
  @Test func `a kill between two files leaves what the next run puts right`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet())
    try scratch.write(
      "end.c",
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <signal.h>
      #include <stdlib.h>
      int rename(const char *from, const char *to) {
        static int count;
        if (++count == atoi(getenv("END_AT"))) raise(SIGKILL);
        return ((int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename"))(from, to);
      }
      """
    )
    let build = try scratch.shell("cc -shared -fPIC -o end.so end.c -ldl")
    #expect(build.status == 0, "\(build)")
    for (name, audience) in [("old", []), ("new", ["--public"])] {
      let run = try scratch.run(["export", "a.csv", "--out", name] + audience)
      #expect(run.status < 2, "\(run)")
    }
    let manifest = "kenzan-manifest.txt"
    let names = scratch.files(in: "new")
    let internals = Set(scratch.files(in: "old")).subtracting(names)
    #expect(internals == ["findings.csv"])
    for moment in [1, names.count / 2, names.count] {
      let script = """
        rm -rf out && cp -r old out
        END_AT="$1" LD_PRELOAD=./end.so "$0" export a.csv --out out --public
        """
      let run = try scratch.shell(script, Scratch.tool.path, "\(moment)")
      #expect(run.status == 137 || run.status == 9, "\(run)")
      for name in names {
        let left = try? scratch.read("out/\(name)")
        let old = try? scratch.read("old/\(name)")
        let isWhole = try left == old || left == scratch.read("new/\(name)")
        #expect(isWhole, "\(name) at \(moment)")
      }
      // The list of what is there is the last that is new.
      #expect(try scratch.read("out/\(manifest)") == scratch.read("old/\(manifest)"))
      #expect(scratch.files(in: "out").contains { $0.hasPrefix(".kenzan-") })
      let again = try scratch.run("export", "a.csv", "--out", "out", "--public")
      #expect(again.status < 2, "\(again)")
      #expect(scratch.files(in: "out") == names)
      for name in names {
        #expect(try scratch.read("out/\(name)") == scratch.read("new/\(name)"), "\(name)")
      }
    }
  }

  /// Nothing is unreadable for root, who therefore runs the tool as nobody.
  @Test func `a file that may not be read is a finding, and the others are checked`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet())
    try scratch.write("b.csv", try Samples.sheet())
    let script = """
      chmod 755 . && chmod 000 b.csv && cp "$0" kenzan && chmod 755 kenzan
      as=""
      if [ "$(id -u)" = 0 ]; then as="setpriv --reuid=65534 --regid=65534 --clear-groups"; fi
      $as ./kenzan check a.csv b.csv --lang en
      """
    let run = try scratch.shell(script, Scratch.tool.path)
    #expect(run.status == 1, "\(run)")
    #expect(run.output.contains("'b.csv' cannot be opened (Permission denied)"), "\(run)")
    #expect(run.output.contains("files 2, sheets 1"), "\(run)")
  }

  @Test(.timeLimit(.minutes(1)))
  func `pipes, devices and links to nothing are findings, and nobody waits`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet())
    let script = """
      mkfifo pipe.csv && "$0" check a.csv pipe.csv /dev/zero /dev/full --lang en
      """
    let run = try scratch.shell(script, Scratch.tool.path)
    #expect(run.status == 1, "\(run)")
    #expect(run.output.contains("'pipe.csv' is no file (a pipe, a device)"), "\(run)")
    #expect(run.output.contains("files 4, sheets 1"), "\(run)")
    let full = try scratch.shell("\"$0\" check a.csv > /dev/full", Scratch.tool.path)
    #expect(full.status == 2, "\(full)")
  }
}
