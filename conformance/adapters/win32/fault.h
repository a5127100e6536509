// SPDX-License-Identifier: Apache-2.0
//
// Last words: an exception that the system raises and nobody handles becomes one line of the
// protocol, and the process ends at once. An exit code could not tell it: Wine keeps 8 bits of it.

#ifndef RDSPEC_ADAPTERS_WIN32_FAULT_H_
#define RDSPEC_ADAPTERS_WIN32_FAULT_H_

namespace rdspec::win32 {

/// Call once, before the first request: lines go to standard output as it is now.
void report_faults();

/// Keeps stack for the last words of the calling thread, should it exhaust its own.
void reserve_stack_for_faults();

}  // namespace rdspec::win32

#endif  // RDSPEC_ADAPTERS_WIN32_FAULT_H_
