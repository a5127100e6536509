// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/win32/system.h"

#include <windows.h>

#include <algorithm>
#include <array>
#include <cwchar>
#include <optional>
#include <string_view>

namespace rdspec::win32 {
namespace {

template <class Function>
Function ntdll_function(const char* name) {
  const HMODULE ntdll = GetModuleHandleW(L"ntdll.dll");
  return reinterpret_cast<Function>(reinterpret_cast<void*>(GetProcAddress(ntdll, name)));
}

// RtlGetVersion tells the truth where GetVersionEx tells what a manifest asks for.
OSVERSIONINFOEXW presented_version() {
  OSVERSIONINFOEXW version{};
  version.dwOSVersionInfoSize = sizeof version;
  using GetVersion = LONG(WINAPI*)(OSVERSIONINFOEXW*);
  if (const auto get = ntdll_function<GetVersion>("RtlGetVersion"); get != nullptr) {
    get(&version);
  }
  return version;
}

std::string dotted(const OSVERSIONINFOEXW& version) {
  return std::to_string(version.dwMajorVersion) + "." + std::to_string(version.dwMinorVersion) +
         "." + std::to_string(version.dwBuildNumber);
}

// The first build of an edition and its name. Editions before 10.0 are told by their version alone.
struct Edition {
  DWORD major;
  DWORD minor;
  DWORD build;
  bool is_server;
  std::string_view target;
};

constexpr std::array<Edition, 11> kEditions = {{
    {10, 0, 26100, true, "server-2025"},
    {10, 0, 20348, true, "server-2022"},
    {10, 0, 17763, true, "server-2019"},
    {10, 0, 0, true, "server-2016"},
    {10, 0, 22000, false, "windows-11"},
    {10, 0, 0, false, "windows-10"},
    {6, 3, 0, false, "windows-8"},
    {6, 2, 0, false, "windows-8"},
    {6, 1, 0, false, "windows-7"},
    {6, 0, 0, false, "windows-vista"},
    {5, 0, 0, false, "xp-2003"},
}};

std::string_view target_of(const OSVERSIONINFOEXW& version) {
  const bool is_server = version.wProductType != VER_NT_WORKSTATION;
  for (const Edition& edition : kEditions) {
    const bool is_version = version.dwMajorVersion == edition.major &&
                            (edition.major == 5 || version.dwMinorVersion == edition.minor);
    const bool is_role = edition.major < 10 || edition.is_server == is_server;
    if (is_version && is_role && version.dwBuildNumber >= edition.build) {
      return edition.target;
    }
  }
  return "any";
}

std::optional<std::string> wine_version() {
  using GetWineVersion = const char*(CDECL*)();
  const auto get = ntdll_function<GetWineVersion>("wine_get_version");
  return get == nullptr ? std::nullopt : std::optional<std::string>(get());
}

// ReactOS puts its own name and version behind the terminator of the service pack's name.
std::optional<std::string> reactos_version() {
  constexpr std::wstring_view kMark = L"ReactOS ";
  OSVERSIONINFOEXW version{};
  version.dwOSVersionInfoSize = sizeof version;
  if (GetVersionExW(reinterpret_cast<OSVERSIONINFOW*>(&version)) == 0) {
    return std::nullopt;
  }
  const std::wstring_view whole(std::begin(version.szCSDVersion), std::size(version.szCSDVersion));
  const std::wstring_view hidden = whole.substr(std::min(whole.find(L'\0'), whole.size() - 1) + 1);
  if (!hidden.starts_with(kMark)) {
    return std::nullopt;
  }
  std::string text;
  for (const wchar_t unit : hidden.substr(kMark.size(), hidden.find(L'\0') - kMark.size())) {
    text.push_back(unit < 0x80 ? static_cast<char>(unit) : '?');
  }
  return text;
}

}  // namespace

System this_system() {
  const OSVERSIONINFOEXW version = presented_version();
  System system{.name = "windows",
                .version = dotted(version),
                .vendor = "Microsoft",
                .presents = dotted(version),
                .target = std::string(target_of(version))};
  if (const auto wine = wine_version()) {
    system.name = "wine";
    system.version = *wine;
    system.vendor = "WineHQ";
  } else if (const auto reactos = reactos_version()) {
    system.name = "reactos";
    system.version = *reactos;
    system.vendor = "ReactOS Project";
  }
  return system;
}

}  // namespace rdspec::win32
