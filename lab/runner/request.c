// SPDX-License-Identifier: MIT
// The request as the runner reads it: one memfd, read whole before anything is confined.
#include "lab/runner/request.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static _Noreturn void refuse(void) {
    _exit(RUNNER_REQUEST);
}

static const char *map_whole(size_t *size) {
    struct stat info;
    if (fstat(REQUEST_FD, &info) != 0 || info.st_size <= 0 || info.st_size > REQUEST_BYTES_MAX)
        refuse();
    *size = (size_t)info.st_size;
    void *bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, REQUEST_FD, 0);
    if (bytes == MAP_FAILED) refuse();
    close(REQUEST_FD);
    return bytes;
}

static char *copy_text(const char *at, size_t size) {
    char *text = malloc(size + 1);
    if (!text) refuse();
    memcpy(text, at, size);
    text[size] = 0;
    return text;
}

void request_read(struct request *request) {
    size_t size;
    const char *bytes = map_whole(&size);
    struct request_head *head = &request->head;
    if (size < sizeof *head) refuse();
    memcpy(head, bytes, sizeof *head);
    uint64_t sum = sizeof *head + (uint64_t)head->entry_size + head->given_size +
                   head->source_size + head->cases_size;
    if (memcmp(head->magic, REQUEST_MAGIC, sizeof head->magic) != 0 || sum != size) refuse();
    const char *at = bytes + sizeof *head;
    request->entry = copy_text(at, head->entry_size);
    request->given = at += head->entry_size;
    request->source = at += head->given_size;
    request->cases = (const unsigned char *)(at + head->source_size);
}
