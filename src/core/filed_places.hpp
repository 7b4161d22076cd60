// Places filed under keys, as one array with an offset for each key: four bytes a place, and nothing is moved
// while they are filed. Indexes look words up in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace atlas {

/// Filled in two rounds over the same places: begin(), count() for each, make_room(), file() for each in
/// order, finish(). Empty before.
class FiledPlaces {
 public:
  // ---- filling

  void begin(std::size_t keys) { first_.assign(keys + 2, 0); }
  // Counted with the offsets two keys too far on, and filed with the offsets one too far on: filing moves
  // each to where it belongs.
  void count(std::size_t key) { ++first_[key + 2]; }
  void make_room() {
    for (std::size_t i = 2; i < first_.size(); ++i) first_[i] += first_[i - 1];
    places_.resize(first_.back());
  }
  void file(std::size_t key, std::size_t place) {
    places_[first_[key + 1]++] = static_cast<std::uint32_t>(place);
  }
  void finish() { first_.pop_back(); }

  // ---- when it is filled

  [[nodiscard]] bool empty() const { return first_.empty(); }
  [[nodiscard]] std::size_t key_count() const { return first_.size() - 1; }
  /// In the order in which they were filed.
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t key) const { return of(key, key + 1); }
  /// Of the keys [begin, end).
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t begin, std::size_t end) const {
    return std::span(places_).subspan(first_[begin], first_[end] - first_[begin]);
  }

 private:
  std::vector<std::uint32_t> first_;  // keys + 1 offsets into places_
  std::vector<std::uint32_t> places_;
};

}  // namespace atlas
