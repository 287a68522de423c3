// SPDX-License-Identifier: MIT
// The writers behind the table of report formats, and what they share. Nobody outside includes
// this.
#ifndef LAB_GRADE_FORMATS_H
#define LAB_GRADE_FORMATS_H

#include "lab/grade/report.h"

typedef void report_writer(const struct report *report, const struct report_options *options,
                           struct strbuf *out);
report_writer report_write_text, report_write_json, report_write_junit;

// True where a test's values may be written.
bool may_show_values(const struct test_result *test, const struct report_options *options);

enum { PRINTED_LINES_MAX = 200 };

#endif
