// SPDX-License-Identifier: Apache-2.0
//
// The only file that includes CLI11: it compiles slowly.

#include "conformance/runner/command_line.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string_view>

#include "conformance/runner/help_texts.h"
#include "conformance/runner/run_record.h"
#include "conformance/runner/version.h"

namespace rdspec::runner {
namespace {

constexpr std::size_t kOptionColumn = 26;
constexpr const char* kHelpGroup = "Help";
constexpr const char* kSelectionGroup = "Which cases";

/// Help in the order in which it is read: how it is called, what it does, then the options.
class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter() {
    column_width(kOptionColumn);
    label("Subcommands", "Commands");
  }

  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    std::string text = make_usage(app, name) + "\n" + make_description(app) +
                       make_positionals(app) + make_groups(app, mode) +
                       make_subcommands(app, mode) + make_footer(app);
    while (text.contains("\n\n\n")) {
      text.erase(text.find("\n\n\n"), 1);
    }
    return text;
  }

  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string line = "Usage: " + name;
    for (const CLI::Option* option : app->get_options()) {
      if (option->get_positional()) {
        const std::string& word = option->get_option_text();
        line += ' ' + (option->get_required() ? word : '[' + word + ']');
      }
    }
    return line + (app->get_subcommands({}).empty() ? " [options]\n" : " COMMAND …\n");
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
    return is_positional ? option->get_option_text() : option->get_name(false, true);
  }

  std::string make_option_opts(const CLI::Option* option) const override {
    return option->get_positional() || option->get_option_text().empty()
               ? ""
               : ' ' + option->get_option_text();
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

void add_select(CLI::App& app, std::string& select) {
  worded(app.add_option("--select", select,
                        "only cases whose id, operation, noun/topic or rule\n"
                        "matches; globs, several separated by commas"),
         kSelectionGroup, "GLOB");
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

CLI::App* add_command(CLI::App& parent, const CommandText& text) {
  CLI::App* command = parent.add_subcommand(text.name, text.about);
  command->footer(text.footer);
  return command;
}

void add_id(CLI::App& app, std::string& id, const char* about) {
  app.add_option("id", id, about)->option_text("ID")->required();
}

void add_run(CLI::App& app, Choices& choices) {
  CLI::App* run = add_command(app, kRunText);
  add_adapter(*run, choices.run);
  add_select(*run, choices.run.select);
  run->add_flag("--strict", choices.run.strict,
                "also judge derived and inferred rules, and the\n"
                "provisional defaults of open questions")
      ->group(kSelectionGroup);
  add_execution(*run, choices.run);
  add_output(*run, choices.run);
  add_root(*run, choices.run.root);
  run->callback([&choices] { choices.chosen = choices.run; });
}

void add_readers(CLI::App& app, Choices& choices) {
  CLI::App* list = add_command(app, kListText);
  add_select(*list, choices.list.select);
  add_root(*list, choices.list.root);
  list->callback([&choices] { choices.chosen = choices.list; });

  CLI::App* explain = add_command(app, kExplainText);
  add_id(*explain, choices.explain.id, "the id of a case, a rule or a question");
  add_root(*explain, choices.explain.root);
  explain->callback([&choices] { choices.chosen = choices.explain; });

  CLI::App* lint = add_command(app, kLintText);
  add_root(*lint, choices.lint.root);
  lint->callback([&choices] { choices.chosen = choices.lint; });
}

void add_case_add(CLI::App& group, Choices& choices) {
  CLI::App* add = add_command(group, kCaseAddText);
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

void add_case_amend(CLI::App& group, Choices& choices) {
  CLI::App* amend = add_command(group, kCaseAmendText);
  add_id(*amend, choices.amend.id, "the id of the case");
  add_root(*amend, choices.amend.root);
  amend->callback([&choices] { choices.chosen = choices.amend; });
}

void add_case_retire(CLI::App& group, Choices& choices) {
  constexpr const char* kGroup = "The tombstone";
  CLI::App* retire = add_command(group, kCaseRetireText);
  add_id(*retire, choices.retire.id, "the id of the case");
  worded(retire->add_option("--reason", choices.retire.reason, "why, in one line"), kGroup, "TEXT")
      ->required();
  worded(
      retire->add_option("--successor", choices.retire.successor, "the case that takes its place"),
      kGroup, "ID");
  add_root(*retire, choices.retire.root);
  retire->callback([&choices] { choices.chosen = choices.retire; });
}

void add_case(CLI::App& app, Choices& choices) {
  CLI::App* group = add_command(app, kCaseText);
  group->require_subcommand(1);
  add_case_add(*group, choices);
  add_case_amend(*group, choices);
  add_case_retire(*group, choices);
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
  const CLI::App* parent = app->get_parent();
  return (parent == nullptr ? "" : full_name(parent) + ' ') + app->get_name();
}

/// Options print in the order in which they were added.
void put_help_last(CLI::App& app) {
  app.set_help_flag("--help,-h", "print this help")->group(kHelpGroup);
  for (CLI::App* command : app.get_subcommands({})) {
    put_help_last(*command);
  }
}

/// CLI11's words, but for a command that does not exist: of that it says only that one is required.
std::string complaint(const CLI::App& command, const CLI::ParseError& error) {
  const auto known = command.get_subcommands([](const CLI::App* /*any*/) { return true; });
  if (known.empty()) {
    return error.what();
  }
  const std::vector<std::string> rest = command.remaining();
  std::string text = rest.empty() ? "a command is missing" : "there is no command " + rest.front();
  for (const CLI::App* one : known) {
    text += (one == known.front() ? "; there are: " : ", ") + one->get_name();
  }
  return text;
}

}  // namespace

std::expected<Command, CommandLineEnd> parse_command_line(int argc, const char* const* argv) {
  Choices choices;
  CLI::App app(kProgramText.about, kProgramText.name);
  app.formatter(std::make_shared<HelpFormatter>());
  app.require_subcommand(1);
  app.footer(kProgramText.footer);
  add_run(app, choices);
  add_readers(app, choices);
  add_case(app, choices);
  put_help_last(app);
  app.set_version_flag("--version", "rdspec " + std::string(suite_version()), "print the version")
      ->group(kHelpGroup);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const CLI::App* command = innermost(app);
    const CLI::App* parent = command->get_parent();
    return std::unexpected(CommandLineEnd{
        kExitGood, command->help(parent == nullptr ? std::string() : full_name(parent))});
  } catch (const CLI::CallForVersion& version) {
    return std::unexpected(CommandLineEnd{kExitGood, std::string(version.what()) + "\n"});
  } catch (const CLI::ParseError& error) {
    const CLI::App& command = *innermost(app);
    const std::string name = full_name(&command);
    return std::unexpected(CommandLineEnd{
        kExitUsage, name + ": " + complaint(command, error) + "\nTry: " + name + " --help\n"});
  }
  return choices.chosen;
}

}  // namespace rdspec::runner
