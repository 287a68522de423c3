// SPDX-License-Identifier: MIT
// What the runner says: a growing buffer of bytes, and result frames in the memory that it shares
// with the parent.
#ifndef LAB_RUNNER_OUTPUT_H
#define LAB_RUNNER_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/runner/frame.h"

struct bytes {
    unsigned char *at;
    size_t size, capacity;
};

void bytes_add(struct bytes *bytes, const void *from, size_t size);
void bytes_u8(struct bytes *bytes, uint8_t number);
void bytes_u32(struct bytes *bytes, uint32_t number);
void bytes_put_u32(struct bytes *bytes, size_t where,
                   uint32_t number); // over four bytes that are there

struct output {
    uint64_t nonce;
    uint32_t seq;
    unsigned char *shared; // RESULTS_FILE_BYTES
    size_t sent;
    struct bytes payload; // of the next frame
};

// Maps descriptor RESULT_FD and closes it; ends the process with RUNNER_BOX where it cannot.
void output_open(struct output *output, uint64_t nonce);

// Sends the payload as a frame and empties it. A frame that does not fit ends the process: those
// of the program are asked about with output_fits before.
void output_frame(struct output *output, enum frame_type type);

// True where a payload of the buffer's size may still be sent.
bool output_fits(const struct output *output);

void write_all(int fd, const void *from, size_t size); // gives up when the other side has gone

#endif
