// SPDX-License-Identifier: Apache-2.0
//
// What the help of each command says beside its options.

#ifndef RDSPEC_RUNNER_HELP_TEXTS_H_
#define RDSPEC_RUNNER_HELP_TEXTS_H_

namespace rdspec::runner {

struct CommandText {
  const char* name;
  const char* about;   // one sentence
  const char* footer;  // exit codes and examples
};

#define RDSPEC_ALL_EXIT_CODES                                               \
  "\nExit codes:\n"                                                         \
  "  0  good: nothing that is judged is wrong, or all of it is as pinned\n" \
  "  1  a judged case failed\n"                                             \
  "  2  an answer is not the one that the expected list pins\n"             \
  "  3  no adapter, adapter lost, or a file that cannot be written\n"       \
  "  4  wrong arguments, or nothing selected\n"                             \
  "  5  a file of the suite, or the expected list, is wrong\n"              \
  "  130, 143  stopped by Ctrl-C or SIGTERM; no file was written\n"

inline constexpr CommandText kProgramText = {
    "rdspec", "Grades how a program treats Remote Desktop sessions, against a written spec.",
    RDSPEC_ALL_EXIT_CODES
    "\nExamples:\n"
    "  rdspec run                             # the reference\n"
    "  rdspec run --adapter ./my-adapter      # your program"};

inline constexpr CommandText kRunText = {
    "run", "Run the cases against an implementation, judge its answers and report.",
    RDSPEC_ALL_EXIT_CODES
    "\nExamples:\n"
    "  rdspec run --adapter ./my-adapter --results mine.jsonl\n"
    "  rdspec run --lib ./libmine.so --select 'MON-04*' --strict"};

inline constexpr CommandText kListText = {
    "list", "List cases, one a line.",
    "\nExit codes: 0 good; 4 wrong arguments or nothing selected; 5 the suite is wrong\n"
    "\nExamples:\n"
    "  rdspec list\n"
    "  rdspec list --select 'moniker/class_text,MON-06*'"};

inline constexpr CommandText kExplainText = {
    "explain", "Say what a rule, an open question or a case is about.",
    "\nExit codes: 0 good; 4 wrong arguments or no such id; 5 the suite is wrong\n"
    "\nExamples:\n"
    "  rdspec explain RD-0001\n"
    "  rdspec explain MON-040"};

inline constexpr CommandText kLintText = {
    "lint", "Check that the suite is whole: ids, rules, bounds, cases, sources.",
    "\nExit codes: 0 good; 4 wrong arguments; 5 the suite is wrong\n"
    "\nExamples:\n"
    "  rdspec lint\n"
    "  rdspec lint --root ~/my-copy"};

inline constexpr CommandText kCaseText = {
    "case", "Add, amend or retire cases; allocates ids and keeps ids.lock.",
    "\nExit codes: 0 good; 4 wrong arguments; 5 a draft or the suite is wrong\n"
    "\nExamples:\n"
    "  rdspec case add moniker/class_text drafts.json\n"
    "  rdspec case retire RD-0007 --reason 'the rule was wrong' --successor RD-0150"};

inline constexpr CommandText kCaseAddText = {
    "add", "Give drafts their ids and put them into the file of their topic.",
    "\nExit codes: 0 good; 4 wrong arguments; 5 a draft or the suite is wrong\n"
    "\nExamples:\n"
    "  rdspec case add moniker/class_text drafts.json\n"
    "  generate-drafts | rdspec case add moniker/class_text"};

inline constexpr CommandText kCaseAmendText = {
    "amend", "Record that the meaning of a case was changed in its file: a new rev.",
    "\nExit codes: 0 good; 4 wrong arguments; 5 nothing changed, or the suite is wrong\n"
    "\nExamples:\n"
    "  rdspec case amend RD-0007\n"
    "  rdspec case amend RD-0007 --root ~/my-copy"};

inline constexpr CommandText kCaseRetireText = {
    "retire", "Remove a case for good; ids.lock keeps a tombstone.",
    "\nExit codes: 0 good; 4 wrong arguments; 5 no such case, or the suite is wrong\n"
    "\nExamples:\n"
    "  rdspec case retire RD-0007 --reason 'the rule was wrong'\n"
    "  rdspec case retire RD-0007 --reason 'split in two' --successor RD-0150"};

#undef RDSPEC_ALL_EXIT_CODES

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_HELP_TEXTS_H_
