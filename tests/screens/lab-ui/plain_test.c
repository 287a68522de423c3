// SPDX-License-Identifier: MIT
// The course line by line, through a pipe: everything can be read and answered without a terminal.
#include "tests/screens/lab-ui/lab_helpers.h"

#include <sys/wait.h>

#include "lab/ui/lab.h"

static int each_sitting(void **state) {
    *state = fresh_data_home();
    setenv("LANG", "C.UTF-8", 1);
    unsetenv("TERM");
    return 0;
}

static void run_child(int in, int out, const char *lesson) {
    struct error err = { 0 };
    struct lab_options options = { .course_folder = TEST_COURSE, .lesson = lesson };
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    enum status status = lab_run_plain(&options, &err);
    fflush(stdout);
    _exit((int)status);
}

// What the walk prints when these lines are typed; the caller frees it. The walk must end with
// `status`.
static char *walk(const char *lesson, const char *typed, int status) {
    char name[] = "/tmp/bitlab-plain-XXXXXX", output[] = "/tmp/bitlab-plain-XXXXXX";
    int in = mkstemp(name), out = mkstemp(output), ended;
    struct strbuf text = { 0 };
    struct error err = { 0 };
    assert_true(in >= 0 && out >= 0);
    assert_int_equal(write(in, typed, strlen(typed)), (ssize_t)strlen(typed));
    lseek(in, 0, SEEK_SET);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) run_child(in, out, lesson);
    assert_int_equal(waitpid(pid, &ended, 0), pid);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), status);
    assert_int_equal(file_read(output, 1 << 20, &text, &err), STATUS_OK);
    close(in);
    close(out);
    unlink(name);
    unlink(output);
    return strbuf_detach(&text);
}

// Where a sentence goes on in the next line is not asked.
static void expect(const char *text, const char *what) {
    char *on = xstrdup(text);
    for (char *at = on; *at; at++)
        if (*at == '\n') *at = ' ';
    bool said = strstr(text, what) || strstr(on, what);
    free(on);
    if (!said) fail_msg("'%s' was not said:\n%s", what, text);
}

// What is heard first is the lesson, not the whole table of contents.
static void the_first_lesson_comes_by_itself_and_the_contents_when_asked(void **state) {
    (void)state;
    char *text = walk(NULL, "toc\n\n\n", 0);
    expect(text, "3 lessons; `toc` lists them. 0 of 6 exercises solved.");
    const char *lesson = strstr(text, "Every kind of thing: One of each"),
               *contents = strstr(text, "1. One of each (everything; 0 of 6 solved)");
    assert_non_null(lesson);
    assert_true(contents > lesson);
    expect(text, "A paragraph with emphasis");
    expect(text, "A list and a table");
    expect(text, "Your place is kept.");
    free(text);
}

static void the_end_of_the_input_keeps_the_place(void **state) {
    (void)state;
    free(walk("everything", "\n\n\n", 0));
    char *text = walk(NULL, "", 0);
    expect(text, "rint"); // the fourth thing of the lesson: its formula
    expect(text, "You are at number 6.");
    if (strstr(text, "A paragraph with emphasis")) fail_msg("it began at the beginning:\n%s", text);
    free(text);
}

static void figures_are_words_and_numbers_and_their_sliders_are_typed(void **state) {
    (void)state;
    char *text = walk("everything", "\n\n\n\n\nup, I think\nset power 3\ndata\nquit\n", 0);
    expect(text, "x to the 2:\nx: 1; y: 1.\n");
    expect(text, "Your guess first: What does one more power do to the curve?");
    expect(text, "power = 2 (from 1 to 9)");
    expect(text, "64 at x = 8");
    expect(text, "power = 3 (from 1 to 9)");
    expect(text, "512");
    expect(text, "Notice: It bends more.");
    free(text);
}

static void a_colon_runs_lua(void **state) {
    (void)state;
    char *text = walk("everything",
                      ": for i = 1, 2 do\n: print(i * 11)\n: end\n: mse({1}, 2 +\n:\n"
                      "\n\n\n\n\nguess\nset power 3\n: s.power * 100\n: plot {4, 8}\nquit\n",
                      0);
    expect(text, "11\n22\n");
    expect(text, "More is wanted");
    expect(text, "unexpected symbol near <eof>");
    expect(text, "\n300\n");
    expect(text, "The line rises from 4 at x = 1 to 8 at x = 2.");
    free(text);
}

static void exercises_are_asked_and_graded_by_typing(void **state) {
    (void)state;
    const char *to_questions = "\n\n\n\n\nguess\n\n\n\n";
    struct strbuf typed = { 0 };
    strbuf_puts(&typed, to_questions);
    strbuf_puts(&typed, "a\nb\n\n");         // the quick check, wrong and right
    strbuf_puts(&typed, "52\nhint\n26\n\n"); // a number
    strbuf_puts(&typed, "b\n\n");            // a choice
    strbuf_puts(&typed, "abd\n\n");          // a checklist
    strbuf_puts(&typed, "quit\n");
    char *text = walk("everything", strbuf_text(&typed), 0);
    expect(text, "You lost one.");
    expect(text, "Two and two.");
    expect(text, "you were asked for half of it");
    expect(text, "Hint 1 of 2: Divide.");
    expect(text, "Halves are half as large.");
    expect(text, "Even numbers leave nothing.");
    free(text);
    strbuf_release(&typed);
    text = walk(NULL, "toc\nquit\n", 0);
    expect(text, "One of each (everything; 3 of 6 solved)");
    if (strstr(text, "0 of 0")) fail_msg("a lesson without exercises is counted:\n%s", text);
    free(text);
}

static void a_first_version_that_nobody_changed_is_no_try(void **state) {
    (void)state;
    char *text = walk("everything", "\n\n\n\n\nguess\n\n\n\n\n\n\n\n\n\nstart\ngrade\nquit\n", 0);
    expect(text, "(code, 2 points, not tried yet)");
    expect(text, "Wrote ");
    expect(text, "Nothing was changed yet, so nothing was graded.");
    free(text);
    text = walk(NULL, "quit\n", 0);
    expect(text, "(code, 2 points, not tried yet)");
    free(text);
}

// An answer is only what is one from end to end: no word that was meant otherwise is graded.
static void what_is_no_answer_is_told_and_not_graded(void **state) {
    (void)state;
    char *text = walk("everything",
                      "\n\n\n\n\nguess\n\n\n\n\n" // past the quick check
                      "\n"                        // and the number
                      "reset\nbx\nz\nB\nB\n\n"    // the choice
                      "what?\nabd\n\n"            // the checklist
                      "quit\n",
                      0);
    expect(text, "'reset' is no answer here. Type the letter");
    expect(text, "'bx' is no answer here.");
    expect(text, "'z' is no answer here.");
    expect(text, "Solved");
    expect(text, "'what?' is no answer here. Type the letters of all that belong");
    expect(text, "Even numbers leave nothing.");
    if (strstr(text, "Not yet")) fail_msg("a word was graded:\n%s", text);
    free(text);
}

static void lines_and_orders_are_taken_whole_or_not(void **state) {
    (void)state;
    char *text = walk("everything",
                      "\n\n\n\n\nguess\n\n\n\n\n\n\n\n"
                      "2\n1 1 2\nfirst\n\n" // the order
                      "99\n1 2\n1\n1\n\n"   // the bug
                      "quit\n",
                      0);
    expect(text, "'99' is no answer here. Type the number of the wrong line.");
    expect(text, "'1 2' is no answer here.");
    expect(text, "The same answer as before: it was not graded again.");
    expect(text, "'2' is no answer here. Type the numbers of the lines in the right order");
    expect(text, "'1 1 2' is no answer here.");
    expect(text, "'first' is no answer here.");
    free(text);
}

static void an_exercise_is_gone_to_by_its_id_and_a_misspelt_name_has_its_nearest(void **state) {
    (void)state;
    char *text = walk("short", "go a-choice\nreturn\ngo shrt\ngo nowhere at all\ngo\nquit\n", 0);
    expect(text, "Every kind of thing: One of each");
    expect(text, "You are at number");
    expect(text, "Exercise: The even one");
    expect(text, "no lesson, page or exercise 'shrt'; the nearest is 'short'.");
    expect(text, "no lesson, page or exercise 'nowhere at all'");
    expect(text, "Which lesson?");
    free(text);
    text = walk("a-number", "quit\n", 0);
    expect(text, "Exercise: Half of fifty-two");
    free(text);
}

static void keep_answer(void *owner, const struct past_answer *answer) {
    snprintf(owner, 64, "%s", answer->answer);
}

// What is kept is what the full-screen lab keeps: an order by the places of the file, not of the
// screen; letters as the options bear them.
static void answers_are_kept_as_the_full_screen_lab_keeps_them(void **state) {
    static const struct {
        const char *exercise, *typed, *kept;
    } answers[] = {
        { "a-choice", "C", "c" },
        { "a-checklist", "D, A", "ad" },
        { "an-order", "2 1 3 4", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        char typed[64], kept[64] = "", expected[64];
        struct error err = { 0 };
        struct lab lab;
        snprintf(typed, sizeof typed, "%s\nquit\n", answers[i].typed);
        free(walk(answers[i].exercise, typed, 0));
        open_lab(&lab, NULL, false);
        const char *course = lab.learner.course.title;
        store_each_answer(lab.learner.store, course, answers[i].exercise, keep_answer, kept, &err);
        snprintf(expected, sizeof expected, "%s", answers[i].kept ? answers[i].kept : "");
        if (!answers[i].kept) { // as J on the first line leaves it
            lab_open_exercise(&lab, lab.learner.course.lessons[0], answers[i].exercise);
            free(screen_text(&lab, 40, 90));
            press(&lab, 'J');
            press(&lab, PRESS_ENTER);
            store_each_answer(lab.learner.store, course, answers[i].exercise, keep_answer, expected,
                              &err);
        }
        assert_string_equal(kept, expected);
        lab_release(&lab);
    }
}

static void unknown_words_are_told_and_help_lists_the_others(void **state) {
    (void)state;
    char *text = walk("everything", "dance\nset power 3\nhint\n?\ngo 2\nquit\n", 0);
    expect(text, "'set' works at a figure");
    expect(text, "'hint' works at an exercise");
    expect(text, "'dance' means nothing here");
    expect(text, "go LESSON");
    expect(text, "Nothing much.");
    free(text);
}

static void help_names_the_words_of_every_place(void **state) {
    (void)state;
    char *text = walk("everything", "help\nquit\n", 0);
    expect(text, "exercises STATE");
    expect(text, "At a figure: set, reset, data, at, from, whole, pin, save, command, run.");
    expect(text, "At an exercise: its answer, start, grade, reset, hint, solution, why.");
    free(text);
}

static void exercises_are_listed_by_what_is_done_of_them(void **state) {
    (void)state;
    free(walk("a-number", "26\nquit\n", 0));
    char *text = walk("everything",
                      "exercises\nexercises solved\nmore\nexercises lost\nexercises all\nmore\n"
                      "more\nquit\n",
                      0);
    expect(text, "6 exercises: 5 to begin, 0 tried and not solved, 1 solved; 0 due for practice.");
    expect(text, "Exercises, solved: 1. `go` and an id goes to one.\n"
                 "1. Half of fifty-two (a-number), in One of each\n");
    expect(text, "There is no more to read.");
    expect(text, "'lost' is no state: begin, tried, solved, due, all.");
    expect(text, "`more` reads the next 1.\n");
    const char *sixth = strstr(text, "\n6. ");
    if (!sixth || !strstr(sixth, "These were all.") || !strstr(sixth, "There is no more to read."))
        fail_msg("the list does not go on and end:\n%s", text);
    free(text);
}

// Rows of numbers, programs and commands are as long as they are; nothing else is.
static void sentences_are_no_wider_than_the_page(void **state) {
    (void)state;
    char *text = walk("everything",
                      "this line is so long that the sentence which repeats it cannot be one line\n"
                      "go a-lesson-that-nobody-has-ever-written-and-nobody-ever-will\nhelp\nquit\n",
                      0);
    for (const char *at = text; *at;) {
        size_t size = strcspn(at, "\n");
        if (size > 76) fail_msg("%zu columns: %.*s", size, (int)size, at);
        at += size + (at[size] == '\n');
    }
    expect(text, "The course has no lesson, page or exercise");
    free(text);
}

static void nothing_that_is_said_is_drawn(void **state) {
    (void)state;
    char *text = walk("everything", "\n\n\n\n\nguess\n\n\n\nb\n\n26\n\nb\n\nabd\n\n1\n\n", 0);
    static const char *const drawn[] = { "\033", "│", "─", "━", "╎", "✓", "✗", "☐", "○", "·" };
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        if (strstr(text, drawn[i])) fail_msg("'%s' was said:\n%s", drawn[i], text);
    expect(text, "Row 2. bits: 4; GB: 3.5.");
    expect(text, "Formula: x hat equals s times rint open bracket x over s close bracket.");
    expect(text, "In TeX: \\hat x");
    expect(text, "Quote: A quotation stands apart.");
    free(text);
}

static void a_guess_is_asked_once_and_stands_beside_the_truth(void **state) {
    (void)state;
    free(walk("everything", "\n\n\n\n\n40\nquit\n", 0));
    char *text = walk("everything", "\n\n\n\n\n\nquit\n", 0);
    expect(text, "You guessed: 40");
    expect(text, "'your guess'");
    if (strstr(text, "guess>")) fail_msg("it was asked again:\n%s", text);
    free(text);
}

static void a_slider_takes_the_name_of_a_value(void **state) {
    (void)state;
    char *text =
        walk("everything", "\n\n\n\n\n\nset points Many\ncommand\nset points x\nquit\n", 0);
    expect(text, "points = many");
    expect(text, "bitlab plot everything/powers -p points=65536");
    expect(text, "Set which slider to which value?");
    free(text);
}

static void a_figure_is_explored_in_words(void **state) {
    (void)state;
    char *text =
        walk("everything",
             "\n\n\n\n\n\nat 3.2\nat zebra\nat\nfrom 2 to 4\nfrom 90 to 100\nfrom 2\nwhole\n"
             "pin\nset power 3\nat 4\npin\nquit\n",
             0);
    expect(text, "x = 3; x to the 2: 9");
    expect(text, "The figure has no point there.");
    expect(text, "At which place?");
    const char *part = strstr(text, "from 4 at x = 2 to 16 at x = 4");
    assert_non_null(part);
    expect(text, "Nothing lies there: the x axis goes from 0.79 to 8.21.");
    assert_null(strstr(text, "inf"));
    expect(text, "From where to where");
    expect(part, "64 at x = 8"); // the whole again
    expect(text, "Pinned: this state is told");
    expect(text, "x = 4; x to the 3: 64; x to the 2, pinned: 16");
    expect(text, "The pinned state is told no more.");
    free(text);
}

static void expect_in_file(const char *path, const char *what, bool there) {
    struct strbuf text = { 0 };
    struct error err = { 0 };
    if (file_read(path, 1 << 20, &text, &err) != STATUS_OK) fail_msg("%s", err.text);
    if (!strstr(text.at, what) == there)
        fail_msg("%s %s '%s':\n%s", path, there ? "lacks" : "has", what, text.at);
    strbuf_release(&text);
}

static void a_picture_is_saved_as_it_is_shown_and_numbers_whole(void **state) {
    char picture[256], numbers[256], whole[256], typed[1024];
    snprintf(picture, sizeof picture, "%s/part.txt", (const char *)*state);
    snprintf(numbers, sizeof numbers, "%s/all.csv", (const char *)*state);
    snprintf(whole, sizeof whole, "%s/whole.txt", (const char *)*state);
    snprintf(typed, sizeof typed, "\n\n\n\n\n\nsave %s\nfrom 2 to 4\nsave %s\nsave %s\nquit\n",
             whole, picture, numbers);
    char *text = walk("everything", typed, 0);
    expect(text, "whole.txt.\n");
    expect(text, "part.txt: the part that is shown.");
    expect(text, "all.csv: the numbers of the whole figure.");
    expect_in_file(whole, "60", true);
    expect_in_file(picture, "60", false); // the squares go to 16 there
    expect_in_file(numbers, "8,64", true);
    free(text);
}

// The answer could be computed there.
static void in_a_skill_check_there_is_no_prompt(void **state) {
    (void)state;
    char *text = walk("everything", "check\n: print(11 * 101)\n?\nquit\n", 0);
    expect(text, "There is no prompt here");
    if (strstr(text, "1111") || strstr(text, "run Lua"))
        fail_msg("Lua ran, or is offered:\n%s", text);
    free(text);
    text = walk("everything", ": print(11 * 101)\nquit\n", 0);
    expect(text, "1111");
    free(text);
}

static void what_is_found_in_an_exercise_is_told_with_its_numbers(void **state) {
    (void)state;
    char *text = walk("everything", "search half of\nquit\n", 0);
    if (strchr(text, '{')) fail_msg("a variable is not filled in:\n%s", text);
    expect(text, "52");
    free(text);
}

static void places_are_searched_opened_and_left_again(void **state) {
    (void)state;
    char *text = walk("short", "search halved left\nopen 1\nreturn\nopen 9\nquit\n", 0);
    expect(text, "1. exercise ");
    expect(text, "Exercise: ");
    expect(strstr(text, "Exercise: "), "Nothing much."); // after the return
    expect(text, "Open which?");
    free(text);
    text = walk("short", "search zebra\nquit\n", 0);
    expect(text, "Nowhere in the course.");
    free(text);
}

// Five at once: a voice reads them one by one.
static void places_found_are_read_by_fives(void **state) {
    (void)state;
    char *text = walk("everything", "search the\nopen 6\nmore\nopen 99\nmore\nquit\n", 0);
    const char *first = strstr(text, "\n5. "), *more = strstr(text, "`open NUMBER` goes there");
    const char *which = strstr(text, "Open which?"), *sixth = strstr(text, "\n6. ");
    if (!first || !more || !which || !sixth || first > more || which > sixth || sixth < more)
        fail_msg("%s", text);
    free(text);
    text = walk("short", "search halved left\nmore\nquit\n", 0);
    expect(text, "There is no more to read.");
    free(text);
}

static void the_glossary_is_asked_for_a_word(void **state) {
    (void)state;
    char *text = walk("short", "meaning scales\nmeaning zebra\nquit\n", 0);
    expect(text, "scale");
    expect(text, "The glossary does not know 'zebra'");
    free(text);
}

static void the_solution_keeps_its_rule(void **state) {
    (void)state;
    const char *to_number =
        "\n\n\n\n\n\n\n\n\n\nsolution\n1\n2\n3\nhint\nhint\nsolution\nwhy\nquit\n";
    char *text = walk("everything", to_number, 0);
    expect(text,
           "The solution opens after a pass, or after all 2 hints and 3 tries; so far 0 hints");
    expect(text, "The answer is 26 GB.");
    expect(text, "Why it works is told after a pass.");
    free(text);
}

static void progress_and_the_skill_check_are_told(void **state) {
    (void)state;
    char *text = walk("everything", "check\nhint\nquit\n", 0);
    expect(text, "Skill check of Every kind of thing");
    expect(text, "A skill check gives no hints.");
    expect(text, "A check counts when every exercise was answered.");
    free(text);
    text = walk("everything", "progress\nquit\n", 0);
    expect(text, "0 of 6 exercises solved.");
    expect(text, "Nothing was answered yet.");
    free(text);
}

static void ascii_locales_get_ascii(void **state) {
    (void)state;
    setenv("LANG", "C", 1);
    char *text = walk("everything", "\n\n\n\n\nguess\n\n\n\n\n\n", 0);
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at >= 0x7F) fail_msg("a byte beyond ASCII:\n%s", text);
    free(text);
}

static void an_unknown_lesson_is_a_usage_error(void **state) {
    (void)state;
    free(walk("nowhere", "", STATUS_USAGE));
}

static int count(const char *text, const char *what) {
    int n = 0;
    for (const char *at = text; (at = strstr(at, what)); at++)
        n++;
    return n;
}

// The name and the sliders come before the description, which leaves them out; what is moved is all
// that is said of the sliders then; `data` says everything. A last line is no saving.
static void a_figure_says_its_name_and_sliders_once(void **state) {
    (void)state;
    char *text = walk("everything", "\n\n\n\n\nup\nset power 3\ndata\n", 0);
    char *all = strstr(text, "Powers. With power = 3, points = 8.");
    assert_non_null(all);
    all[0] = '\0';
    assert_int_equal(count(text, "power = 3"), 1);
    expect(text, "Figure: Powers\n");
    assert_int_equal(count(text, "Powers"), 1);
    assert_int_equal(count(text, "With power"), 0);
    assert_int_equal(count(text, "points = 8"), 1);
    assert_int_equal(count(text, "x: 8; y:"), 2);
    assert_int_equal(count(text, "more line"), 0);
    free(text);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, each_sitting, leave_home)
    const struct CMUnitTest tests[] = {
        TEST(a_figure_says_its_name_and_sliders_once),
        TEST(the_first_lesson_comes_by_itself_and_the_contents_when_asked),
        TEST(the_end_of_the_input_keeps_the_place),
        TEST(figures_are_words_and_numbers_and_their_sliders_are_typed),
        TEST(a_colon_runs_lua),
        TEST(exercises_are_asked_and_graded_by_typing),
        TEST(a_first_version_that_nobody_changed_is_no_try),
        TEST(what_is_no_answer_is_told_and_not_graded),
        TEST(lines_and_orders_are_taken_whole_or_not),
        TEST(an_exercise_is_gone_to_by_its_id_and_a_misspelt_name_has_its_nearest),
        TEST(answers_are_kept_as_the_full_screen_lab_keeps_them),
        TEST(unknown_words_are_told_and_help_lists_the_others),
        TEST(help_names_the_words_of_every_place),
        TEST(exercises_are_listed_by_what_is_done_of_them),
        TEST(sentences_are_no_wider_than_the_page),
        TEST(nothing_that_is_said_is_drawn),
        TEST(a_guess_is_asked_once_and_stands_beside_the_truth),
        TEST(a_slider_takes_the_name_of_a_value),
        TEST(a_figure_is_explored_in_words),
        TEST(a_picture_is_saved_as_it_is_shown_and_numbers_whole),
        TEST(in_a_skill_check_there_is_no_prompt),
        TEST(what_is_found_in_an_exercise_is_told_with_its_numbers),
        TEST(places_are_searched_opened_and_left_again),
        TEST(places_found_are_read_by_fives),
        TEST(the_glossary_is_asked_for_a_word),
        TEST(the_solution_keeps_its_rule),
        TEST(progress_and_the_skill_check_are_told),
        TEST(ascii_locales_get_ascii),
        TEST(an_unknown_lesson_is_a_usage_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
