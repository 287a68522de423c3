// SPDX-License-Identifier: MIT
// A small JSON writer: members in the order of the calls, numbers with the fewest digits that read
// back the same. jansson prints 0.3 as 0.29999999999999999, and people read these reports.
#ifndef LAB_CELLS_JSON_H
#define LAB_CELLS_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/strbuf.h"
#include "lab/base/value.h"

struct json {
    struct strbuf *out;
    int depth;
    bool filled; // something stands in the innermost object or array
};

// `key` is NULL in an array. Indented, one member a line.
void json_open(struct json *json, const char *key, char bracket);
void json_close(struct json *json, char bracket);
void json_put_text(struct json *json, const char *key, const char *text, size_t size); // NULL: null
void json_put_string(struct json *json, const char *key, const char *text);            // NULL: null
void json_put_number(struct json *json, const char *key,
                     double number); // "inf", "-inf", "nan" as strings
void json_put_integer(struct json *json, const char *key, long long number);
void json_put_boolean(struct json *json, const char *key, bool boolean);
void json_put_numbers(struct json *json, const char *key, const double *at,
                      size_t n); // on one line
void json_put_strings(struct json *json, const char *key, const char *const *at,
                      size_t n); // on one line
// A list is an array, a record an object, {} an empty array, nil null. On one line.
void json_put_value(struct json *json, const char *key, const struct value *value);

#endif
