// SPDX-License-Identifier: Apache-2.0
//
// The only file that includes CLI11: it compiles slowly.

#include "conformance/runner/command_line.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string_view>

#include "conformance/runner/run_record.h"
#include "conformance/runner/version.h"

namespace rdspec::runner {
namespace {

constexpr std::size_t kOptionColumn = 26;

constexpr const char* kExitCodes =
    "Exit codes:\n"
    "  0  good: nothing that is judged is wrong, or all of it is as pinned\n"
    "  1  a judged case failed\n"
    "  2  an answer is not the one that the expected list pins\n"
    "  3  no adapter, adapter lost, or a file that cannot be written\n"
    "  4  wrong arguments, or nothing selected\n"
    "  5  a file of the suite, or the expected list, is wrong\n";

/// Help without CLI11's doubled blank lines and with a usage line that says what is meant.
class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter() { column_width(kOptionColumn); }

  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string line = "Usage: " + (name.empty() ? app->get_name() : name);
    const bool has_commands = !app->get_subcommands({}).empty();
    for (const CLI::Option* option : app->get_options()) {
      if (option->get_positional()) {
        const std::string word = option->get_option_text();
        line += ' ' + (option->get_required() ? word : '[' + word + ']');
      }
    }
    return line + (has_commands ? " COMMAND …\n" : " [options]\n");
  }

  std::string make_positionals(const CLI::App* app) const override {
    std::string text;
    for (const CLI::Option* option : app->get_options()) {
      if (option->get_positional()) {
        text += make_option(option, true);
      }
    }
    return text.empty() ? text : "\n" + text;
  }

  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    return is_positional ? "" : option->get_name(false, true);
  }

  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    std::string text = CLI::Formatter::make_help(app, std::move(name), mode);
    for (std::size_t at = text.find("\n\n\n"); at != std::string::npos;
         at = text.find("\n\n\n", at)) {
      text.erase(at, 1);
    }
    return text;
  }
};

CLI::Option* worded(CLI::Option* option, const char* group, const char* value) {
  return option->group(group)->option_text(value);
}

void add_root(CLI::App& app, std::string& root) {
  worded(app.add_option("--root", root,
                        "the folder that holds spec and conformance;\n"
                        "default: the suite that belongs to this program"),
         "The suite", "DIR");
}

void add_selection(CLI::App& app, RunOptions& options) {
  constexpr const char* kGroup = "Which cases";
  worded(app.add_option("--select", options.select,
                        "only cases whose id, operation, noun/topic or rule\n"
                        "matches; globs, several separated by commas"),
         kGroup, "GLOB");
  app.add_flag("--strict", options.strict,
               "also judge derived and inferred rules, and the\n"
               "provisional defaults of open questions")
      ->group(kGroup);
  add_root(app, options.root);
}

void add_adapter(CLI::App& app, RunOptions& options) {
  constexpr const char* kGroup = "What is tested";
  CLI::Option* adapter =
      worded(app.add_option("--adapter", options.adapter,
                            "reference (default), wine, faulty:MUTANT, a program,\n"
                            "or a JSON array of a program and its arguments"),
             kGroup, "ADAPTER");
  worded(app.add_option("--lib", options.library,
                        "a shared library that offers the C interface of\n"
                        "rdspec_subject.h, instead of an adapter"),
         kGroup, "FILE.so")
      ->excludes(adapter);
  worded(app.add_option("--target", options.target,
                        "the Windows edition it is held to; default: the\nadapter's first"),
         kGroup, "NAME");
}

void add_execution(CLI::App& app, RunOptions& options) {
  constexpr const char* kGroup = "How it is run";
  worded(app.add_option("--jobs", options.jobs, "adapter processes at once; default 1"), kGroup,
         "N")
      ->check(CLI::Range(1, 256));
  worded(app.add_option("--deadline-ms", options.deadline_ms,
                        "how long one request may take; default 5000"),
         kGroup, "N")
      ->check(CLI::Range(1, 3'600'000));
  worded(app.add_option("--repeat", options.repeats,
                        "ask the whole set N times, to measure or to find\nunstable answers"),
         kGroup, "N")
      ->check(CLI::Range(1, 1'000'000));
}

void add_output(CLI::App& app, RunOptions& options) {
  constexpr const char* kGroup = "What is written";
  worded(app.add_option("--results", options.results, "every outcome and verdict, as JSON Lines"),
         kGroup, "FILE");
  worded(app.add_option("--junit", options.junit, "the verdicts as JUnit XML"), kGroup, "FILE");
  CLI::Option* expected = worded(app.add_option("--expected", options.expected,
                                                "pinned answers: good while they are unchanged"),
                                 kGroup, "FILE");
  worded(app.add_option(
             "--write-expected", options.write_expected,
             "pin the failures of this run; reasons that a list\nof that name has are kept"),
         kGroup, "FILE")
      ->excludes(expected);
  app.add_flag("--quiet,-q", options.quiet, "print the summary alone")->group(kGroup);
}

/// The commands under construction; the one that is found becomes the result.
struct Choices {
  RunOptions run;
  ListOptions list;
  ExplainOptions explain;
  LintOptions lint;
  CaseAddOptions add;
  CaseAmendOptions amend;
  CaseRetireOptions retire;
  Command chosen;
};

CLI::App* add_command(CLI::App& parent, const char* name, const char* about, const char* footer) {
  CLI::App* command = parent.add_subcommand(name, about);
  command->footer(footer);
  command->set_help_flag("--help,-h", "print this help")->group("Help");
  return command;
}

void add_run(CLI::App& app, Choices& choices) {
  static const std::string kFooter = std::string("\n") + kExitCodes +
                                     "\nExamples:\n"
                                     "  rdspec run --adapter ./my-adapter --results mine.jsonl\n"
                                     "  rdspec run --lib ./libmine.so --select 'MON-04*' --strict";
  CLI::App* run = add_command(
      app, "run", "Run the cases against an implementation, judge its answers and report.",
      kFooter.c_str());
  add_adapter(*run, choices.run);
  add_selection(*run, choices.run);
  add_execution(*run, choices.run);
  add_output(*run, choices.run);
  run->callback([&choices] { choices.chosen = choices.run; });
}

void add_readers(CLI::App& app, Choices& choices) {
  CLI::App* list = add_command(app, "list", "List cases, one a line.",
                               "\nExit codes: 0 good; 4 wrong arguments or nothing selected; 5 the "
                               "suite is wrong\n\nExamples:\n"
                               "  rdspec list\n"
                               "  rdspec list --select 'moniker/class_text,MON-06*'");
  worded(list->add_option("--select", choices.list.select,
                          "only cases whose id, operation, noun/topic or rule\n"
                          "matches; globs, several separated by commas"),
         "Which cases", "GLOB");
  add_root(*list, choices.list.root);
  list->callback([&choices] { choices.chosen = choices.list; });

  CLI::App* explain =
      add_command(app, "explain", "Say what a rule, an open question or a case is about.",
                  "\nExit codes: 0 good; 4 no such id; 5 the suite is wrong\n\nExamples:\n"
                  "  rdspec explain RD-0001\n"
                  "  rdspec explain MON-040");
  explain->add_option("id", choices.explain.id, "the id of a case, a rule or a question")
      ->option_text("ID")
      ->required();
  add_root(*explain, choices.explain.root);
  explain->callback([&choices] { choices.chosen = choices.explain; });

  CLI::App* lint =
      add_command(app, "lint", "Check that the suite is whole: ids, rules, bounds, cases, sources.",
                  "\nExit codes: 0 good; 4 wrong arguments; 5 the suite is wrong\n\nExamples:\n"
                  "  rdspec lint\n"
                  "  rdspec lint --root ~/my-copy");
  add_root(*lint, choices.lint.root);
  lint->callback([&choices] { choices.chosen = choices.lint; });
}

void add_case_add(CLI::App& group, Choices& choices) {
  CLI::App* add = add_command(
      group, "add", "Give drafts their ids and put them into the file of their topic.",
      "\nExit codes: 0 good; 4 wrong arguments; 5 a draft or the suite is wrong\n\nExamples:\n"
      "  rdspec case add moniker/class_text drafts.json\n"
      "  generate-drafts | rdspec case add moniker/class_text");
  add->add_option("topic", choices.add.topic, "noun and topic, as in moniker/class_text")
      ->option_text("TOPIC")
      ->required();
  add->add_option(
         "file", choices.add.file,
         "a draft, an array of drafts, or a topic file without\nids; default: standard input")
      ->option_text("FILE");
  add_root(*add, choices.add.root);
  add->callback([&choices] { choices.chosen = choices.add; });
}

void add_case(CLI::App& app, Choices& choices) {
  CLI::App* group = add_command(
      app, "case", "Add, amend or retire cases; allocates ids and keeps ids.lock.",
      "\nExit codes: 0 good; 4 wrong arguments; 5 a draft or the suite is wrong\n\nExamples:\n"
      "  rdspec case add moniker/class_text drafts.json\n"
      "  rdspec case retire RD-0007 --reason 'the rule was wrong' --successor RD-0150");
  group->require_subcommand(1);
  add_case_add(*group, choices);

  CLI::App* amend = add_command(
      *group, "amend", "Record that the meaning of a case was changed in its file: a new rev.",
      "\nExit codes: 0 good; 4 wrong arguments; 5 nothing changed, or the suite is wrong\n\n"
      "Examples:\n"
      "  rdspec case amend RD-0007\n"
      "  rdspec case amend RD-0007 --root ~/my-copy");
  amend->add_option("id", choices.amend.id, "the id of the case")->option_text("ID")->required();
  add_root(*amend, choices.amend.root);
  amend->callback([&choices] { choices.chosen = choices.amend; });

  CLI::App* retire = add_command(
      *group, "retire", "Remove a case for good; ids.lock keeps a tombstone.",
      "\nExit codes: 0 good; 4 wrong arguments; 5 no such case, or the suite is wrong\n\n"
      "Examples:\n"
      "  rdspec case retire RD-0007 --reason 'the rule was wrong'\n"
      "  rdspec case retire RD-0007 --reason 'split in two' --successor RD-0150");
  retire->add_option("id", choices.retire.id, "the id of the case")->option_text("ID")->required();
  worded(retire->add_option("--reason", choices.retire.reason, "why, in one line"), "The tombstone",
         "TEXT")
      ->required();
  worded(
      retire->add_option("--successor", choices.retire.successor, "the case that takes its place"),
      "The tombstone", "ID");
  add_root(*retire, choices.retire.root);
  retire->callback([&choices] { choices.chosen = choices.retire; });
}

/// The innermost command that was named, whose help is the one to point to.
const CLI::App* innermost(const CLI::App& app) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) {
    command = command->get_subcommands().front();
  }
  return command;
}

std::string full_name(const CLI::App* app) {
  return app->get_parent() == nullptr ? app->get_name()
                                      : full_name(app->get_parent()) + ' ' + app->get_name();
}

}  // namespace

std::expected<Command, CommandLineEnd> parse_command_line(int argc, const char* const* argv) {
  Choices choices;
  CLI::App app("Grades how a program treats Remote Desktop sessions, against a written spec.",
               "rdspec");
  app.formatter(std::make_shared<HelpFormatter>());
  app.option_defaults()->always_capture_default(false);
  app.set_help_flag("--help,-h", "print this help")->group("Help");
  app.set_version_flag("--version", "rdspec " + std::string(suite_version()), "print the version")
      ->group("Help");
  app.require_subcommand(1);
  static const std::string kFooter = std::string("\n") + kExitCodes +
                                     "\nExamples:\n"
                                     "  rdspec run                             # the reference\n"
                                     "  rdspec run --adapter ./my-adapter      # your program";
  app.footer(kFooter);
  add_run(app, choices);
  add_readers(app, choices);
  add_case(app, choices);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const CLI::App* command = innermost(app);
    return std::unexpected(CommandLineEnd{kExitGood, command->help(full_name(command))});
  } catch (const CLI::CallForVersion& version) {
    return std::unexpected(CommandLineEnd{kExitGood, std::string(version.what()) + "\n"});
  } catch (const CLI::ParseError& error) {
    const std::string name = full_name(innermost(app));
    return std::unexpected(
        CommandLineEnd{kExitUsage, name + ": " + error.what() + "\nTry: " + name + " --help\n"});
  }
  return choices.chosen;
}

}  // namespace rdspec::runner
