// SPDX-License-Identifier: MIT
// bitlab: finds the command in the table, runs it, and turns what it returns into a sentence and an
// exit code.
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/commands/commands.h"
#include "lab/commands/help.h"

const struct command commands[] = {
    { "learn", "[LESSON|EXERCISE]", "open the lab at the last place, a lesson or an exercise",
      "The lab fills the terminal. With --plain, or where TERM is dumb, the same course is walked\n"
      "line by line, which also works through a pipe.",
      learn_options, command_learn },
    { "list", "[lessons|exercises|pages|figures|references|formats|keys|tex]",
      "what there is, with your progress", "", list_options, command_list },
    { "show", "LESSON|PAGE|EXERCISE", "read a lesson, a page or an exercise as text", "", NULL,
      command_show },
    { "plot", "LESSON[/FIGURE]", "draw a lesson's figure here or into a file",
      "The kind of the file follows from its ending: svg, png, csv, json or txt.", plot_options,
      command_plot },
    { "eval", "'LUA'|-", "calculate with the references and the generators",
      "ref.NAME calls a C reference, rng.default(SEED) and rng.legacy(SEED) are NumPy's "
      "generators:\n"
      "    bitlab eval 'ref.symmetric_scale(2.1, 4)'\n"
      "    bitlab eval 'rng.default(2):normal(5)'\n"
      "With - the program is read from the standard input. What it prints stands before its\n"
      "values; with --json it goes to the standard error.",
      eval_options, command_eval },
    { "start", "EXERCISE [DIR]", "write the file to begin an exercise with",
      "The file is EXERCISE.lua in DIR (or here). A file that is there already is left as it is.\n"
      "With - for DIR it is printed.",
      NULL, command_start },
    { "grade", "PATH…", "grade answers: files, or folders of them",
      "A folder is one learner's work: EXERCISE.lua for each answer, or answers.lua for several.\n"
      "Exit codes: 0 reached --min-score, 1 fell short, 2 usage, 3 the learner's code could not "
      "run,\n"
      "4 a limit was hit, 5 the course is wrong, 6 the environment, 7 a bug of bitlab.",
      grade_options, command_grade },
    { "watch", "PATH", "grade on every save, until Ctrl-C",
      "PATH is a file, which need not be there yet, or a folder: of it the file that was saved is\n"
      "graded. A save while a program still runs ends that run. The exit code is that of `grade`\n"
      "for the last answer.",
      watch_options, command_watch },
    { "hint", "EXERCISE [N]", "the next hint, or all up to the N-th",
      "What you have seen is noted: the solution opens after the last hint and three tries.",
      hint_options, command_hint },
    { "solution", "EXERCISE", "the author's answer, as a file that passes",
      "It opens after a pass, or after all hints and three tries. Tries count in the lab, and "
      "with\n"
      "`grade --record` or `watch --record`. Exit code 1: it is not open yet.",
      NULL, command_solution },
    { "reset", "EXERCISE [DIR]",
      "begin an exercise anew, and keep what was there under a dated name",
      "Without DIR it is the file that the lab opens in your editor; with it, EXERCISE.lua in DIR.",
      NULL, command_reset },
    { "merge", "REPORT…", "one gradebook of many JSON reports",
      "The reports are those of `grade --format json`, of shards of one class: of one course and "
      "one\n"
      "seed. Submissions come in the order of their paths.",
      merge_options, command_merge },
    { "next", "", "the exercise that comes next",
      "It is the first that you did not solve yet, from the lesson that you read last on.", NULL,
      command_next },
    { "practice", "", "what is due, asked again with other numbers",
      "Every exercise that you answered once comes back when it is about to be forgotten "
      "(FSRS-4.5);\n"
      "families draw new numbers. Without a terminal it is asked line by line.",
      practice_options, command_practice },
    { "notes", "[LESSON]", "your notes: list, read, add, search, edit",
      "They are plain Markdown files, one for each lesson and one for all else, below\n"
      "$XDG_DATA_HOME/bitlab/notes. Without LESSON --add and --edit mean those of no lesson.",
      notes_options, command_notes },
    { "export", "", "your report: progress, answers, practice, notes",
      "Markdown, or HTML in one file; the file's name says which. Markdown's figures stand beside\n"
      "it as SVG, or in the text where there is no file.",
      export_options, command_export },
    { "progress", "", "what you have done", "", progress_options, command_progress },
    { "check", "[PATH…|EXERCISE|LESSON|PAGE…]", "prove a course, or files of it, for its author",
      "Every finding is a line, file:line:column: error or warning: what is wrong. Errors are "
      "what\n"
      "learners would stumble over (exit code 5); warnings are all else (exit code 0, with "
      "--strict "
      "5).",
      check_options, command_check },
    { "new", "exercise|lesson|page|course ID", "write a first file of a course, which passes check",
      "Inside a course (or with -C) a lesson or a page is entered in course.lua and an exercise "
      "is\n"
      "shown by its lesson; elsewhere the file stands by itself. No file is written over.",
      new_options, command_new },
    { "strip", "COURSE -o DIR", "a copy of a course for learners, without its answers",
      "The copy can be read, and programs can be tested on the shown cases; `grade` with the "
      "whole\n"
      "course takes work that was made with it.",
      strip_options, command_strip },
    { "bench", "", "the measured speed-up of fewer bits, on this machine",
      "Every round times the read limit, OpenBLAS, fp32 and every format; only ratios of one "
      "round\n"
      "count. Exit code 8: the measurement is inconclusive, because other programs disturbed it,\n"
      "it was stopped, or the time was too short.",
      bench_options, command_bench },
    { "doctor", "", "what this system offers: terminal, confinement, processor", "", doctor_options,
      command_doctor },
    { "completion", "bash|zsh|fish", "the script that makes a shell complete bitlab's words",
      "    source <(bitlab completion bash)\n"
      "    bitlab completion fish | source",
      NULL, command_completion },
    { "help", "[COMMAND]", "what there is, or what one command does", "", NULL, command_help },
    { "complete", "WORD…", "", "", NULL, command_complete },
    { "manual", "", "", "", NULL, command_manual },
    { "run-figure", "LESSON/FIGURE DIGEST INDEX…", "", "", NULL, command_run_figure },
};
const size_t command_count = sizeof commands / sizeof *commands;

const struct command *command_find(const char *name) {
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}

enum status command_unknown(const char *name, struct error *err) {
    const char *names[sizeof commands / sizeof *commands];
    size_t n = 0;
    for (size_t i = 0; i < command_count; i++)
        if (commands[i].help[0]) names[n++] = commands[i].name;
    const char *near = nearest_name(name, names, n);
    if (near)
        return fail(err, STATUS_USAGE, "there is no command '%s'; did you mean `bitlab %s`?", name,
                    near);
    return fail(err, STATUS_USAGE, "there is no command '%s'; `bitlab --help` lists them", name);
}

// The place of the command's name in argv: the first word that is no option and no common option's
// value.
static size_t command_place(const char *const *argv, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (strcmp(argv[i], "-C") == 0 || strcmp(argv[i], "--course") == 0 ||
            strcmp(argv[i], "--color") == 0)
            i++;
        else if (argv[i][0] != '-')
            return i;
    }
    return n;
}

static enum status run_command(struct session *session, const struct command *command,
                               const char *const *argv, size_t n, struct error *err) {
    session->command = command->name;
    enum status status = arguments_read(&session->arguments, command->options, argv, n, err);
    if (status == STATUS_OK) status = session_init(session, err);
    if (status != STATUS_OK) return status;
    if (argument_given(&session->arguments, "help")) return help_print_command(command, err);
    if (argument_given(&session->arguments, "version")) return help_print_version(err);
    return command->run(session, err);
}

static enum status run(struct session *session, const char *const *argv, size_t n,
                       struct error *err) {
    size_t place = command_place(argv, n);
    if (place == n && n == 1 && (strcmp(argv[0], "-h") == 0 || strcmp(argv[0], "--help") == 0))
        return help_print_all(err);
    const struct command *command = place < n ? command_find(argv[place]) : &commands[0];
    if (!command) return command_unknown(argv[place], err);
    const char **rest = xcalloc(n + 1, sizeof *rest);
    size_t n_rest = 0;
    for (size_t i = 0; i < n; i++)
        if (i != place) rest[n_rest++] = argv[i];
    enum status status = run_command(session, command, rest, n_rest, err);
    free(rest);
    return status;
}

// Whether all arrived that was printed as it came: what is said line by line is not looked at
// there.
static enum status finish_output(struct error *err) {
    struct pollfd out = { .fd = STDOUT_FILENO };
    if (fflush(stdout) != 0) return session_print_failed(err);
    if (!ferror(stdout)) return STATUS_OK;
    if (poll(&out, 1, 0) == 1 && (out.revents & POLLERR)) return STATUS_ENVIRONMENT;
    return fail(err, STATUS_ENVIRONMENT,
                "cannot write to the standard output, so a part of it is lost");
}

int main(int argc, char **argv) {
    setlocale(LC_CTYPE, "");
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); // a limit on files is an error of writing, which is told
    struct error err = { .status = STATUS_OK };
    struct session session = { 0 };
    enum status status =
        run(&session, (const char *const *)argv + 1, argc > 0 ? (size_t)argc - 1 : 0, &err);
    if (status == STATUS_OK) status = finish_output(&err);
    if (status != STATUS_OK && err.text[0]) {
        session_say("%s", err.text);
        if (err.detail[0]) fprintf(stderr, "%s\n", err.detail);
    }
    session_release(&session);
    return (int)status;
}
