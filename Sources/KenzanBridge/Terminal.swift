private import Glibc

/// The process's standard streams and what surrounds it.
package enum Terminal {
  package enum Stream: Sendable {
    case output, error

    fileprivate var descriptor: CInt { self == .output ? STDOUT_FILENO : STDERR_FILENO }
  }

  /// What came of writing.
  package enum Writing: Sendable {
    case done
    /// The reader has gone: nobody wants the rest.
    case closed
    case failed(reason: String)
  }

  /// Whether a person looks at the stream.
  ///
  /// The corresponding C function is `isatty`.
  package static func isInteractive(_ stream: Stream) -> Bool { isatty(stream.descriptor) == 1 }

  /// Writes bytes to a stream; a reader that has gone is said so, not signalled.
  package static func write(_ bytes: [UInt8], to stream: Stream) -> Writing {
    signal(SIGPIPE, SIG_IGN)
    guard let code = writeAll(bytes, to: stream.descriptor) else { return .done }
    if code == EPIPE { return .closed }
    return .failed(reason: unsafe strerror(code).map { unsafe String(cString: $0) } ?? "\(code)")
  }

  /// A variable of the environment.
  ///
  /// The corresponding C function is `getenv`.
  package static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// How many processors there are, at least 1.
  ///
  /// The corresponding C function is `sysconf`.
  package static var processors: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

  /// Ends the process.
  ///
  /// The corresponding C function is `exit`.
  package static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
