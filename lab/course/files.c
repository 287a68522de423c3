// SPDX-License-Identifier: MIT
// The files of a course: where it is, what exercises it has, and the hash of all its bytes.
#include "lab/course/files.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/digest.h"
#include "lab/base/file.h"
#include "lab/base/install.h"

enum { DEEPEST = 8 }; // folders in folders

const char *course_path(struct course *course, const char *below) {
    if (strcmp(course->folder, ".") == 0) return arena_strdup(&course->arena, below);
    bool root = text_ends(course->folder, "/");
    return arena_printf(&course->arena, "%s%s%s", course->folder, root ? "" : "/", below);
}

size_t course_folder_size(const char *folder) {
    size_t size = strlen(folder);
    while (size > 1 && folder[size - 1] == '/')
        size--;
    return size;
}

// Hidden files and editors' copies are no part of a course.
static bool is_ours(const char *name) {
    return name[0] != '.' && !text_ends(name, "~");
}

struct visit {
    void (*file)(void *owner, const char *path, const char *name); // NULL: none is wanted
    void *owner;
    void (*folder)(void *owner, const char *path); // NULL as well
};

// Every regular file below, folders in the order of their names.
static enum status walk(const char *folder, const struct visit *visit, int depth,
                        struct error *err) {
    struct folder_entry *entries;
    size_t n;
    if (visit->folder) visit->folder(visit->owner, folder);
    enum status status = folder_read(folder, &entries, &n, err);
    if (status != STATUS_OK) return status;
    if (depth > DEEPEST)
        status =
            fail(err, STATUS_COURSE, "%s: folders in folders more than %d deep", folder, DEEPEST);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        if (!is_ours(entries[i].name)) continue;
        char *path = path_join(folder, entries[i].name);
        if (entries[i].is_folder)
            status = walk(path, visit, depth + 1, err);
        else if (visit->file)
            visit->file(visit->owner, path, entries[i].name);
        free(path);
    }
    folder_read_free(entries, n);
    return status;
}

struct exercise_list {
    struct course *course;
    size_t capacity;
    struct course_exercise *at;
    size_t n;
};

static void add_exercise(void *owner, const char *path, const char *name) {
    struct exercise_list *list = owner;
    struct arena *arena = &list->course->arena;
    if (!text_ends(name, ".lua")) return;
    GROW(list->at, list->n, list->capacity);
    list->at[list->n++] = (struct course_exercise) {
        .id = arena_strndup(arena, name, strlen(name) - strlen(".lua")),
        .path = arena_strdup(arena, path),
    };
}

static int by_id(const void *a, const void *b) {
    const struct course_exercise *x = a, *y = b;
    int order = strcmp(x->id, y->id);
    return order ? order : strcmp(x->path, y->path);
}

enum status course_find_files(struct course *course, struct error *err) {
    const char *folder = course_path(course, "exercises");
    if (!file_is_folder(folder)) return STATUS_OK;
    struct exercise_list list = { .course = course };
    struct visit visit = { .file = add_exercise, .owner = &list };
    enum status status = walk(folder, &visit, 1, err);
    if (list.n) {
        qsort(list.at, list.n, sizeof *list.at, by_id);
        course->exercises = arena_alloc(&course->arena, list.n * sizeof *list.at);
        memcpy(course->exercises, list.at, list.n * sizeof *list.at);
        course->n_exercises = list.n;
    }
    free(list.at);
    return status;
}

// The folders that hold a course's files.
static const char *const folders[] = { "lessons", "exercises" };

void course_each_folder(const char *course_folder, void (*each)(void *owner, const char *path),
                        void *owner) {
    struct visit visit = { .folder = each, .owner = owner };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char *folder = path_join(course_folder, folders[i]);
        walk(folder, &visit, 1, NULL);
        free(folder);
    }
}

struct hashing {
    struct digest *digest;
    size_t skip; // of a path: the course's folder does not count
    enum status status;
    struct error *err;
};

// Name, size and bytes, so that no two courses can look alike.
static void hash_file(void *owner, const char *path, const char *name) {
    struct hashing *hashing = owner;
    struct strbuf bytes = { 0 }, head = { 0 };
    (void)name;
    if (hashing->status == STATUS_OK)
        hashing->status = file_read_course(path, &bytes, hashing->err);
    strbuf_printf(&head, "%s%c%zu%c", path + hashing->skip, 0, bytes.size, 0);
    digest_add(hashing->digest, head.at, head.size);
    if (bytes.size) digest_add(hashing->digest, bytes.at, bytes.size);
    strbuf_release(&bytes);
    strbuf_release(&head);
}

enum status course_hash(const struct course *course, char hex[65], struct error *err) {
    struct hashing hashing = { digest_new(), 0, STATUS_OK, err };
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof folders / sizeof *folders && status == STATUS_OK; i++) {
        char *folder = path_join(course->folder, folders[i]);
        struct visit visit = { .file = hash_file, .owner = &hashing };
        hashing.skip = strlen(folder) - strlen(folders[i]);
        if (file_is_folder(folder)) status = walk(folder, &visit, 1, err);
        if (status == STATUS_OK) status = hashing.status;
        free(folder);
    }
    digest_finish(hashing.digest, hex);
    return status;
}

static bool is_course(const char *folder) {
    char *file = path_join(folder, "lessons/course.lua");
    bool there = file_exists(file);
    free(file);
    return there;
}

char *course_around(const char *path) {
    char *folder = realpath(path, NULL);
    while (folder && !is_course(folder)) {
        char *slash = strrchr(folder, '/');
        if (slash && slash > folder) {
            *slash = 0;
        } else {
            free(folder);
            folder = NULL;
        }
    }
    return folder;
}

// The source tree that the running program was built in: build/bitlab, or build/<flavour>/bitlab.
static char *source_tree(void) {
    static const char *const above[] = { "..", "../.." };
    char *program = folder_program();
    for (size_t i = 0; program && i < 2; i++) {
        char *folder = path_join(program, above[i]), *real = NULL;
        if (is_course(folder)) real = realpath(folder, NULL);
        free(folder);
        if (!real) continue;
        free(program);
        return real;
    }
    free(program);
    return NULL;
}

enum status course_locate(const char *wanted, char **folder, struct error *err) {
    *folder = NULL;
    if (wanted && !is_course(wanted))
        return fail(err, STATUS_ENVIRONMENT, "%s is no course: it has no lessons/course.lua",
                    wanted);
    if (wanted)
        *folder = xstrdup(wanted);
    else
        *folder = source_tree();
    if (!*folder && is_course(folder_installed())) *folder = xstrdup(folder_installed());
    if (*folder) return STATUS_OK;
    char *program = folder_program();
    fail(err, STATUS_ENVIRONMENT,
         "no course was found: neither %s/../lessons/course.lua nor %s/lessons/course.lua is there",
         program ? program : "(unknown)", folder_installed());
    free(program);
    return STATUS_ENVIRONMENT;
}
