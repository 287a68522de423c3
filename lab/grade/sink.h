// SPDX-License-Identifier: MIT
// One format of a report on its way out: submissions are written as they come and wait in a
// nameless file, since the beginning of a report holds its total.
#ifndef LAB_GRADE_SINK_H
#define LAB_GRADE_SINK_H

#include "lab/grade/report.h"

struct report_sink;

// `of`: how many submissions there will be.
struct report_sink *report_sink_new(const struct report_format *format,
                                    const struct report_options *options, size_t of);
void report_sink_add(struct report_sink *sink, const struct submission_result *submission);
// The whole report into a descriptor. False and errno where it could not be written.
bool report_sink_write(struct report_sink *sink, const struct report *report, int fd);
void report_sink_free(struct report_sink *sink);

#endif
