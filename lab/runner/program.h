// SPDX-License-Identifier: MIT
// A request carried out: the program is loaded, called on every case, and each result sent as a
// frame.
#ifndef LAB_RUNNER_PROGRAM_H
#define LAB_RUNNER_PROGRAM_H

#include "lab/runner/output.h"
#include "lab/runner/request.h"

void program_run(const struct request *request, struct output *output);

#endif
