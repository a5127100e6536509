// SPDX-License-Identifier: Apache-2.0

#include "conformance/laws/answer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "conformance/laws/guarded_text.h"

namespace rdspec::laws {
namespace {

// Longer than what a canonical name adds to the one that was parsed; else the call is repeated.
constexpr std::size_t kDisplayNameSpareUnits = 64;
constexpr std::size_t kMarginUnits = 8;
constexpr std::uint16_t kFillUnit = 0xA5A5;

// The output structure between two words that nobody may write.
struct FencedOut {
  static constexpr std::uint64_t kFence = 0xA5A5A5A5A5A5A5A5U;
  std::uint64_t before = kFence;
  rdspec_parse_out out{};
  std::uint64_t after = kFence;

  [[nodiscard]] bool is_intact() const { return before == kFence && after == kFence; }
};

// A buffer for the display name, with units around it that nobody may write.
class FencedBuffer {
 public:
  explicit FencedBuffer(std::size_t capacity_units)
      : units_(capacity_units + 2 * kMarginUnits, kFillUnit) {}

  [[nodiscard]] std::uint16_t* begin() { return units_.data() + kMarginUnits; }
  [[nodiscard]] std::size_t capacity_units() const { return units_.size() - 2 * kMarginUnits; }

  // Whether nothing beyond the first `written_units` was written.
  [[nodiscard]] bool is_intact_but_for(std::size_t written_units) const {
    const auto is_fill = [](std::uint16_t unit) { return unit == kFillUnit; };
    const auto written_begin = units_.begin() + kMarginUnits;
    return std::all_of(units_.begin(), written_begin, is_fill) &&
           std::all_of(written_begin + static_cast<std::ptrdiff_t>(written_units), units_.end(),
                       is_fill);
  }

 private:
  std::vector<std::uint16_t> units_;
};

// The stretch that a component claims of the display name, cut to what is there.
std::u16string text_of(const rdspec_component& component, std::u16string_view display_name) {
  const std::size_t begin_units =
      std::min<std::size_t>(component.display_name_begin_units, display_name.size());
  return std::u16string(display_name.substr(begin_units, component.display_name_length_units));
}

void take_moniker(const rdspec_parse_out& out, std::u16string_view display_name, Answer& answer) {
  answer.mksys = out.mksys;
  answer.component_count = out.component_count;
  answer.display_name_length_units = out.display_name_length_units;
  answer.display_name = display_name;
  for (std::size_t i = 0; i < std::min(out.component_count, RDSPEC_COMPONENTS_MAX); ++i) {
    const rdspec_component& component = out.components[i];
    answer.components.push_back({component.mksys, text_of(component, display_name)});
    const std::uint64_t end_units = static_cast<std::uint64_t>(component.display_name_begin_units) +
                                    component.display_name_length_units;
    if (end_units > out.display_name_length_units) {
      answer.breach = "a component ends beyond the display name";
    }
  }
}

Answer ask_once(const Subject& subject, std::u16string_view name, const Manner& manner,
                std::size_t capacity_units) {
  static thread_local GuardedText guarded;
  FencedBuffer buffer(capacity_units);
  FencedOut fenced;
  fenced.out.size_bytes = sizeof(rdspec_parse_out);
  fenced.out.display_name = buffer.begin();
  fenced.out.display_name_capacity_units = capacity_units;
  const rdspec_parse_in in{sizeof(rdspec_parse_in), manner.api, manner.null_arguments,
                           guarded.place(name), name.size()};

  Answer answer;
  if (subject.table().moniker_parse(&in, &fenced.out) != RDSPEC_ANSWERED) {
    answer.breach = "the subject does not answer moniker.parse";
    return answer;
  }
  const rdspec_parse_out& out = fenced.out;
  answer.hresult = out.hresult;
  answer.eaten_state = static_cast<rdspec_out_state>(out.eaten_state);
  answer.eaten_units = out.eaten_state == RDSPEC_OUT_SET ? out.eaten_units : 0;
  answer.moniker_state = static_cast<rdspec_out_state>(out.moniker_state);
  const bool is_set = out.moniker_state == RDSPEC_OUT_SET;
  const bool fits = is_set && out.display_name_length_units <= capacity_units;
  const std::size_t written_units = fits ? out.display_name_length_units : 0;
  if (is_set) {
    take_moniker(out, std::u16string(buffer.begin(), buffer.begin() + written_units), answer);
  }
  if (!guarded.is_intact(name)) answer.breach = "the name was written to";
  if (!fenced.is_intact()) answer.breach = "memory around rdspec_parse_out was written to";
  if (!buffer.is_intact_but_for(written_units)) {
    answer.breach = "the display name's buffer was written outside the announced name";
  }
  return answer;
}

std::string hexadecimal(std::uint32_t value, int digits) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%0*X", digits, static_cast<unsigned>(value));
  return text.data();
}

std::string word_of(rdspec_out_state state) {
  constexpr std::array<const char*, 4> kWords = {"not passed", "untouched", "null", "set"};
  const auto index = static_cast<std::size_t>(state);
  return index < kWords.size() ? kWords[index] : "state " + std::to_string(index);
}

}  // namespace

Answer ask(const Subject& subject, std::u16string_view name, const Manner& manner) {
  if (manner.display_name_capacity_units) {
    return ask_once(subject, name, manner, *manner.display_name_capacity_units);
  }
  Answer answer = ask_once(subject, name, manner, name.size() + kDisplayNameSpareUnits);
  if (answer.display_name_length_units > answer.display_name.size() && answer.breach.empty()) {
    answer = ask_once(subject, name, manner, answer.display_name_length_units);
  }
  return answer;
}

bool is_accepted(const Answer& answer) {
  return answer.succeeded() && answer.moniker_state == RDSPEC_OUT_SET;
}

bool is_refused(const Answer& answer) { return !answer.succeeded(); }

std::string describe(const Answer& answer) {
  std::string text = "0x" + hexadecimal(answer.hresult, 8) + ", eaten ";
  text += answer.eaten_state == RDSPEC_OUT_SET ? std::to_string(answer.eaten_units)
                                               : word_of(answer.eaten_state);
  text += ", moniker " + word_of(answer.moniker_state);
  if (answer.moniker_state == RDSPEC_OUT_SET) {
    text +=
        " MKSYS " + std::to_string(answer.mksys) + " \"" + printable(answer.display_name) + "\" of";
    for (const Component& component : answer.components) {
      text +=
          " " + std::to_string(component.mksys) + ":\"" + printable(component.display_name) + "\"";
    }
  }
  return answer.breach.empty() ? text : text + "; " + answer.breach;
}

std::string printable(std::u16string_view text) {
  std::string result;
  for (const char16_t unit : text) {
    if (unit >= 0x20 && unit < 0x7F && unit != u'\\' && unit != u'"') {
      result += static_cast<char>(unit);
    } else {
      result += "\\u" + hexadecimal(unit, 4);
    }
  }
  return result;
}

}  // namespace rdspec::laws
