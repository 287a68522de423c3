// SPDX-License-Identifier: MIT
// The course loader: any text as course.lua, beside lessons and exercises with the names of
// tests/data/courses/small. It loads, or it is the course's fault with a sentence.
#include "tests/fuzz/fuzz.h"

#include <sys/stat.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/course/course.h"

static char folder[64];

static void put(const char *name, const void *bytes, size_t size) {
    char *path = path_join(folder, name);
    MUST(file_write(path, bytes, size, NULL) == STATUS_OK);
    free(path);
}

static void put_folder(const char *name) {
    char *path = path_join(folder, name);
    MUST(file_make_folders(path, NULL) == STATUS_OK);
    free(path);
}

static void remove_folder(void) {
    char *command = xprintf("rm -rf %s", folder);
    if (system(command) != 0) fprintf(stderr, "%s stays\n", folder);
    free(command);
}

static void make_folder(void) {
    static const char exercise[] = "return { kind = 'number', title = 't', lesson = 'steps' }";
    strcpy(folder, access("/dev/shm", W_OK) == 0 ? "/dev/shm/bitlab-fuzz-XXXXXX"
                                                 : "/tmp/bitlab-fuzz-XXXXXX");
    MUST(mkdtemp(folder));
    atexit(remove_folder);
    put_folder("lessons/rounding");
    put_folder("lessons/pages");
    put_folder("exercises/sizes");
    put("lessons/rounding/steps.md", "Steps.\n", 7);
    put("lessons/rounding/sizes.md", "```exercise model-gb\n```\n", 25);
    put("lessons/pages/glossary.md", "## Step\n\nA step.\n", 17);
    put("exercises/sizes/model-gb.lua", exercise, sizeof exercise - 1);
}

static void use(const struct course *course) {
    size_t n;
    const char **ids = course_ids(course, &n);
    for (size_t i = 0; i < course->n_lessons; i++) {
        struct lesson lesson = { 0 };
        struct error err = { 0 };
        MUST(course_find_lesson(course, course->lessons[i]->id) == course->lessons[i]);
        course_read_lesson(course, course->lessons[i], &lesson, &err);
        lesson_release(&lesson);
    }
    free(ids);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct course course = { 0 };
    struct error err = { 0 };
    if (!*folder) make_folder();
    put("lessons/course.lua", data, size);
    struct script *script = script_new();
    if (course_open(&course, script, folder, &err) == STATUS_OK)
        use(&course);
    else
        MUST(err.text[0] != 0);
    course_release(&course);
    script_free(script);
    return 0;
}
