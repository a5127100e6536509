// SPDX-License-Identifier: Apache-2.0

#include "conformance/wire/json.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace rdspec::wire {
namespace {

// Walks over the text and tells, through a place that it shares with its copies, how far the
// parser has read: the SAX interface gives no positions of its own.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    const CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }

 private:
  const char* at_;
  const char** reached_;
};

// Builds the value while it enforces what nlohmann's own builder does not: the depth, and that no
// key stands twice.
class Builder {
 public:
  Builder(std::string_view text, const JsonLimits& limits, JsonLines* lines)
      : text_(text), limits_(limits), lines_(lines), reached_(text.data()), line_at_(text.data()) {}

  const char** reached() { return &reached_; }
  Json take_value() { return std::move(root_); }
  JsonFault take_fault() { return std::move(fault_); }

  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(std::int64_t value) { return put(value); }
  bool number_unsigned(std::uint64_t value) { return put(value); }
  bool number_float(double value, const std::string& /*text*/) { return put(value); }
  bool string(std::string& value) { return put(std::move(value)); }
  // Only binary formats have these.
  bool binary(Json::binary_t& /*value*/) { return false; }

  bool start_object(std::size_t /*size*/) { return open(Json::value_t::object); }
  bool start_array(std::size_t /*size*/) { return open(Json::value_t::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    const auto [place, inserted] = open_.back()->get_ref<Json::object_t&>().emplace(name, nullptr);
    if (!inserted) {
      return refuse("the key \"" + name + "\" stands twice in one object", position());
    }
    slot_ = &place->second;
    if (lines_ != nullptr) {
      key_ = std::move(name);
    }
    return true;
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) {
    // The library's sentence begins with an id and a place of its own: keep what follows them.
    const std::string_view what = error.what();
    const std::size_t colon = what.find(": ");
    const std::string_view sentence =
        colon == std::string_view::npos ? what : what.substr(colon + 2);
    return refuse(std::string(sentence), position == 0 ? 0 : position - 1);
  }

 private:
  [[nodiscard]] std::size_t position() const {
    return static_cast<std::size_t>(reached_ - text_.data());
  }

  Json* place_for_next() {
    if (open_.empty()) {
      return &root_;
    }
    if (open_.back()->is_array()) {
      return &open_.back()->get_ref<Json::array_t&>().emplace_back(nullptr);
    }
    return slot_;
  }

  template <typename Value>
  bool put(Value&& value) {
    *place_for_next() = std::forward<Value>(value);
    return true;
  }

  bool open(Json::value_t type) {
    if (open_.size() == limits_.depth_max) {
      return refuse("nested deeper than " + std::to_string(limits_.depth_max) + " levels",
                    position());
    }
    if (lines_ != nullptr) {
      note_line();
    }
    Json* place = place_for_next();
    *place = Json(type);
    open_.push_back(place);
    return true;
  }

  bool close() {
    open_.pop_back();
    if (lines_ != nullptr) {
      path_.resize(path_ends_.back());
      path_ends_.pop_back();
    }
    return true;
  }

  // Extends the pointer of the value that holds this one, and records where this one begins.
  void note_line() {
    path_ends_.push_back(path_.size());
    if (!open_.empty()) {
      path_ += '/';
      path_ += open_.back()->is_array() ? std::to_string(open_.back()->size()) : key_;
    }
    line_ += static_cast<std::size_t>(std::count(line_at_, reached_, '\n'));
    line_at_ = reached_;
    lines_->emplace(path_, line_);
  }

  bool refuse(std::string message, std::size_t at) {
    const std::string_view before = text_.substr(0, std::min(at, text_.size()));
    const std::size_t newline = before.rfind('\n');
    fault_.message = std::move(message);
    fault_.line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    fault_.column =
        1 + (newline == std::string_view::npos ? before.size() : before.size() - newline - 1);
    return false;
  }

  std::string_view text_;
  JsonLimits limits_;
  JsonLines* lines_;
  Json root_;
  JsonFault fault_;
  std::vector<Json*> open_;
  Json* slot_ = nullptr;
  const char* reached_;
  const char* line_at_;
  std::size_t line_ = 1;
  std::string key_;
  std::string path_;
  std::vector<std::size_t> path_ends_;
};

}  // namespace

std::expected<Json, JsonFault> parse_json(std::string_view text, const JsonLimits& limits,
                                          JsonLines* lines) {
  if (text.size() > limits.size_bytes_max) {
    return std::unexpected(
        JsonFault{"larger than " + std::to_string(limits.size_bytes_max) + " bytes", 1, 1});
  }
  Builder builder(text, limits, lines);
  const char* end = text.data() + text.size();
  const bool complete = lines == nullptr
                            ? Json::sax_parse(text.data(), end, &builder)
                            : Json::sax_parse(CountingIterator(text.data(), builder.reached()),
                                              CountingIterator(end, builder.reached()), &builder);
  if (!complete) {
    return std::unexpected(builder.take_fault());
  }
  return builder.take_value();
}

}  // namespace rdspec::wire
