// SPDX-License-Identifier: MIT
// The learner in a course: what has been passed, where the reading stopped, and the grading of
// answers. Both ways through the course, full screen and line by line, stand on this.
#ifndef LAB_UI_LEARNER_H
#define LAB_UI_LEARNER_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/loop.h"
#include "lab/course/course.h"
#include "lab/course/index.h"
#include "lab/exercise/exercise.h"
#include "lab/grade/grade.h"
#include "lab/job/results.h"
#include "lab/practice/deck.h"
#include "lab/search/search.h"
#include "lab/store/cards.h"
#include "lab/ui/sign.h"

enum mark { MARK_NEW, MARK_TRIED, MARK_PASSED };

struct lesson_marks { // of one lesson, found when first asked for
    bool known;
    struct text_list ids; // its exercises in order
};

struct learner {
    struct loop *loop;
    struct script *script;
    struct course_index *index; // of the course
    struct course course;
    bool course_is_open;
    struct former_course *former; // the courses before it, of learner_reopen
    struct store *store;
    char warning[ERROR_TEXT_MAX]; // of the store, "" where all is well
    struct grader *grader;        // made at the first grading
    struct results *results;      // of long jobs, made when first asked for
    char course_hash[65];
    enum mark *marks;             // of course.exercises, in their order
    size_t passed;                // how many of them are MARK_PASSED
    bool *outdated;               // of them: passed before they were changed, as far as
    size_t n_looked_at;           // learner_look_for_outdated has come
    struct lesson_marks *lessons; // of course.lessons, in their order, then of its pages
    const char **titles;          // of course.exercises, NULL until asked for
    char *place_put; // the place as it was noted last, so that it is written only when it changed
    struct arena arena;
};

// Opens the course and the store, and nothing else. `folder` as in lab_options.
enum status learner_open(struct learner *learner, const char *folder, struct error *err);
void learner_release(struct learner *learner);

// The course as its files are now. Lessons and exercises of the course as it was stay readable for
// whoever still points at them, but their numbers mean nothing in the new one: look them up by
// their ids. Where it does not load all stays as it was.
enum status learner_reopen(struct learner *learner, struct error *err);
const struct course *learner_former_course(const struct learner *learner); // the one before it

enum mark learner_mark(const struct learner *learner, const char *exercise);
enum sign sign_of_exercise(const struct learner *learner, const char *exercise);
const struct text_list *learner_exercises(struct learner *learner,
                                          const struct course_lesson *lesson);
// The lesson that an exercise stands in; NULL: in none.
const struct course_lesson *learner_lesson_of(struct learner *learner, const char *exercise);
const char *learner_title(struct learner *learner,
                          const char *exercise); // its id where its file cannot be read
size_t learner_passed(struct learner *learner, const struct course_lesson *lesson);

struct results *learner_results(struct learner *learner);
struct grader *learner_grader(struct learner *learner); // NULL never; its faults come as results

// One graded answer.
struct given_answer {
    const struct exercise *exercise;
    const struct exercise_result *result;
    const char *answer;            // its text
    int hints;                     // that were shown before it
    double seconds;                // since the question was asked, 0 where nobody knows
    const struct value *variables; // practice: of a drawn family, or NULL
    uint64_t seed;                 // practice: they follow from it
};

// Notes an answer given in a lesson, in the store, in the marks and in the deck. Answers that the
// course or bitlab spoiled are not the learner's and leave no trace. A store that refuses gives its
// sentence in `err`.
enum status learner_record(struct learner *learner, const struct given_answer *given,
                           struct error *err);
// The same for an answer given in practice: it counts for the card alone, which `after` gets. Half
// an answer (the wrong line, and the program not repaired yet) and one that leaves no trace do not
// count: after->reviews is 0.
enum status learner_record_practice(struct learner *learner, const struct given_answer *given,
                                    struct card *after, struct error *err);

// What is due for practice now.
struct practice_counts learner_due(struct learner *learner);

// True where it was passed, but never with the graded fields that it has now.
bool learner_is_outdated(struct learner *learner, const struct exercise *exercise);
bool pass_is_outdated(struct store *store, const char *course, const struct exercise *exercise,
                      struct script *script);
// The same of all exercises, which takes the reading of their files: goes on with it until `end` on
// the monotonic clock. False: all are known.
bool learner_look_for_outdated(struct learner *learner, double end);
// As far as that is known.
bool learner_mark_is_outdated(const struct learner *learner, const char *exercise);

// Where the reading stopped: a lesson, the block at the top, and rows of it already passed.
struct place {
    const struct course_lesson *lesson; // NULL: nowhere yet
    size_t block;
    int offset;
    bool on_map; // the learner left from the map
    int line;    // where it is not 0: the block at this line of the file, whatever `block` says
};
struct place learner_place(struct learner *learner);
struct place learner_place_in(struct learner *learner, const struct course_lesson *lesson);
void learner_put_place(struct learner *learner, const struct place *place);

// What was guessed before a figure was drawn for the first time, "" where it was drawn without a
// guess. The caller frees what it gets; NULL: it was not asked yet.
char *learner_guess(struct learner *learner, const char *lesson, const char *figure);
void learner_put_guess(struct learner *learner, const char *lesson, const char *figure,
                       const char *guess);

// Where the sliders of a lesson's figures stood (see kept_sliders.h), "" where all are at their
// defaults. The caller frees it.
char *learner_sliders(struct learner *learner, const char *lesson);
void learner_put_sliders(struct learner *learner, const char *lesson, const char *sliders);

// An answer not yet given: kept under the exercise's id. The caller frees what it gets; NULL where
// there is none.
char *learner_draft(struct learner *learner, const char *exercise);
void learner_put_draft(struct learner *learner, const char *exercise, const char *draft);

// Adds the learner's notes to an index, in place of those that it had: notes are written while the
// lab is open, so they are read anew for every search.
void learner_search_notes(struct learner *learner, struct search *index);

#endif
