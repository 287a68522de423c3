// SPDX-License-Identifier: MIT
// What an author sees while writing. A file that does not load leaves its screen as it was, with
// the sentence above it; the next save that loads takes the sentence away.
//
// Two watches: the files of the open screens are read anew at once; any file of the course makes
// the table of contents old, which is read anew when every open screen can follow it.
#include "lab/ui/preview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/base/watch.h"

struct complaint { // of a file that does not load
    char *path, *text;
    struct complaint *next;
};

struct preview {
    struct lab *lab;
    struct file_watch *watch, *course_watch;
    char *watched[SCREENS_MAX];   // the files of the screens, in their order; NULL: it has none
    struct complaint *complaints; // the newest first, which is shown
    bool course_watched;
    bool course_is_old; // a file of the course was saved after it was read
    bool file_is_gone;  // and one was taken away, which an open lesson may show
};

static const char *file_of(const struct lab *lab, int i) {
    const struct screen *screen = i < lab->n_screens ? lab->screens[i] : NULL;
    return screen && screen->kind->file ? screen->kind->file(screen) : NULL;
}

static bool same(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

// --- complaints ---

static void show_complaint(struct preview *preview) {
    struct lab *lab = preview->lab;
    const char *text = preview->complaints ? preview->complaints->text : "";
    if (strcmp(lab->complaint, text) == 0) return;
    snprintf(lab->complaint, sizeof lab->complaint, "%s", text);
    lab->stale = true;
}

static struct complaint **find_complaint(struct preview *preview, const char *path) {
    struct complaint **at = &preview->complaints;
    while (*at && strcmp((*at)->path, path) != 0)
        at = &(*at)->next;
    return at;
}

static void drop_complaint(struct complaint **at) {
    struct complaint *complaint = *at;
    *at = complaint->next;
    free(complaint->path);
    free(complaint->text);
    free(complaint);
}

static void settle(struct preview *preview, const char *path) {
    struct complaint **at = find_complaint(preview, path);
    if (*at) drop_complaint(at);
    show_complaint(preview);
}

// The course's folder is the author's own and is left out.
static void complain(struct preview *preview, const char *path, const char *text) {
    const char *folder = preview->lab->learner.course.folder;
    struct complaint *complaint = xmalloc(sizeof *complaint);
    size_t size = strlen(folder);
    settle(preview, path);
    if (strncmp(text, folder, size) == 0 && text[size] == '/') text += size + 1;
    *complaint = (struct complaint) { xstrdup(path), xstrdup(text), preview->complaints };
    preview->complaints = complaint;
    show_complaint(preview);
}

static bool is_open(const struct preview *preview, const char *path) {
    bool open = same(preview->lab->learner.course.file, path);
    for (int i = 0; i < preview->lab->n_screens; i++)
        open = open || same(file_of(preview->lab, i), path);
    return open;
}

// Of screens that were left.
static void drop_old_complaints(struct preview *preview) {
    for (struct complaint **at = &preview->complaints; *at;)
        if (is_open(preview, (*at)->path))
            at = &(*at)->next;
        else
            drop_complaint(at);
    show_complaint(preview);
}

// --- saves ---

static void reload(struct preview *preview, int i) {
    struct lab *lab = preview->lab;
    struct screen *old = lab->screens[i];
    const char *file = file_of(lab, i);
    struct error err = { 0 };
    struct screen *fresh = old->kind->reload(old, &err);
    if (!fresh) {
        complain(preview, file, err.text);
        return;
    }
    settle(preview, file);
    lab->screens[i] = fresh;
    old->kind->close(old);
    lab->stale = true;
}

static void saved(void *owner, const char *path) {
    struct preview *preview = owner;
    for (int i = 0; i < preview->lab->n_screens; i++)
        if (same(file_of(preview->lab, i), path)) reload(preview, i);
    preview->course_is_old = true;
}

// Or taken away. Editors' own files say nothing of the course.
static void saved_in_course(void *owner, const char *path) {
    struct preview *preview = owner;
    bool hidden = path_name(path)[0] == '.';
    if (hidden || !(text_ends(path, ".md") || text_ends(path, ".lua"))) return;
    preview->course_is_old = true;
    preview->file_is_gone |= !file_exists(path);
}

// A lesson may have waited for an exercise, and the course for a lesson.
static void read_course_again(struct preview *preview) {
    struct lab *lab = preview->lab;
    struct error err = { 0 };
    bool all = preview->file_is_gone;
    preview->course_is_old = preview->file_is_gone = false;
    if (lab_reopen(lab, &err) != STATUS_OK) {
        complain(preview, lab->learner.course.file, err.text);
        return;
    }
    settle(preview, lab->learner.course.file);
    for (int i = 0; i < lab->n_screens; i++) {
        const char *file = file_of(lab, i);
        if (file && (all || *find_complaint(preview, file))) reload(preview, i);
    }
}

// --- the watches ---

struct preview *preview_new(struct lab *lab) {
    struct preview *preview = xcalloc(1, sizeof *preview);
    preview->lab = lab;
    preview->watch = file_watch_new(lab->learner.loop, saved, preview);
    preview->course_watch = file_watch_new(lab->learner.loop, saved_in_course, preview);
    file_watch_tell_gone(preview->course_watch);
    return preview;
}

void preview_free(struct preview *preview) {
    if (!preview) return;
    file_watch_free(preview->watch);
    file_watch_free(preview->course_watch);
    for (int i = 0; i < SCREENS_MAX; i++)
        free(preview->watched[i]);
    while (preview->complaints)
        drop_complaint(&preview->complaints);
    free(preview);
}

// Of who may write the course; to other readers it does not change.
static void watch_course(struct preview *preview) {
    static const char *const folders[] = { "lessons", "exercises" };
    preview->course_watched = true;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char *folder = path_join(preview->lab->learner.course.folder, folders[i]);
        if (access(folder, W_OK) == 0) file_watch_add_tree(preview->course_watch, folder);
        free(folder);
    }
}

static void watch_screens(struct preview *preview) {
    bool as_before = true;
    for (int i = 0; i < SCREENS_MAX; i++)
        as_before = as_before && same(file_of(preview->lab, i), preview->watched[i]);
    if (as_before) return;
    drop_old_complaints(preview);
    file_watch_clear(preview->watch);
    for (int i = 0; i < SCREENS_MAX; i++) {
        const char *file = file_of(preview->lab, i);
        free(preview->watched[i]);
        preview->watched[i] = file ? xstrdup(file) : NULL;
        if (file) file_watch_add(preview->watch, file);
    }
}

void preview_follow(struct preview *preview) {
    if (preview->course_is_old && lab_can_reopen(preview->lab)) read_course_again(preview);
    if (!preview->course_watched) watch_course(preview);
    watch_screens(preview);
}
