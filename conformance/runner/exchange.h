// SPDX-License-Identifier: Apache-2.0
//
// One adapter process from `hello` to its end: requests in, outcomes out, in the same order.

#ifndef RDSPEC_RUNNER_EXCHANGE_H_
#define RDSPEC_RUNNER_EXCHANGE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/runner/adapter.h"
#include "conformance/runner/answer.h"
#include "conformance/runner/channel.h"
#include "conformance/runner/engine.h"
#include "conformance/runner/outcome.h"

namespace rdspec::runner {

enum class EndingKind : std::uint8_t {
  kClean,    // stopped when asked
  kDied,     // end of output without an answer, or last words
  kSilent,   // no answer within the deadline
  kGarbled,  // a line that is no answer to the oldest request
};

/// How an exchange ended.
struct Ending {
  EndingKind kind = EndingKind::kClean;
  std::string detail;
  std::optional<std::uint64_t> seq;  // garbled: the request that the line claims to answer

  /// The outcome of the request that is guilty of this ending.
  [[nodiscard]] Outcome outcome() const;
};

class Exchange {
 public:
  /// Starts the adapter, asks `hello` and chooses the target.
  /// @return The exchange; or why there is none. What came on standard error is added to
  ///         `stderr_text` then.
  static std::expected<Exchange, std::string> start(const AdapterCommand& command,
                                                    const EngineOptions& options,
                                                    std::string& stderr_text);

  [[nodiscard]] const AdapterInfo& adapter() const { return adapter_; }

  /// The size of the line that sends a request with a bound on `seq`, for the adapter's limit.
  [[nodiscard]] static std::size_t line_bytes(const Request& request);

  /// Queues a request. Its seq is one more than that of the one before; the first has 1.
  void send(const Request& request, bool is_synced);

  [[nodiscard]] std::size_t inflight() const { return inflight_begins_.size(); }
  [[nodiscard]] std::size_t queued_bytes() const { return channel_.queued_bytes(); }

  /// How many of the requests in flight, oldest first, the adapter has begun to read. The others
  /// cannot have had a part in its end.
  [[nodiscard]] std::size_t reached() const;

  /// Waits for the answer to the oldest request.
  /// @return Its outcome; nothing when the exchange has ended, see ending().
  std::optional<Outcome> receive();

  /// Sends `stop` and waits so long for the end. Nothing may be in flight.
  /// @return kClean; kSilent when it ignores `stop`; kGarbled when it said anything but good bye;
  ///         kDied when it ended otherwise than with exit code 0.
  const Ending& stop(int deadline_ms);

  [[nodiscard]] const Ending& ending() const { return ending_; }

  /// Ends the adapter with all that it started. @return the last of its standard error.
  std::string close();

 private:
  using Clock = Channel::Clock;

  Exchange(Channel channel, const EngineOptions& options)
      : channel_(std::move(channel)), options_(&options) {}
  std::string greet(Clock::time_point deadline, int deadline_ms);
  std::expected<std::string, std::string> ask(std::string_view what, std::string_view line,
                                              Clock::time_point deadline, int deadline_ms);
  std::optional<Outcome> take(std::string_view line);
  std::string cause_of_death(int patience_ms);
  void end(EndingKind kind, std::string detail, std::optional<std::uint64_t> seq = std::nullopt);

  Channel channel_;
  const EngineOptions* options_;
  AdapterInfo adapter_;
  std::size_t line_bytes_max_ = 0;
  std::deque<std::uint64_t> inflight_begins_;  // where each request begins in the channel's bytes
  std::uint64_t seq_sent_ = 0;
  std::size_t sent_since_write_ = 0;
  Clock::time_point oldest_since_;
  Ending ending_;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_EXCHANGE_H_
