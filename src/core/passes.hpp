// Work that is too long to be done in one go: passes over numbered items, block by block, so that whoever
// has it done can do something else in between. All at once or in pieces, the same code runs.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

namespace atlas {

/// One pass of a worker: a single call, or calls for all of some items.
template <class Worker>
class Pass {
 public:
  using Once = void (Worker::*)();
  using Block = void (Worker::*)(std::size_t first, std::size_t end);  ///< does items [first, end)
  using Count = std::size_t (Worker::*)() const;                       ///< the same throughout the pass

  constexpr Pass(Once once)
      : once_(once) {}  // NOLINT(google-explicit-constructor): a table of them reads better
  /// `at_once` is the most items of a call: what takes about a millisecond.
  constexpr Pass(Block block, Count items, std::size_t at_once)
      : block_(block), items_(items), at_once_(at_once) {}

  [[nodiscard]] std::size_t items_of(const Worker& worker) const {
    return once_ != nullptr ? 1 : (worker.*items_)();
  }
  /// Does items from `first` on and returns the first that is not done.
  std::size_t run(Worker& worker, std::size_t first, std::size_t count) const {
    const std::size_t end = std::min(count, first + at_once_);
    if (once_ != nullptr) {
      (worker.*once_)();
    } else {
      (worker.*block_)(first, end);
    }
    return end;
  }

 private:
  Once once_ = nullptr;
  Block block_ = nullptr;
  Count items_ = nullptr;
  std::size_t at_once_ = 1;
};

/// Where a worker is in its passes, which must outlive this.
template <class Worker>
class Passes {
 public:
  explicit Passes(std::span<const Pass<Worker>> passes) : passes_(passes) {}

  /// Does the next block; false when nothing was left to do.
  bool step(Worker& worker) {
    for (; pass_ < passes_.size(); ++pass_, item_ = 0) {
      const std::size_t count = passes_[pass_].items_of(worker);
      if (item_ >= count) continue;
      item_ = passes_[pass_].run(worker, item_, count);
      return true;
    }
    return false;
  }

 private:
  std::span<const Pass<Worker>> passes_;
  std::size_t pass_ = 0;
  std::size_t item_ = 0;  // of the pass: the first that is not done
};

}  // namespace atlas
