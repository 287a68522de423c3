// SPDX-License-Identifier: MIT
// A stranger's file, read once: no links, no devices, at most 1 MiB, unchanged while read. What is
// graded is this memory; the path is never opened again.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/grade/grading.h"

enum { ANSWER_BYTES_MAX = 1 << 20 };

static const char *why_not_opened(int code) {
    switch (code) {
    case ELOOP:
        return "This is a symbolic link. Hand in the file itself.";
    case ENOENT:
        return "There is no such file.";
    case EACCES:
        return "The file may not be read: its permissions forbid it.";
    case ENXIO:
        return "This is not a regular file. Hand in a Lua text.";
    default:
        return "The file cannot be opened.";
    }
}

static const char *why_not_regular(const struct stat *info) {
    if (S_ISDIR(info->st_mode)) return "This is a folder. Hand in a Lua text.";
    if (!S_ISREG(info->st_mode)) return "This is not a regular file. Hand in a Lua text.";
    if (info->st_size > ANSWER_BYTES_MAX)
        return "The file is larger than 1 MiB. An answer is a short program.";
    return NULL;
}

static bool read_bytes(int fd, char *bytes, size_t size) {
    for (size_t done = 0; done < size;) {
        ssize_t got = read(fd, bytes + done, size - done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        done += (size_t)got;
    }
    char more;
    return read(fd, &more, 1) == 0;
}

static bool same_file(const struct stat *a, const struct stat *b) {
    return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static const char *read_answer(struct answer *answer, int fd, struct arena *arena) {
    struct stat before, after;
    if (fstat(fd, &before) != 0) return "The file cannot be read.";
    const char *why = why_not_regular(&before);
    if (why) return why;
    size_t size = (size_t)before.st_size;
    char *bytes = arena_alloc(arena, size + 1);
    bool whole = read_bytes(fd, bytes, size);
    if (!whole || fstat(fd, &after) != 0 || !same_file(&before, &after))
        return "The file changed while it was read. Save it and try again.";
    answer->bytes = bytes;
    answer->size = size;
    return answer_not_text(bytes, size);
}

void answer_read(struct answer *answer, const char *path, struct arena *arena) {
    *answer = (struct answer) { .file = arena_strdup(arena, path) };
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        answer->refused = why_not_opened(errno);
        return;
    }
    answer->refused = read_answer(answer, fd, arena);
    close(fd);
}

bool answer_is_collection(const struct answer *answer) {
    return answer->file && strcmp(path_name(answer->file), "answers.lua") == 0;
}

static bool starts(const char *bytes, size_t size, const char *with, size_t with_size) {
    return size >= with_size && memcmp(bytes, with, with_size) == 0;
}

// What Lua would see first: behind a byte order mark and a `#!` line.
static char first_byte(const char *bytes, size_t size) {
    size_t at = starts(bytes, size, "\xEF\xBB\xBF", 3) ? 3 : 0;
    if (at < size && bytes[at] == '#') {
        const char *newline = memchr(bytes + at, '\n', size - at);
        at = newline ? (size_t)(newline - bytes) + 1 : size;
    }
    return at < size ? bytes[at] : '\n';
}

const char *answer_not_text(const char *bytes, size_t size) {
    if (size > ANSWER_BYTES_MAX)
        return "The answer is larger than 1 MiB. An answer is a short program.";
    if (first_byte(bytes, size) == '\x1b' || (size && bytes[0] == '\x1b'))
        return "This is compiled Lua. Hand in the text of the program.";
    if (starts(bytes, size, "\xFF\xFE", 2) || starts(bytes, size, "\xFE\xFF", 2))
        return "This file is UTF-16. Save it as UTF-8.";
    if (size && memchr(bytes, 0, size)) return "This is not text: it holds a NUL byte.";
    return NULL;
}
