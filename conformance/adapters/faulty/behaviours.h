// SPDX-License-Identifier: Apache-2.0
//
// Ways in which an adapter can misbehave, by name, for any adapter that has an answer to misuse.

#ifndef RDSPEC_ADAPTERS_FAULTY_BEHAVIOURS_H_
#define RDSPEC_ADAPTERS_FAULTY_BEHAVIOURS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rdspec::faulty {

/// Standard output, buffered; flushed by the adapter when its input runs dry.
class Output {
 public:
  void write(std::string_view bytes);
  void flush();

 private:
  std::string bytes_;
};

/// One request and the honest answer to it.
struct Turn {
  std::uint64_t seq = 0;
  unsigned mark = 0;  // which trigger the request carries; 0 for none
  bool is_synced = false;
  std::uint64_t answered = 0;  // requests before this one
  std::string answer;          // a whole line with its LF
};

/// Each of these replaces what an honest adapter does at one moment; null for no change.
struct Behaviour {
  std::string_view name;
  std::string_view about;
  void (*at_start)(Output& output) = nullptr;                   // before `hello` is read
  std::string (*hello)(std::string honest) = nullptr;           // the answer to `hello`
  void (*at_turn)(Output& output, const Turn& turn) = nullptr;  // instead of writing the answer
  void (*at_stop)() = nullptr;                                  // before `stop` is answered
  void (*at_end)() = nullptr;                                   // after {"bye":true}
  std::string_view target_answer = "{\"ok\":true}\n";
};

/// All behaviours; the first is the honest one.
[[nodiscard]] std::span<const Behaviour> behaviours();

/// @return null when there is no such behaviour.
[[nodiscard]] const Behaviour* find_behaviour(std::string_view name);

/// The answer to `hello` of the toy adapter, before a behaviour changes it. Its operation is called
/// toy.echo, or what RDSPEC_HOSTILE_OP says.
[[nodiscard]] std::string toy_hello();

}  // namespace rdspec::faulty

#endif  // RDSPEC_ADAPTERS_FAULTY_BEHAVIOURS_H_
