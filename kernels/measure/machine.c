// SPDX-License-Identifier: MIT
// What the machine says about itself: its processor, its caches, its memory.
// Linux tells it in /sys and /proc; sysconf fills in what is missing there.
#include "kernels/measure/machine.h"

#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

enum { CACHES_MOST = 8 };

static size_t ask(int name) {
    long value = sysconf(name);
    return value > 0 ? (size_t)value : 0;
}

// The first word of a small file; "" where it cannot be read.
static void read_word(const char *path, char word[32]) {
    FILE *file = fopen(path, "r");
    word[0] = '\0';
    if (file == NULL) return;
    if (fscanf(file, "%31s", word) != 1) word[0] = '\0';
    fclose(file);
}

// "480M", "48K" to bytes.
static size_t bytes_of(const char *word) {
    size_t number = 0;
    char unit = ' ';
    if (sscanf(word, "%zu%c", &number, &unit) < 1) return 0;
    return number << (unit == 'G' ? 30 : unit == 'M' ? 20 : unit == 'K' ? 10 : 0);
}

static void cache_word(int index, const char *what, char word[32]) {
    char path[96];
    snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu0/cache/index%d/%s", index, what);
    read_word(path, word);
}

static void look_at_caches(struct machine *machine) {
    char type[32], level[32], size[32];
    for (int i = 0; i < CACHES_MOST; i++) {
        cache_word(i, "type", type);
        cache_word(i, "level", level);
        cache_word(i, "size", size);
        if (strcmp(type, "Data") != 0 && strcmp(type, "Unified") != 0) continue;
        size_t bytes = bytes_of(size);
        if (level[0] == '1') machine->l1d = bytes;
        if (level[0] == '2') machine->l2 = bytes;
        if (bytes > machine->last) machine->last = bytes;
    }
    if (machine->l1d == 0) machine->l1d = ask(_SC_LEVEL1_DCACHE_SIZE);
    if (machine->l2 == 0) machine->l2 = ask(_SC_LEVEL2_CACHE_SIZE);
    if (machine->last == 0) machine->last = ask(_SC_LEVEL3_CACHE_SIZE);
    if (machine->last < machine->l2) machine->last = machine->l2;
}

// What stands behind "name<blanks>:<blanks>" in the first such line; "" where there is none.
static void line_of(const char *path, const char *name, char *text, size_t size) {
    char line[512];
    FILE *file = fopen(path, "r");
    text[0] = '\0';
    while (file != NULL && text[0] == '\0' && fgets(line, sizeof line, file) != NULL) {
        char *colon = strchr(line, ':');
        if (colon == NULL || strncmp(line, name, strlen(name)) != 0) continue;
        line[strcspn(line, "\n")] = '\0';
        snprintf(text, size, "%s", colon + 1 + strspn(colon + 1, " \t"));
    }
    if (file != NULL) fclose(file);
}

static void name_processor(struct machine *machine) {
    struct utsname system;
    line_of("/proc/cpuinfo", "model name", machine->cpu, sizeof machine->cpu);
    if (machine->cpu[0] == '\0')
        line_of("/proc/cpuinfo", "Hardware", machine->cpu, sizeof machine->cpu);
    if (machine->cpu[0] == '\0' && uname(&system) == 0)
        snprintf(machine->cpu, sizeof machine->cpu, "%s", system.machine);
}

static void look_at_memory(struct machine *machine) {
    char text[64];
    size_t kibibytes = 0;
    machine->memory = ask(_SC_PHYS_PAGES) * ask(_SC_PAGESIZE);
    line_of("/proc/meminfo", "MemAvailable", text, sizeof text);
    machine->available = sscanf(text, "%zu", &kibibytes) == 1
                             ? kibibytes << 10
                             : ask(_SC_AVPHYS_PAGES) * ask(_SC_PAGESIZE);
}

void machine_look(struct machine *machine) {
    cpu_set_t allowed;
    *machine = (struct machine) { 0 };
    name_processor(machine);
    look_at_caches(machine);
    look_at_memory(machine);
    machine->cpus = sched_getaffinity(0, sizeof allowed, &allowed) == 0
                        ? CPU_COUNT(&allowed)
                        : (int)ask(_SC_NPROCESSORS_ONLN);
    if (machine->cpus < 1) machine->cpus = 1;
}
