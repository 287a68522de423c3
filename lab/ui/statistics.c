// SPDX-License-Identifier: MIT
// Gathering the statistics of a learner's practice, with the two figures that show them.
#include "lab/ui/statistics.h"
#include "lab/ui/words.h"
#include "lab/ui/words_practice.h"

#include <math.h>

enum { SECONDS_A_DAY = 86400 };

struct counting {
    struct statistics *statistics;
    int64_t today;
};

static void count_review(void *owner, int64_t time, int grade) {
    struct counting *counting = owner;
    struct statistics *statistics = counting->statistics;
    long back = lrint((double)(counting->today - practice_day(time, 0)) / SECONDS_A_DAY);
    if (back < 0 || back >= STATISTICS_DAYS) return;
    long day = STATISTICS_DAYS - 1 - back;
    statistics->right[day] += grade > FSRS_AGAIN;
    statistics->missed[day] += grade == FSRS_AGAIN;
    statistics->reviews++;
}

static void take_mistake(void *owner, const struct made_mistake *mistake) {
    struct statistics *statistics = owner;
    struct made_mistake *kept = &statistics->mistakes[statistics->n_mistakes++];
    *kept = *mistake;
    kept->exercise = arena_strdup(&statistics->arena, mistake->exercise);
    kept->says = arena_strdup(&statistics->arena, mistake->says);
}

static void draw_days(struct statistics *statistics) {
    struct figure *figure = &statistics->by_day;
    figure->title = WORDS_ANSWERS_BY_DAY_TODAY_AT;
    figure->x.label = "";
    figure->y.label = WORDS_ANSWERS;
    figure->notice = figure->settings = "";
    if (!statistics->reviews) return;
    double most = 0;
    for (size_t i = 0; i < STATISTICS_DAYS; i++)
        most = fmax(most, statistics->right[i] + statistics->missed[i]);
    if (most < 2) figure->y.to = 2; // there is no half of an answer
    figure->series = arena_alloc(&figure->arena, 2 * sizeof *figure->series);
    figure->n_series = 2;
    figure->series[0] = (struct series) { .kind = SERIES_BARS,
                                          .label = WORDS_CASE_RIGHT,
                                          .n = STATISTICS_DAYS,
                                          .x = statistics->days,
                                          .y = statistics->right };
    figure->series[1] = (struct series) { .kind = SERIES_BARS,
                                          .label = WORDS_MISSED,
                                          .n = STATISTICS_DAYS,
                                          .x = statistics->days,
                                          .y = statistics->missed };
}

static void draw_mistakes(struct statistics *statistics, struct learner *learner) {
    struct figure *figure = &statistics->by_mistake;
    size_t n = statistics->n_mistakes;
    figure->title = WORDS_THE_MISTAKES_MADE_MOST_OFTEN;
    figure->x.label = "";
    figure->y.label = WORDS_TIMES;
    figure->notice = figure->settings = "";
    if (!n) return;
    const char **names = arena_alloc(&figure->arena, n * sizeof *names);
    double *times = arena_alloc(&figure->arena, n * sizeof *times);
    for (size_t i = 0; i < n; i++) {
        names[i] = arena_printf(&figure->arena, "%zu %s", i + 1,
                                learner_title(learner, statistics->mistakes[i].exercise));
        times[i] = statistics->mistakes[i].times;
    }
    figure->series = arena_alloc(&figure->arena, sizeof *figure->series);
    figure->n_series = 1;
    figure->series[0] =
        (struct series) { .kind = SERIES_BARS, .label = "", .n = n, .names = names, .y = times };
}

void statistics_gather(struct statistics *statistics, struct learner *learner, int64_t now) {
    struct error ignored = { 0 }; // a store that cannot be read has said so when it was opened
    const char *course = learner->course.title;
    *statistics =
        (struct statistics) { .counts = practice_due(learner->store, &learner->course, now) };
    struct counting counting = { statistics, practice_day(now, 0) };
    for (int i = 0; i < STATISTICS_DAYS; i++)
        statistics->days[i] = i + 1 - STATISTICS_DAYS;
    statistics->mistakes =
        arena_alloc(&statistics->arena, STATISTICS_MISTAKES * sizeof *statistics->mistakes);
    store_each_review(learner->store, course, practice_day(now, 1 - STATISTICS_DAYS), count_review,
                      &counting, &ignored);
    store_each_mistake(learner->store, course, STATISTICS_MISTAKES, take_mistake, statistics,
                       &ignored);
    draw_days(statistics);
    draw_mistakes(statistics, learner);
}

void statistics_release(struct statistics *statistics) {
    figure_release(&statistics->by_day);
    figure_release(&statistics->by_mistake);
    arena_release(&statistics->arena);
}
