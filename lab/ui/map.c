// SPDX-License-Identifier: MIT
// The map: choosing a lesson, and the way back to where the reading stopped.
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/terminal/key.h"
#include "lab/ui/map.h"
#include "lab/ui/sign.h"
#include "lab/ui/sitting.h"
#include "lab/ui/words_home.h"

static const double slice_seconds = 0.002;

static struct map *map_of(const struct screen *screen) {
    return (struct map *)screen;
}

static const struct course *course_of(const struct screen *screen) {
    return &screen->lab->learner.course;
}

static place_set map_where(const struct screen *screen) {
    (void)screen;
    return IN_MAP;
}

static void map_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    const struct learner *learner = &screen->lab->learner;
    strbuf_printf(left, "bitlab %s %s", sign_text(SIGN_INTO, screen->lab->ascii),
                  learner->course.title);
    if (learner->course.n_exercises)
        strbuf_printf(right, WORDS_COURSE_SOLVED, learner->passed, learner->course.n_exercises,
                      screen->lab->grid.cols >= 60 ? WORDS_EXERCISES_BEFORE_SOLVED : "");
}

static void choose(struct map *map, long number) {
    long n = (long)course_of(&map->base)->n_lessons;
    map->chosen = number < 0 || n == 0 ? 0 : number >= n ? (size_t)(n - 1) : (size_t)number;
    map->follow = true;
}

static void choose_module(struct map *map, int direction) {
    const struct course *course = course_of(&map->base);
    for (size_t m = 0; m < course->n_modules; m++) {
        const struct course_module *module = &course->modules[m];
        if (course->lessons[map->chosen]->module != module) continue;
        bool first = module->n && module->lessons[0].number == map->chosen;
        if (direction < 0 && !first)
            choose(map, (long)module->lessons[0].number);
        else if (direction < 0 && m > 0)
            choose(map, (long)course->modules[m - 1].lessons[0].number);
        else if (direction > 0 && m + 1 < course->n_modules)
            choose(map, (long)course->modules[m + 1].lessons[0].number);
        return;
    }
}

static void open_chosen(struct map *map) {
    struct lab *lab = map->base.lab;
    struct place place = learner_place_in(&lab->learner, lab->learner.course.lessons[map->chosen]);
    lab_read(lab, &place);
}

static void go_on(struct map *map) {
    struct lab *lab = map->base.lab;
    struct place place = learner_place(&lab->learner);
    if (place.lesson)
        lab_read(lab, &place);
    else
        open_chosen(map);
}

static void click(struct map *map, const struct key *key) {
    int number = map_lesson_at(course_of(&map->base), key->row - map->list.row + map->scroll.top);
    bool inside = key->row >= map->list.row && key->row < map->list.row + map->list.rows &&
                  key->col < map->list.col + map->list.cols;
    if (!inside || number < 0) return;
    if ((size_t)number == map->chosen)
        open_chosen(map);
    else
        choose(map, number);
}

// The scroll bar stands behind the list's last column: its first row is the first lesson, its last
// the last.
static bool drag(struct map *map, const struct key *key) {
    int row = key->row - map->list.row, last = map->list.rows - 1;
    if (map->list.rows >= map->scroll.rows || last < 1) return false;
    if (key->code == PRESS_CLICK)
        map->dragging = key->col == map->list.col + map->list.cols && row >= 0 && row <= last;
    if (!map->dragging) return false;
    row = row < 0 ? 0 : row > last ? last : row;
    choose(map, (long)row * ((long)course_of(&map->base)->n_lessons - 1) / last);
    return true;
}

static void map_draw_screen(struct screen *screen, struct grid *grid, const struct area *area) {
    map_draw(map_of(screen), grid, area);
}

static bool map_act(struct screen *screen, enum action action, const struct key *key) {
    struct map *map = map_of(screen);
    long page = map->list.rows > 3 ? map->list.rows - 2 : 1;
    if (course_of(screen)->n_lessons == 0) return false;
    switch (action) {
    case ACT_UP:
        choose(map, (long)map->chosen - 1);
        break;
    case ACT_DOWN:
        choose(map, (long)map->chosen + 1);
        break;
    case ACT_PAGE_UP:
        choose(map, (long)map->chosen - page);
        break;
    case ACT_PAGE_DOWN:
        choose(map, (long)map->chosen + page);
        break;
    case ACT_FIRST:
        choose(map, 0);
        break;
    case ACT_LAST:
        choose(map, (long)course_of(screen)->n_lessons);
        break;
    case ACT_NEXT_MARK:
        choose_module(map, 1);
        break;
    case ACT_PREVIOUS_MARK:
        choose_module(map, -1);
        break;
    case ACT_OPEN:
        open_chosen(map);
        break;
    case ACT_CONTINUE:
        go_on(map);
        break;
    case ACT_NEXT:
        home_refresh(&map->home, screen->lab);
        if (map->home.next_exercise)
            lab_open_exercise(screen->lab, map->home.next_lesson, map->home.next_exercise);
        break;
    case ACT_SKILL_CHECK:
        sitting_begin(screen->lab,
                      check_screen(screen->lab, course_of(screen)->lessons[map->chosen]->module));
        break;
    case ACT_CLICK:
        if (!drag(map, key)) click(map, key);
        break;
    case ACT_DRAG:
        drag(map, key);
        break;
    case ACT_RELEASE:
        map->dragging = false;
        break;
    default:
        return false;
    }
    return true;
}

// Left from the map: the last lesson stays the one to go on with.
static void map_save(struct screen *screen) {
    struct lab *lab = screen->lab;
    if (lab_top(lab) != screen) return;
    struct place place = learner_place(&lab->learner);
    if (!place.lesson || place.on_map) return;
    place.on_map = true;
    learner_put_place(&lab->learner, &place);
}

static void map_visit(const struct screen *screen, struct visit *visit) {
    (void)screen;
    visit->place.on_map = true;
}

// Between keys, so that no key waits for it.
static void look_for_outdated(void *owner) {
    struct map *map = owner;
    struct learner *learner = &map->base.lab->learner;
    bool more = learner_look_for_outdated(learner, clock_now() + slice_seconds);
    map->looking = more ? loop_timer(learner->loop, 0, look_for_outdated, map) : 0;
    if (!more) map->base.lab->stale = true;
}

static void begin_to_look(struct map *map) {
    if (!map->looking)
        map->looking = loop_timer(map->base.lab->learner.loop, 0, look_for_outdated, map);
}

// The chosen lesson stays chosen; where it is gone, the one in its place.
static bool map_follow(struct screen *screen, const struct course *former) {
    struct map *map = map_of(screen);
    const struct course_lesson *chosen = NULL;
    if (former->n_lessons)
        chosen = course_find_lesson(course_of(screen), former->lessons[map->chosen]->id);
    choose(map, (long)(chosen ? chosen->number : map->chosen));
    map->reading = screen->lab->reading;
    map->home = (struct home) { 0 };
    begin_to_look(map);
    return true;
}

static void map_close(struct screen *screen) {
    struct map *map = map_of(screen);
    if (map->looking) loop_remove(screen->lab->learner.loop, map->looking);
    free(map);
}

static const struct screen_kind map_kind = {
    .name = "map",
    .where = map_where,
    .title = map_title,
    .draw = map_draw_screen,
    .act = map_act,
    .save = map_save,
    .follow = map_follow,
    .visit = map_visit,
    .close = map_close,
};

struct screen *map_screen(struct lab *lab) {
    struct map *map = xcalloc(1, sizeof *map);
    struct place place = learner_place(&lab->learner);
    map->base = (struct screen) { &map_kind, lab };
    map->chosen = place.lesson ? place.lesson->number : 0;
    map->follow = true;
    begin_to_look(map);
    return &map->base;
}
