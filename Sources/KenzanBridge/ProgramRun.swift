private import Glibc

/// Why another program did not do its work.
package enum ProgramError: Error, Hashable {
  /// The search path has no such program.
  case missing
  /// It could not be started, or ended with an error.
  case failed(status: Int32)
  /// It was stopped after the time that it had.
  case tooLong(seconds: Int)
}

/// Runs a program of the search path to its end, without input; what it prints is dropped.
///
/// The corresponding C function is `posix_spawn`.
package func runProgram(
  _ name: String,
  _ arguments: [String],
  seconds: Int
) throws(ProgramError) {
  guard let path = programPath(of: name) else { throw .missing }
  let names = ["HOME", "PATH", "LANG", "TMPDIR"]
  let environment = names.compactMap { name in
    unsafe getenv(name).map { unsafe "\(name)=\(String(cString: $0))" }
  }
  var process = pid_t()
  let status = withCStrings { strings in
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, mode) in [(STDIN_FILENO, O_RDONLY), (1, O_WRONLY), (2, O_WRONLY)] {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", mode, 0)
    }
    var words = unsafe ([path] + arguments).map { unsafe strings.pointer($0) } + [nil]
    var variables = unsafe environment.map { unsafe strings.pointer($0) } + [nil]
    return unsafe posix_spawn(&process, path, &actions, nil, &words, &variables)
  }
  guard status == 0 else { throw .failed(status: status) }
  try wait(for: process, seconds: seconds)
}

/// Where the search path has a program; `nil` where it has none.
package func programPath(of name: String) -> String? {
  let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? ""
  return path.split(separator: ":").map { "\($0)/\(name)" }.first { unsafe access($0, X_OK) == 0 }
}

private func wait(for process: pid_t, seconds: Int) throws(ProgramError) {
  var status: Int32 = 0
  // Twenty looks a second, so that a program that hangs can be stopped.
  for _ in 0..<(seconds * 20) {
    let ended = unsafe waitpid(process, &status, WNOHANG)
    if ended == process {
      guard status == 0 else { throw .failed(status: status) }
      return
    }
    guard ended == 0 || errno == EINTR else { throw .failed(status: errno) }
    usleep(50_000)
  }
  kill(process, SIGKILL)
  _ = unsafe waitpid(process, &status, 0)
  throw .tooLong(seconds: seconds)
}
