// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/handshake.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "conformance/runner/excerpt.h"
#include "conformance/wire/json.h"

namespace rdspec::runner {
namespace {

using wire::Json;

// A line shorter than this could not hold the protocol's own words.
constexpr std::uint64_t kLineBytesMin = 1U << 10U;

// Reads members of one object and keeps the first complaint.
class MemberReader {
 public:
  explicit MemberReader(const Json& object, std::string prefix = {})
      : object_(object), prefix_(std::move(prefix)) {}

  const Json* find(const char* name) const {
    const auto place = object_.find(name);
    return place == object_.end() ? nullptr : &*place;
  }

  void complain(const char* name, std::string_view expected) {
    if (complaint_.empty()) {
      const Json* value = find(name);
      const std::string came = value == nullptr ? "nothing" : excerpt(value->dump());
      complaint_ =
          fmt::format("member `{}{}`: came {}, expected {}", prefix_, name, came, expected);
    }
  }

  std::string text(const char* name) {
    const Json* value = find(name);
    if (value == nullptr || !value->is_string() || value->get_ref<const std::string&>().empty()) {
      complain(name, "a text that is not empty");
      return {};
    }
    return value->get<std::string>();
  }

  std::vector<std::string> texts(const char* name) {
    const Json* value = find(name);
    bool is_good = value != nullptr && value->is_array() && !value->empty();
    for (std::size_t i = 0; is_good && i < value->size(); ++i) {
      is_good = (*value)[i].is_string();
    }
    if (!is_good) {
      complain(name, "an array of texts with at least one");
      return {};
    }
    return value->get<std::vector<std::string>>();
  }

  // A number that may be absent.
  std::uint64_t number(const char* name, std::uint64_t fallback, std::uint64_t min,
                       std::uint64_t max) {
    const Json* value = find(name);
    if (value == nullptr) {
      return fallback;
    }
    if (!value->is_number_unsigned() || value->get<std::uint64_t>() < min ||
        value->get<std::uint64_t>() > max) {
      complain(name, max == std::numeric_limits<std::uint64_t>::max()
                         ? fmt::format("a number of at least {}", min)
                         : fmt::format("a number from {} to {}", min, max));
      return fallback;
    }
    return value->get<std::uint64_t>();
  }

  std::map<std::string, bool> flags(const char* name) {
    const Json* value = find(name);
    std::map<std::string, bool> all;
    if (value == nullptr) {
      return all;
    }
    bool is_good = value->is_object();
    if (is_good) {
      for (const auto& [feature, is_present] : value->items()) {
        is_good = is_good && is_present.is_boolean();
        all[feature] = is_present.is_boolean() && is_present.get<bool>();
      }
    }
    if (!is_good) {
      complain(name, "an object of true and false");
    }
    return all;
  }

  // The members of an object in this one; of an empty one when it is absent and may be.
  MemberReader object(const char* name, bool is_optional) {
    static const Json kEmpty = Json::object();
    const Json* value = find(name);
    if (value != nullptr && value->is_object()) {
      return MemberReader(*value, fmt::format("{}.", name));
    }
    if (value != nullptr || !is_optional) {
      complain(name, "an object");
    }
    return MemberReader(kEmpty, fmt::format("{}.", name));
  }

  // Takes over the complaint of an object in this one.
  void merge(const MemberReader& inner) {
    if (complaint_.empty()) {
      complaint_ = inner.complaint_;
    }
  }

  [[nodiscard]] const std::string& complaint() const { return complaint_; }

 private:
  const Json& object_;
  std::string prefix_;
  std::string complaint_;
};

std::expected<Json, std::string> read_object(std::string_view line) {
  auto json = wire::parse_json(line);
  if (!json) {
    return std::unexpected(
        fmt::format("came {}, expected one line of JSON ({}); standard output carries the protocol "
                    "and nothing else: print banners and logs to standard error",
                    excerpt(line), complaint(json.error())));
  }
  if (!json->is_object()) {
    return std::unexpected(fmt::format("came {}, expected a JSON object", excerpt(line)));
  }
  return *std::move(json);
}

// A complaint that goes before all others: is this an answer to `hello` of our version at all?
std::string check_version(MemberReader& hello) {
  const Json* ok = hello.find("ok");
  if (ok == nullptr || *ok != true) {
    hello.complain("ok", "true");
    return hello.complaint();
  }
  const Json* protocol = hello.find("protocol");
  if (protocol == nullptr || *protocol != kProtocolVersion) {
    hello.complain("protocol",
                   fmt::format("{}, the version that this runner speaks", kProtocolVersion));
  }
  return hello.complaint();
}

}  // namespace

std::string hello_line(std::string_view suite_version) {
  return fmt::format("{{\"cmd\":\"hello\",\"protocol\":{},\"suite\":{}}}\n", kProtocolVersion,
                     Json(as_utf8(suite_version)).dump());
}

std::string target_line(std::string_view target) {
  return fmt::format("{{\"cmd\":\"target\",\"target\":{}}}\n", Json(as_utf8(target)).dump());
}

std::expected<AdapterInfo, std::string> read_hello(std::string_view line) {
  constexpr std::string_view kRemedy = "; see \"Messages\" in conformance/PROTOCOL.md";
  const std::expected<Json, std::string> json = read_object(line);
  if (!json) {
    return std::unexpected("the answer to `hello` is wrong: " + json.error());
  }
  MemberReader hello(*json);
  AdapterInfo info;
  if (check_version(hello).empty()) {
    MemberReader implementation = hello.object("implementation", false);
    info.implementation_name = implementation.text("name");
    info.implementation_version = implementation.text("version");
    hello.merge(implementation);
    info.ops = hello.texts("ops");
    info.features = hello.flags("features");
    info.targets = hello.texts("targets");
    MemberReader limits = hello.object("limits", true);
    info.line_bytes_max = limits.number("line_bytes", info.line_bytes_max, kLineBytesMin,
                                        std::numeric_limits<std::uint64_t>::max());
    hello.merge(limits);
    info.inflight_max =
        static_cast<unsigned>(hello.number("max_inflight", info.inflight_max, 1, kInflightMax));
  }
  if (!hello.complaint().empty()) {
    return std::unexpected(
        fmt::format("the answer to `hello` is wrong: {}{}", hello.complaint(), kRemedy));
  }
  info.raw = line;
  return info;
}

std::string no_such_target(std::string_view target, const AdapterInfo& adapter) {
  return fmt::format("{} has no target \"{}\"; it offers: {}", adapter.implementation_name,
                     as_utf8(target), fmt::join(adapter.targets, ", "));
}

std::expected<void, std::string> read_target(std::string_view line, std::string_view target,
                                             const AdapterInfo& adapter) {
  const std::expected<Json, std::string> json = read_object(line);
  if (!json) {
    return std::unexpected("the answer to `target` is wrong: " + json.error());
  }
  const auto ok = json->find("ok");
  if (ok == json->end() || *ok != true) {
    return std::unexpected(fmt::format("{} refused the target \"{}\" with {}; it offers: {}",
                                       adapter.implementation_name, as_utf8(target), excerpt(line),
                                       fmt::join(adapter.targets, ", ")));
  }
  return {};
}

}  // namespace rdspec::runner
