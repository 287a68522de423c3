// SPDX-License-Identifier: MIT
// The request as the runner reads it: what to run, on which cases, within which limits.
#ifndef LAB_RUNNER_REQUEST_H
#define LAB_RUNNER_REQUEST_H

#include <stddef.h>

#include "lab/runner/frame.h"

struct request {
    struct request_head head;
    const char *entry, *given, *source; // entry ends with a NUL, the others have sizes in the head
    const unsigned char *cases;
};

// Reads descriptor 3 whole, checks every size against the others, and closes it. Ends the process
// with RUNNER_REQUEST where they do not fit.
void request_read(struct request *request);

#endif
