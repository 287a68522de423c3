// SPDX-License-Identifier: MIT
// The table of units. Prefixes: IEC 80000-13 (kilo is 1000, kibi is 1024).
#include "lab/ui/quantity.h"

#include <string.h>

enum measure { BYTES, SECONDS, SHARE, RATE };

#define KIB 1024.0

static const struct unit {
    const char *name;
    enum measure measure;
    double factor; // to bytes, seconds, ones, per second
    bool binary;   // a prefix of 1024
} units[] = {
    { "bit", BYTES, 1 / 8.0, false },
    { "bits", BYTES, 1 / 8.0, false },
    { "Mbit", BYTES, 1e6 / 8, false },
    { "Gbit", BYTES, 1e9 / 8, false },
    { "B", BYTES, 1, false },
    { "byte", BYTES, 1, false },
    { "bytes", BYTES, 1, false },
    { "kB", BYTES, 1e3, false },
    { "KB", BYTES, 1e3, false },
    { "MB", BYTES, 1e6, false },
    { "GB", BYTES, 1e9, false },
    { "TB", BYTES, 1e12, false },
    { "KiB", BYTES, KIB, true },
    { "MiB", BYTES, KIB *KIB, true },
    { "GiB", BYTES, KIB *KIB *KIB, true },
    { "TiB", BYTES, KIB *KIB *KIB *KIB, true },
    { "s", SECONDS, 1, false },
    { "ms", SECONDS, 1e-3, false },
    { "us", SECONDS, 1e-6, false },
    { "ns", SECONDS, 1e-9, false },
    { "min", SECONDS, 60, false },
    { "h", SECONDS, 3600, false },
    { "%", SHARE, 0.01, false },
    { "percent", SHARE, 0.01, false },
    { "GB/s", RATE, 1e9, false },
    { "TB/s", RATE, 1e12, false },
    { "MB/s", RATE, 1e6, false },
    { "GiB/s", RATE, KIB *KIB *KIB, true },
};

static const struct unit *find_unit(const char *name, size_t size) {
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strlen(units[i].name) == size && strncmp(units[i].name, name, size) == 0)
            return &units[i];
    return NULL;
}

static const struct unit *find_asked(const char *name) {
    const struct unit *whole = find_unit(name, strlen(name));
    return whole ? whole : find_unit(name, strcspn(name, "/ "));
}

bool quantity_convert(double number, const char *from, size_t size, const char *to,
                      double *converted) {
    const struct unit *typed = find_unit(from, size), *asked = find_asked(to);
    if (!typed || !asked || typed->measure != asked->measure) return false;
    *converted = number * typed->factor / asked->factor;
    return true;
}

bool quantity_mixes_prefixes(const char *from, size_t size, const char *to) {
    const struct unit *typed = find_unit(from, size), *asked = find_asked(to);
    return typed && asked && typed->binary != asked->binary;
}
