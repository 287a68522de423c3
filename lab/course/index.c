// SPDX-License-Identifier: MIT
// The index of a course. Its file holds the stamps of all folders and of course.lua, the table of
// contents, and what was asked of single lessons and exercises, each with the stamp of its file.
//
// A file that is written twice within one tick of the clock keeps its change time. So a stamp is
// taken before the file is read, and one that is no older than some ticks is not kept: what was
// read then is read again at the next start. File systems without fractions tick once a second or
// two.
#include "lab/course/index.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "lab/base/digest.h"
#include "lab/base/file.h"
#include "lab/base/install.h"
#include "lab/course/files.h"
#include "lab/course/index_parts.h"

enum { INDEX_BYTES_MOST = 16 << 20, NAME_DIGITS = 16 };
static const double settled_seconds = 0.1, settled_seconds_coarse = 3;

static bool same_stamp(const struct stamp *a, const struct stamp *b) {
    return a->seconds == b->seconds && a->nanoseconds == b->nanoseconds && a->size == b->size &&
           a->inode == b->inode;
}

static bool take_stamp(const char *path, struct stamp *stamp) {
    struct stat facts;
    *stamp = (struct stamp) { 0 };
    if (stat(path, &facts) != 0) return false;
    *stamp = (struct stamp) { (uint64_t)facts.st_ctim.tv_sec, (uint64_t)facts.st_ctim.tv_nsec,
                              (uint64_t)facts.st_size, (uint64_t)facts.st_ino };
    return true;
}

static bool is_settled(const struct stamp *stamp) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    double age = (double)(now.tv_sec - (time_t)stamp->seconds) +
                 ((double)now.tv_nsec - (double)stamp->nanoseconds) * 1e-9;
    return age > (stamp->nanoseconds ? settled_seconds : settled_seconds_coarse);
}

static void add_place(void *owner, const char *path) {
    struct course_index *index = owner;
    struct place_stamp place = { .path = arena_strdup(&index->arena, path) };
    if (!take_stamp(path, &place.stamp) || !is_settled(&place.stamp)) index->unsettled = true;
    GROW(index->places, index->n_places, index->places_capacity);
    index->places[index->n_places++] = place;
}

// Before the course is read: what changes in between is seen at the next start.
static void stamp_places(struct course_index *index) {
    char *file = path_join(index->folder, "lessons/course.lua");
    index->n_places = 0;
    index->unsettled = false;
    add_place(index, file);
    course_each_folder(index->folder, add_place, index);
    free(file);
}

static bool places_are_same(const struct course_index *index) {
    for (size_t i = 0; i < index->n_places; i++) {
        struct stamp now;
        if (!take_stamp(index->places[i].path, &now) || !same_stamp(&now, &index->places[i].stamp))
            return false;
    }
    return index->n_places > 0;
}

// Says which program and which course: another one's index is none.
static char *key_of(const char *folder) {
    struct stamp program;
    take_stamp("/proc/self/exe", &program);
    return xprintf("bitlab index 1 %s %llu %llu %llu %s", installed_version(),
                   (unsigned long long)program.seconds, (unsigned long long)program.nanoseconds,
                   (unsigned long long)program.size, folder);
}

static char *file_of(const char *cache_folder, const char *course_folder) {
    char hex[DIGEST_HEX];
    struct digest *digest = digest_new();
    digest_add(digest, course_folder, strlen(course_folder));
    digest_finish(digest, hex);
    return xprintf("%s/courses/%.*s", cache_folder, NAME_DIGITS, hex);
}

struct course_index *course_index_new(const char *cache_folder, const char *course_folder) {
    struct course_index *index = xcalloc(1, sizeof *index);
    index->folder = xprintf("%.*s", (int)course_folder_size(course_folder), course_folder);
    index->key = key_of(index->folder);
    if (!cache_folder || course_folder[0] != '/') return index;
    index->file = file_of(cache_folder, index->folder);
    if (file_read(index->file, INDEX_BYTES_MOST, &index->bytes, NULL) != STATUS_OK)
        strbuf_clear(&index->bytes);
    return index;
}

static void write_index(struct course_index *index) {
    char *folder = xstrdup(index->file);
    struct strbuf bytes = { 0 };
    *strrchr(folder, '/') = '\0';
    index_pack(index, &bytes);
    if (file_make_folders(folder, NULL) == STATUS_OK)
        file_write(index->file, bytes.at, bytes.size, NULL);
    strbuf_release(&bytes);
    free(folder);
}

void course_index_free(struct course_index *index) {
    if (!index) return;
    if (index->file && index->changed && !index->unsettled) write_index(index);
    strbuf_release(&index->bytes);
    free(index->places);
    free(index->lessons);
    free(index->titles);
    free(index->file);
    free(index->folder);
    free(index->key);
    arena_release(&index->arena);
    free(index);
}

static void begin_anew(struct course_index *index, const struct course *course) {
    free(index->lessons);
    free(index->titles);
    index->course = course;
    index->n_lessons = course->n_lessons + course->pages.n;
    index->lessons = xcalloc(index->n_lessons + 1, sizeof *index->lessons);
    index->titles = xcalloc(course->n_exercises + 1, sizeof *index->titles);
    index->changed = true;
}

// What was kept is for the first opening: who opens again knows of a change.
static bool open_kept(struct course_index *index, struct course *course) {
    bool kept = index->bytes.size && index_unpack(index, course);
    strbuf_release(&index->bytes);
    if (kept && places_are_same(index)) return true;
    if (kept) course_release(course);
    return false;
}

enum status course_index_open(struct course_index *index, struct course *course,
                              struct script *script, struct error *err) {
    if (open_kept(index, course)) return STATUS_OK;
    stamp_places(index);
    enum status status = course_open_to_read(course, script, index->folder, err);
    if (status == STATUS_OK)
        begin_anew(index, course);
    else
        index->unsettled = true;
    return status;
}

// Whether a note is of the file as it is; where it is not, the stamp is that of the file from now
// on.
static bool is_fresh(struct stamp *noted, const char *path) {
    struct stamp now;
    bool there = take_stamp(path, &now), same = there && same_stamp(&now, noted);
    *noted = now;
    return same;
}

bool course_index_exercises(struct course_index *index, const struct course_lesson *lesson,
                            struct text_list *ids) {
    struct lesson_note *note = &index->lessons[lesson->number];
    bool fresh = is_fresh(&note->stamp, lesson->path) && note->known;
    note->known = fresh;
    if (fresh) *ids = note->ids;
    return fresh;
}

void course_index_note_exercises(struct course_index *index, const struct course_lesson *lesson,
                                 const struct text_list *ids) {
    struct lesson_note *note = &index->lessons[lesson->number];
    if (!is_settled(&note->stamp)) return;
    note->ids.n = ids->n;
    note->ids.at = arena_alloc(&index->arena, ids->n * sizeof *ids->at);
    for (size_t i = 0; i < ids->n; i++)
        note->ids.at[i] = arena_strdup(&index->arena, ids->at[i]);
    note->known = index->changed = true;
}

bool course_index_title(struct course_index *index, const struct course *course, size_t i,
                        const char **title) {
    struct title_note *note = &index->titles[i];
    bool fresh = is_fresh(&note->stamp, course->exercises[i].path) && note->title;
    if (!fresh) note->title = NULL;
    *title = note->title;
    return fresh;
}

void course_index_note_title(struct course_index *index, size_t i, const char *title) {
    struct title_note *note = &index->titles[i];
    if (!is_settled(&note->stamp)) return;
    note->title = arena_strdup(&index->arena, title);
    index->changed = true;
}
