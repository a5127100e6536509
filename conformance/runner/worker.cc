// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/worker.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace rdspec::runner {
namespace {

// Bytes of requests that wait to be written. One request is sent however long it is.
constexpr std::size_t kQueuedBytesMax = 1U << 20U;

// How often in a row a start may fail, or an adapter be lost before it answers anything.
constexpr unsigned kFailuresMax = 3;

// What an adapter that ignores `stop` gets the next time.
constexpr int kStopAgainMs = 50;

}  // namespace

void Worker::work(std::optional<Exchange> first) {
  std::optional<Exchange> exchange = std::move(first);
  // A share is taken when an adapter is there to carry it out: one that never starts keeps nothing.
  while (!run_->is_aborted() && (!todo_.empty() || run_->queued() != 0)) {
    if (!exchange && !start(exchange)) {
      if (starts_failed_ == kFailuresMax) {
        break;
      }
      continue;
    }
    sent_.clear();
    answered_ = 0;
    carry_out(*exchange);
    handle_end(*exchange);
    exchange.reset();
  }
  if (exchange) {
    stop(*exchange);
    run_->add_stderr(exchange->close());
  }
  run_->give_back(std::move(todo_));
}

bool Worker::has_work() {
  if (todo_.empty()) {
    todo_ = run_->take_share(jobs_);
  }
  return !todo_.empty();
}

bool Worker::start(std::optional<Exchange>& exchange) {
  std::expected<Exchange, std::string> started = run_->start_adapter();
  if (!started) {
    if (++starts_failed_ == kFailuresMax) {
      run_->note_failure(
          fmt::format("the adapter could not be started again, {} times in a row: {}", kFailuresMax,
                      started.error()));
    }
    return false;
  }
  starts_failed_ = 0;
  exchange.emplace(*std::move(started));
  return true;
}

// Goes on until the adapter ends by itself or everything is answered and it was stopped.
void Worker::carry_out(Exchange& exchange) {
  while (!run_->is_aborted()) {
    send_ahead(exchange);
    if (exchange.inflight() == 0) {
      stop(exchange);
      return;
    }
    std::optional<Outcome> outcome = exchange.receive();
    if (!outcome) {
      return;
    }
    run_->settle(sent_[answered_++], *std::move(outcome));
    is_careful_ = false;
    fruitless_ = 0;
  }
}

void Worker::send_ahead(Exchange& exchange) {
  const AdapterInfo& adapter = exchange.adapter();
  const std::size_t window =
      is_careful_ ? 1 : std::clamp<std::size_t>(run_->options().window, 1, adapter.inflight_max);
  while (exchange.inflight() < window && exchange.queued_bytes() < kQueuedBytesMax && has_work()) {
    const std::size_t index = todo_.front();
    todo_.pop_front();
    const std::size_t line_bytes = Exchange::line_bytes(run_->request(index));
    if (line_bytes > adapter.line_bytes_max) {
      Outcome outcome;
      outcome.detail = fmt::format("the request takes a line of {} bytes; the adapter reads {}",
                                   line_bytes, adapter.line_bytes_max);
      run_->settle(index, std::move(outcome));
      continue;
    }
    exchange.send(run_->request(index), false);
    sent_.push_back(index);
  }
}

void Worker::stop(Exchange& exchange) {
  const int deadline_ms = run_->options().stop_deadline_ms;
  const Ending& ending =
      exchange.stop(is_stop_ignored_ ? std::min(kStopAgainMs, deadline_ms) : deadline_ms);
  if (ending.kind == EndingKind::kSilent) {
    is_stop_ignored_ = true;
    run_->note_failure(fmt::format(
        "the adapter {} and was killed; it must answer {{\"bye\":true}} and exit with 0",
        ending.detail));
  }
}

void Worker::handle_end(Exchange& exchange) {
  const Ending ending = exchange.ending();
  const std::size_t reached = exchange.reached();
  run_->add_stderr(exchange.close());
  if (run_->is_aborted()) {
    requeue(std::span(sent_).subspan(answered_));
    return;
  }
  const bool is_stopped = answered_ == sent_.size();
  if (ending.kind == EndingKind::kClean || (ending.kind == EndingKind::kSilent && is_stopped)) {
    return;
  }
  is_careful_ = true;
  const bool is_alone = sent_.size() == 1 && answered_ == 0;
  if (ending.kind == EndingKind::kSilent && is_alone) {
    run_->settle(sent_.front(), ending.outcome());
    return;
  }
  const Incident incident = incident_of(ending, reached);
  requeue(std::span(sent_).subspan(answered_ + (is_stopped ? 0 : reached)));
  if (incident.suspects.empty()) {
    lose(ending.detail, answered_ != 0);
  } else {
    blame(incident, ending);
  }
}

// A request that the adapter has not begun to read is innocent. A line too many may come from a
// request that was answered already: the one that it names, or the last one.
Incident Worker::incident_of(const Ending& ending, std::size_t reached) const {
  std::vector<std::size_t> doubtful;
  if (ending.kind == EndingKind::kGarbled && answered_ != 0) {
    if (ending.seq && *ending.seq >= 1 && *ending.seq < answered_) {
      doubtful.push_back(static_cast<std::size_t>(*ending.seq) - 1);
    }
    doubtful.push_back(answered_ - 1);
  }
  Incident incident;
  for (std::size_t at = 0; at < answered_; ++at) {
    const bool is_doubtful = std::ranges::find(doubtful, at) != doubtful.end();
    (is_doubtful ? incident.suspects : incident.history).push_back(sent_[at]);
  }
  for (std::size_t at = answered_; at < answered_ + reached; ++at) {
    incident.suspects.push_back(sent_[at]);
  }
  return incident;
}

void Worker::lose(const std::string& detail, bool had_progress) {
  run_->count_lost();
  fruitless_ = had_progress ? 0 : fruitless_ + 1;
  if (fruitless_ == kFailuresMax) {
    run_->abort(
        fmt::format("the adapter was lost {} times in a row before it answered anything: {}",
                    kFailuresMax, detail));
  }
}

void Worker::requeue(std::span<const std::size_t> indices) {
  todo_.insert(todo_.begin(), indices.begin(), indices.end());
}

void Worker::blame(const Incident& incident, const Ending& ending) {
  Findings findings =
      find_guilty(incident, [this](std::span<const std::size_t> some) { return replay(some); });
  std::vector<std::size_t> unsettled;
  for (const std::size_t suspect : incident.suspects) {
    const auto settled =
        std::ranges::find(findings.outcomes, suspect, &std::pair<std::size_t, Outcome>::first);
    if (settled == findings.outcomes.end()) {
      unsettled.push_back(suspect);
    }
  }
  requeue(unsettled);
  for (auto& [index, outcome] : findings.outcomes) {
    run_->settle(index, std::move(outcome));
  }
  if (findings.is_nobody_guilty) {
    lose(ending.detail, unsettled.size() < incident.suspects.size());
  }
}

Replay Worker::replay(std::span<const std::size_t> indices) {
  Replay result;
  std::optional<Exchange> exchange;
  if (run_->is_aborted() || !start(exchange)) {
    result.is_started = false;
    return result;
  }
  for (const std::size_t index : indices) {
    exchange->send(run_->request(index), true);
    std::optional<Outcome> outcome = exchange->receive();
    if (!outcome) {
      result.is_between = exchange->ending().kind == EndingKind::kDied && exchange->reached() == 0;
      break;
    }
    result.outcomes.push_back(*std::move(outcome));
    ++result.guilty;
  }
  if (run_->is_aborted()) {
    result.is_started = false;
    run_->add_stderr(exchange->close());
    return result;
  }
  const bool is_answered_alone = indices.size() == 1 && !result.outcomes.empty();
  if (is_answered_alone) {
    stop(*exchange);
    result.guilty = 0;
  }
  // How it ends when it was told to says nothing of the request, unless more than good bye came.
  if (!is_answered_alone || exchange->ending().kind == EndingKind::kGarbled) {
    result.ending = exchange->ending();
  }
  run_->add_stderr(exchange->close());
  return result;
}

}  // namespace rdspec::runner
