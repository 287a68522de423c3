// SPDX-License-Identifier: MIT
// What the runner says. Frames go into memory that the parent reads when this process is dead: two
// hundred cases cost no system call, and a process killed in its last case loses none before it.
// What the program prints goes out by plain write(2), since stdio needs calls that are forbidden.
#include "lab/runner/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void bytes_add(struct bytes *bytes, const void *from, size_t size) {
    if (bytes->capacity - bytes->size < size) {
        bytes->capacity = 2 * (bytes->size + size) + 256;
        bytes->at = realloc(bytes->at, bytes->capacity);
        if (!bytes->at) _exit(RUNNER_MEMORY);
    }
    if (size) memcpy(bytes->at + bytes->size, from, size);
    bytes->size += size;
}

void bytes_u8(struct bytes *bytes, uint8_t number) {
    bytes_add(bytes, &number, sizeof number);
}

void bytes_u32(struct bytes *bytes, uint32_t number) {
    bytes_add(bytes, &number, sizeof number);
}

void bytes_put_u32(struct bytes *bytes, size_t where, uint32_t number) {
    memcpy(bytes->at + where, &number, sizeof number);
}

void write_all(int fd, const void *from, size_t size) {
    const char *at = from;
    while (size) {
        ssize_t put = write(fd, at, size);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return;
        at += put;
        size -= (size_t)put;
    }
}

void output_open(struct output *output, uint64_t nonce) {
    void *shared = mmap(NULL, RESULTS_FILE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, RESULT_FD, 0);
    if (shared == MAP_FAILED) _exit(RUNNER_BOX);
    close(RESULT_FD);
    *output = (struct output) { .nonce = nonce, .shared = shared };
}

bool output_fits(const struct output *output) {
    size_t reserve = 2 * (FRAME_HEAD + 64); // the end frame always fits
    return output->payload.size <= FRAME_BYTES_MAX &&
           output->sent + output->payload.size + reserve <= RESULT_BYTES_MAX;
}

void output_frame(struct output *output, enum frame_type type) {
    unsigned char head[FRAME_HEAD];
    uint8_t type_byte = (uint8_t)type;
    uint32_t size = (uint32_t)output->payload.size;
    memcpy(head, &output->nonce, 8);
    memcpy(head + 8, &output->seq, 4);
    memcpy(head + 12, &type_byte, 1);
    memcpy(head + 13, &size, 4);
    if (output->sent + sizeof head + size > RESULT_BYTES_MAX) _exit(RUNNER_REQUEST);
    unsigned char *to = output->shared + sizeof(uint64_t) + output->sent;
    memcpy(to, head, sizeof head);
    if (size) memcpy(to + sizeof head, output->payload.at, size);
    output->seq++;
    output->sent += sizeof head + size;
    // the count is last: a kill before this line leaves the frame out
    __atomic_store_n((uint64_t *)output->shared, (uint64_t)output->sent, __ATOMIC_RELEASE);
    output->payload.size = 0;
}
