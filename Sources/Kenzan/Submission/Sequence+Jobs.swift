extension Collection where Element: Sendable, Index == Int {
  /// The transformed elements in order, so many of them worked on at once.
  func mapped<Result: Sendable>(
    jobs: Int,
    progress: (Int, Int) -> Void = { _, _ in },
    _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    var results = [Result?](repeating: nil, count: count)
    var done = 0
    await withTaskGroup(of: (Int, Result).self) { group in
      var waiting = indices.makeIterator()
      func startNext() {
        guard let index = waiting.next() else { return }
        let element = self[index]
        group.addTask { (index, transform(element)) }
      }
      for _ in 0..<Swift.max(1, jobs) { startNext() }
      while let (index, result) = await group.next() {
        results[index - startIndex] = result
        done += 1
        progress(done, count)
        startNext()
      }
    }
    return results.compactMap { $0 }
  }

  /// Hands over the transformed elements in order, one at a time, while those that follow are worked on.
  ///
  /// Only a few of them wait to be taken, however many there are; with one job there are none.
  func forEachMapped<Result: Sendable, Failure: Error>(
    jobs: Int,
    _ transform: @escaping @Sendable (Element) -> Result,
    take: (Result) throws(Failure) -> Void
  ) async throws(Failure) {
    guard jobs > 1 else {
      for element in self { try take(transform(element)) }
      return
    }
    let failure = await withTaskGroup(of: (Int, Result).self) { group -> Failure? in
      var done: [Int: Result] = [:]
      var waiting = indices.makeIterator()
      func startNext() {
        guard let index = waiting.next() else { return }
        let element = self[index]
        group.addTask { (index, transform(element)) }
      }
      for _ in 0..<(jobs * 4) { startNext() }
      for index in indices {
        while done[index] == nil, let (other, result) = await group.next() { done[other] = result }
        guard let result = done.removeValue(forKey: index) else { return nil }
        startNext()
        do throws(Failure) { try take(result) } catch { return error }
      }
      return nil
    }
    if let failure { throw failure }
  }
}
