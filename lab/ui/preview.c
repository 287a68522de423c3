// SPDX-License-Identifier: MIT
// What an author sees while writing. A file that does not load leaves its screen as it was, with
// the sentence over its last rows; the next save that loads takes the sentence away.
#include "lab/ui/preview.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/base/watch.h"

struct preview {
    struct lab *lab;
    struct file_watch *watch;
    char *watched[SCREENS_MAX]; // the files of the screens, in their order; NULL: it has none
    char *complaint;            // the sentence that is shown, or NULL
};

static const char *file_of(const struct lab *lab, int i) {
    const struct screen *screen = i < lab->n_screens ? lab->screens[i] : NULL;
    return screen && screen->kind->file ? screen->kind->file(screen) : NULL;
}

static bool same(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void stop_complaining(struct preview *preview) {
    struct lab *lab = preview->lab;
    if (preview->complaint && strcmp(lab->message, preview->complaint) == 0) lab->message[0] = '\0';
    free(preview->complaint);
    preview->complaint = NULL;
}

static void reload(struct preview *preview, int i) {
    struct lab *lab = preview->lab;
    struct screen *old = lab->screens[i];
    struct error err = { 0 };
    struct screen *fresh = old->kind->reload(old, &err);
    stop_complaining(preview);
    if (fresh) {
        lab->screens[i] = fresh;
        old->kind->close(old);
    } else {
        lab_say(lab, STYLE_BAD, "%s", err.text);
        preview->complaint = xstrdup(lab->message);
    }
    lab->stale = true;
}

static void saved(void *owner, const char *path) {
    struct preview *preview = owner;
    for (int i = 0; i < preview->lab->n_screens; i++)
        if (same(file_of(preview->lab, i), path)) reload(preview, i);
    lab_course_changed(preview->lab);
}

struct preview *preview_new(struct lab *lab) {
    struct preview *preview = xcalloc(1, sizeof *preview);
    preview->lab = lab;
    preview->watch = file_watch_new(lab->learner.loop, saved, preview);
    return preview;
}

void preview_free(struct preview *preview) {
    if (!preview) return;
    file_watch_free(preview->watch);
    for (int i = 0; i < SCREENS_MAX; i++)
        free(preview->watched[i]);
    free(preview->complaint);
    free(preview);
}

void preview_follow(struct preview *preview) {
    bool as_before = true;
    for (int i = 0; i < SCREENS_MAX; i++)
        as_before = as_before && same(file_of(preview->lab, i), preview->watched[i]);
    if (as_before) return;
    file_watch_clear(preview->watch);
    for (int i = 0; i < SCREENS_MAX; i++) {
        const char *file = file_of(preview->lab, i);
        free(preview->watched[i]);
        preview->watched[i] = file ? xstrdup(file) : NULL;
        if (file) file_watch_add(preview->watch, file);
    }
}
