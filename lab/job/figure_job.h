// SPDX-License-Identifier: MIT
// A long job of a figure, run in a bitlab of its own so that the lab stays responsive and free of
// the threads of a linear algebra library. Stopping it is SIGKILL; nothing in the figure can
// refuse.
#ifndef LAB_JOB_FIGURE_JOB_H
#define LAB_JOB_FIGURE_JOB_H

#include <stddef.h>
#include <sys/types.h>

#include "lab/base/digest.h"
#include "lab/base/error.h"
#include "lab/base/loop.h"
#include "lab/figure/figure.h"

struct figure_job_request {
    const char *program; // path of bitlab; NULL: beside the running program
    const char *course;  // its folder
    const char *lesson, *figure;
    const char *source; // the block as the lab read it; the child refuses another
    const size_t *indices;
    size_t n_indices;
};

// All are called from the loop. `ended` comes once, last; the figure is the callee's to release and
// NULL where the job failed, which `err` then says. A job that is stopped calls nothing more.
struct figure_job_watch {
    void (*point)(void *owner, const char *label, double x, double y);
    void (*progress)(void *owner, double fraction);
    void (*so_far)(void *owner, const struct figure *figure); // as it is by now
    void (*ended)(void *owner, struct figure *figure, const struct error *err);
    void *owner;
};

struct figure_job;
struct figure_job *figure_job_start(struct loop *loop, const struct figure_job_request *request,
                                    const struct figure_job_watch *watch, struct error *err);
void figure_job_stop(struct figure_job *job); // at once; NULL is passed over

// start.c: `argv` with its standard output on `output`, nothing on its input, what it complains of
// dropped, in a process group of its own that dies with us. -1 and errno on failure.
enum { FIGURE_JOB_FAILED = 127 }; // the exit status of a child that could not become the program
pid_t figure_job_spawn(const char *program, char *const *argv, int output);

#endif
