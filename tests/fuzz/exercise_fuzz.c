// SPDX-License-Identifier: MIT
// The course loader: any text as an exercise's file. It loads, or it is the course's fault with a
// sentence that names the file.
#include "tests/fuzz/fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

#include "lab/exercise/exercise.h"

static void use(const struct exercise *exercise, struct script *script) {
    struct exercise_case *cases;
    struct arena arena = { 0 };
    struct error err = { 0 };
    size_t n;
    MUST(exercise->title && exercise->task && exercise->lesson);
    exercise_text(exercise, exercise->task, NULL, &arena);
    if (exercise->entry && exercise->generate_count <= 100)
        exercise_cases(exercise, script, 1, &arena, &cases, &n, &err);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct exercise exercise = { 0 };
    struct error err = { 0 };
    char path[64];
    int fd = memfd_create("exercise.lua", MFD_CLOEXEC);
    MUST(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct script *script = script_new();
    enum status status = exercise_load(&exercise, script, path, &err);
    if (status == STATUS_OK) {
        use(&exercise, script);
        exercise_release(&exercise);
    } else {
        MUST(err.text[0] != 0);
    }
    script_free(script);
    close(fd);
    return 0;
}
