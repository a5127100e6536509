// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/blame.h"

#include <algorithm>

namespace rdspec::runner {
namespace {

// Replays to minimise a history. One that shows silence costs a whole deadline.
constexpr std::size_t kTrialsMax = 200;
constexpr std::size_t kTrialsOfSilenceMax = 12;

std::vector<std::size_t> joined(std::span<const std::size_t> first,
                                std::span<const std::size_t> second) {
  std::vector<std::size_t> both(first.begin(), first.end());
  both.insert(both.end(), second.begin(), second.end());
  return both;
}

// Runs the suspects alone. @return whether one of them was found guilty, or none can be.
bool try_alone(const Incident& incident, const ReplayFunction& replay, Findings& findings) {
  for (const std::size_t suspect : incident.suspects) {
    Replay alone = replay(std::span(&suspect, 1));
    if (!alone.is_started) {
      findings.is_started = false;
      return true;
    }
    if (alone.ending.kind != EndingKind::kClean && !alone.is_between) {
      findings.outcomes.emplace_back(suspect, alone.ending.outcome());
      return true;
    }
    if (!alone.outcomes.empty()) {
      findings.outcomes.emplace_back(suspect, std::move(alone.outcomes.front()));
    }
  }
  return false;
}

void settle(Findings& findings, std::size_t index, Outcome outcome) {
  const auto place =
      std::ranges::find(findings.outcomes, index, &std::pair<std::size_t, Outcome>::first);
  if (place == findings.outcomes.end()) {
    findings.outcomes.emplace_back(index, std::move(outcome));
  } else {
    place->second = std::move(outcome);
  }
}

}  // namespace

std::vector<std::size_t> minimise(std::vector<std::size_t> items, std::size_t trials_max,
                                  const std::function<bool(std::span<const std::size_t>)>& fails) {
  std::size_t trials = 0;
  std::size_t parts = 2;
  while (!items.empty()) {
    const std::size_t size = (items.size() + parts - 1) / parts;
    bool is_smaller = false;
    // Of two halves each is tried alone, too: most histories need one request.
    for (std::size_t begin = 0; begin < items.size() && !is_smaller; begin += size) {
      if (trials++ == trials_max) {
        return items;
      }
      const auto from = items.begin() + static_cast<std::ptrdiff_t>(begin);
      const auto to =
          items.begin() + static_cast<std::ptrdiff_t>(std::min(begin + size, items.size()));
      std::vector<std::size_t> without(items.begin(), from);
      without.insert(without.end(), to, items.end());
      if (fails(without)) {
        items = std::move(without);
        is_smaller = true;
      }
    }
    if (is_smaller) {
      parts = std::max<std::size_t>(parts - 1, 2);
    } else if (size == 1) {
      break;
    } else {
      parts = std::min(2 * parts, items.size());
    }
  }
  return items;
}

Findings find_guilty(const Incident& incident, const ReplayFunction& replay) {
  Findings findings;
  if (try_alone(incident, replay, findings)) {
    return findings;
  }
  const std::vector<std::size_t> all = joined(incident.history, incident.suspects);
  const Replay whole = replay(all);
  if (!whole.is_started) {
    findings.is_started = false;
    return findings;
  }
  // An end among what was answered before is another one: it does not depend on requests alone.
  if (whole.ending.kind == EndingKind::kClean || whole.is_between ||
      whole.guilty < incident.history.size()) {
    findings.is_nobody_guilty = true;
    return findings;
  }
  const std::size_t guilty = all[whole.guilty];
  const std::span before(all.data(), whole.guilty);
  const std::size_t trials_max =
      whole.ending.kind == EndingKind::kSilent ? kTrialsOfSilenceMax : kTrialsMax;
  Outcome outcome = whole.ending.outcome();
  outcome.history =
      minimise({before.begin(), before.end()}, trials_max, [&](std::span<const std::size_t> some) {
        const Replay trial = replay(joined(some, std::span(&guilty, 1)));
        return trial.is_started && !trial.is_between && trial.guilty == some.size() &&
               trial.ending.kind == whole.ending.kind;
      });
  if (outcome.kind == OutcomeKind::kCrash) {
    outcome.kind = OutcomeKind::kCrashWithHistory;
  }
  settle(findings, guilty, std::move(outcome));
  return findings;
}

}  // namespace rdspec::runner
