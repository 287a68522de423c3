// SPDX-License-Identifier: MIT
// Every kernel of a level against the scalar one, after the manner of checkasm. It needs no test
// library, so that it also runs cross-compiled: neon_proof.c is a program of it.
//
// One case is one tile times one panel: a shape of input, a number of blocks, a place in memory.
// The blocks and the panel end, or start, at a page that may not be touched; the sums have guard
// bytes on both sides. A kernel is tried in a process of its own, so that a crash is its failure
// alone.
//
// Integer activations: the bits of every sum are those of the scalar kernel. Floats: with u = 2^-24
// and n products, each level's sum in any order, fused or not, is within g = m u / (1 - m u) of sum
// |w x|, m = 2n + 16 (a rounding each for product and addition, and the scale, the parts and the
// conversion of the scalar's sum); an operation that underflows is off by less than 2^-126 at most
// (vdpbf16ps flushes subnormals), times the scale that comes after it.
#ifndef TESTS_KERNELS_GEMV_PROOF_H
#define TESTS_KERNELS_GEMV_PROOF_H

#include <math.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernels/gemv/gemv.h"
#include "kernels/gemv/scalar/pack.h"

struct proof {
    enum gemv_level level;
    enum gemv_format format;
    enum gemv_activations activations;
    int width;
    gemv_tile *tile, *scalar;
    uint64_t seed, state;
    // The same for several tiles side by side, by their number; NULL where there is none.
    gemv_tiles_function *together[GEMV_STREAMS_MOST + 1];
};

// --- inputs ---

static inline uint64_t proof_word(struct proof *p) {
    p->state = p->state * 6364136223846793005u + 1442695040888963407u;
    return p->state ^ p->state >> 29;
}

static inline float proof_uniform(struct proof *p) { // in [-1, 1)
    return (float)((double)(proof_word(p) >> 11) * 0x1p-52 - 1);
}

enum input {
    INPUT_RANDOM,
    INPUT_OUTLIER,     // one value a thousand times the rest
    INPUT_EQUAL,       // all the same
    INPUT_SUBNORMAL,   // below 2^-126
    INPUT_ALTERNATING, // + - + -
    INPUT_LARGEST,     // every code at an end of its grid
    INPUT_TINY,        // far below 1, around the limit that counts as 0
    INPUT_ZERO,
    INPUTS
};

static inline float proof_value(struct proof *p, enum input input, size_t i) {
    float sign = proof_word(p) >> 40 & 1 ? 1 : -1;
    switch (input) {
    case INPUT_OUTLIER:
        return proof_uniform(p) * (proof_word(p) % 97 == 0 ? 1000 : 1);
    case INPUT_EQUAL:
        return 0.625f;
    case INPUT_SUBNORMAL:
        return proof_uniform(p) * 0x1p-127f;
    case INPUT_ALTERNATING:
        return i % 2 == 0 ? 1 : -1;
    case INPUT_LARGEST:
        return sign * 30000;
    case INPUT_TINY:
        return proof_uniform(p) * 0x1p-99f;
    case INPUT_ZERO:
        return 0;
    default:
        return proof_uniform(p);
    }
}

// Blocks as no packer would make them: every code, scales of all sizes. int8 alone has a code that
// its packer promises not to use (-128), and a scale is finite and has no sign.
static inline void proof_raw_blocks(struct proof *p, uint8_t *blocks, size_t n) {
    const struct gemv_layout *layout = &gemv_layouts[p->format];
    for (size_t i = 0; i < n * layout->block_bytes; i++) {
        blocks[i] = (uint8_t)(proof_word(p) >> 33);
        if (layout->bits == 8 && blocks[i] == 0) blocks[i] = 1;
    }
    for (size_t b = 0; b < n; b++) {
        uint8_t *scale = blocks + b * layout->block_bytes;
        for (int i = 0; i < GEMV_LINE_BYTES; i++)
            if (p->format == GEMV_MXFP4)
                scale[i] = (uint8_t)(i % 16 == 0 ? 0 : 100 + scale[i] % 50);
            else if (i % 2 == 1)
                scale[i] = scale[i] % 0x7c;
    }
}

// --- memory ---

// Two pages that may not be touched, and memory between them that a process fills again for each
// case.
struct fenced {
    char *low;
    size_t size;
};

// `bytes` bytes against the upper or the lower fence, on a multiple of four bytes.
static inline char *fenced_place(struct fenced *f, size_t bytes, bool upper) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    if (bytes > f->size) {
        if (f->size > 0) munmap(f->low - page, f->size + 2 * page);
        f->size = (bytes + page - 1) / page * page;
        char *map = mmap(NULL, f->size + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (map == MAP_FAILED || mprotect(map + page, f->size, PROT_READ | PROT_WRITE) != 0)
            exit(3);
        f->low = map + page;
    }
    return f->low + (upper ? (f->size - bytes) / 4 * 4 : 0);
}

// --- one case ---

struct trial {
    size_t blocks, cols;
    uint64_t state; // of the generator that its values begin with
    enum input input;
    bool raw, upper;
};

enum { GUARD = 64, SUMS_MOST = GEMV_STREAMS_MOST * GEMV_WIDTH_MOST * GEMV_TILE_ROWS };

struct sums {
    uint8_t before[GUARD];
    _Alignas(64) float at[SUMS_MOST];
    uint8_t after[GUARD];
};

static inline bool guards_hold(const struct sums *sums, int width) {
    const uint8_t *bytes = (const uint8_t *)sums->at;
    bool hold = true;
    for (int i = 0; i < GUARD; i++)
        hold = hold && sums->before[i] == 0xa5 && sums->after[i] == 0xa5;
    for (size_t i = (size_t)width * GEMV_TILE_ROWS * sizeof(float); i < sizeof sums->at; i++)
        hold = hold && bytes[i] == 0xa5;
    return hold;
}

// The activation at column k of the matrix, as the kernel reads it.
static inline double activation_at(const struct proof *p, const struct gemv_panel *panel, size_t k,
                                   size_t column) {
    size_t width = (size_t)panel->width;
    if (p->activations == GEMV_X_FP32) return (double)panel->values[k * width + column];
    uint32_t pair = (uint32_t)panel->quads[k / 2 * width + column];
    uint32_t bits = k % 2 == 0 ? pair << 16 : pair & 0xffff0000;
    float value;
    memcpy(&value, &bits, sizeof value);
    return (double)value;
}

// bound[column][row]: what the floats of the level and of the scalar kernel may differ by; 0 for
// integer activations, whose sums have the same bits.
static inline void sum_bounds(const struct proof *p, const char *blocks,
                              const struct gemv_panel *panel, size_t cols, double *bound) {
    const double u = 0x1p-24, m = 2 * (double)cols + 16;
    double most = gemv_layouts[p->format].group > 0 ? 65504 : 1;
    memset(bound, 0, SUMS_MOST * sizeof *bound);
    if (p->activations == GEMV_X_INT8 || p->activations == GEMV_X_INT16) return;
    float *w = malloc(GEMV_TILE_ROWS * cols * sizeof *w);
    if (w == NULL) exit(3);
    gemv_unpack_tile(p->format, blocks, GEMV_TILE_ROWS, cols, w, cols);
    for (int i = 0; i < panel->width * GEMV_TILE_ROWS; i++) {
        const float *row = w + (size_t)(i % GEMV_TILE_ROWS) * cols;
        double sum = 0;
        for (size_t k = 0; k < cols; k++) {
            double x = fabs(activation_at(p, panel, k, (size_t)(i / GEMV_TILE_ROWS)));
            sum += fabs((double)row[k]) * x;
            most = fmax(most, fmax(fabs((double)row[k]), x));
        }
        bound[i] = 2 * m * u / (1 - m * u) * sum + m * most * 0x1p-126;
    }
    free(w);
}

static inline bool same_sum(float is, float want, double bound) {
    if (bound == 0) return memcmp(&is, &want, sizeof is) == 0;
    return fabs((double)is - (double)want) <= bound;
}

static inline bool report(const struct proof *p, const struct trial *t, const char *what, int i,
                          float is, float want) {
    fprintf(stderr,
            "%s %s %s width %d: %s; input %d%s, %zu blocks, %s fence, lane %d: %a, scalar %a, seed "
            "%llu\n",
            gemv_level_names[p->level], gemv_layouts[p->format].name,
            gemv_activation_names[p->activations], p->width, what, (int)t->input,
            t->raw ? " raw" : "", t->blocks, t->upper ? "upper" : "lower", i, (double)is,
            (double)want, (unsigned long long)p->seed);
    return false;
}

static inline void make_blocks(struct proof *p, const struct trial *t, char *blocks) {
    float *w = malloc(GEMV_TILE_ROWS * t->cols * sizeof *w);
    size_t row, col;
    if (w == NULL) exit(3);
    for (size_t i = 0; i < GEMV_TILE_ROWS * t->cols; i++)
        w[i] = proof_value(p, t->input, i);
    if (!gemv_pack_tile(p->format, w, t->cols, GEMV_TILE_ROWS, t->cols, blocks, &row, &col))
        exit(4);
    if (t->raw) proof_raw_blocks(p, (uint8_t *)blocks, t->blocks);
    free(w);
}

// What a format is tried with, and its tiles, which all its kernels read.
struct material {
    struct proof of; // the format and the seed they were made for
    struct trial trials[200];
    char *tiles[200]; // GEMV_STREAMS_MOST behind each other
    size_t n;
};

static inline size_t tile_bytes(const struct proof *p, const struct trial *t) {
    return t->blocks * gemv_layouts[p->format].block_bytes;
}

static inline void add_trial(struct material *m, size_t blocks, int input, bool upper) {
    const struct gemv_layout *layout = &gemv_layouts[m->of.format];
    struct trial *t = &m->trials[m->n];
    if (m->n == sizeof m->trials / sizeof *m->trials) exit(3);
    *t = (struct trial) { .blocks = blocks,
                          .cols = blocks * (size_t)layout->cols,
                          .input = (enum input)(input % INPUTS),
                          .raw = input == INPUTS && layout->group > 0,
                          .upper = upper };
    if (upper && !t->raw) t->cols -= (size_t)layout->cols / 3; // a last block half full
    t->state = m->of.state = m->of.seed + (uint64_t)input * 1000 + blocks;
    size_t bytes = tile_bytes(&m->of, t);
    m->tiles[m->n] = aligned_alloc(64, (GEMV_STREAMS_MOST * bytes + 63) / 64 * 64);
    if (m->tiles[m->n] == NULL) exit(3);
    for (size_t s = 0; s < GEMV_STREAMS_MOST; s++)
        make_blocks(&m->of, t, m->tiles[m->n] + s * bytes);
    m->n++;
}

// Made when the first kernel of a format is tried.
static inline const struct material *material_of(const struct proof *p) {
    static const size_t counts[] = { 1, 2, 3, 7, 8, 9, 17, 65, 130, 519 };
    static struct material m;
    if (m.n > 0 && m.of.format == p->format && m.of.seed == p->seed) return &m;
    for (size_t i = 0; i < m.n; i++)
        free(m.tiles[i]);
    m.n = 0;
    m.of = *p;
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        if (counts[c] * (size_t)gemv_layouts[p->format].cols > 1100) continue;
        for (int input = 0; input < INPUTS + 1; input++) {
            if (counts[c] > 17 && input > INPUT_OUTLIER) continue; // long ones are for the loops
            add_trial(&m, counts[c], input, false);
            add_trial(&m, counts[c], input, true);
        }
    }
    return &m;
}

static inline struct gemv_panel make_panel(struct proof *p, const struct trial *t) {
    static struct fenced values, base, scale;
    size_t width = (size_t)p->width;
    size_t words = gemv_panel_words(p->format, p->activations, t->cols) * width * 4;
    size_t groups = gemv_panel_groups(p->format, t->cols) * width * 4;
    char *x_at = fenced_place(&values, words, t->upper);
    struct gemv_panel panel = { p->format,
                                p->width,
                                (float *)x_at,
                                (int32_t *)x_at,
                                (int32_t *)fenced_place(&base, groups, t->upper),
                                (float *)fenced_place(&scale, groups, t->upper) };
    // Floats that are nearly as large as gemv.h allows them to be.
    const float times = p->activations == GEMV_X_FP32 && t->raw && t->upper ? 0x1p88f : 1;
    float *x = malloc(width * t->cols * sizeof *x);
    if (x == NULL) exit(3);
    for (size_t i = 0; i < width * t->cols; i++)
        x[i] = proof_value(p, t->input, i) * times;
    gemv_panel_fill(&panel, p->activations, x, width, t->cols);
    free(x);
    return panel;
}

static inline bool try_alone(struct proof *p, const struct trial *t, const char *blocks,
                             const struct gemv_panel *panel) {
    struct sums is, want;
    double bounds[SUMS_MOST];
    memset(&is, 0xa5, sizeof is);
    memset(&want, 0xa5, sizeof want);
    p->tile(blocks, t->blocks, panel, is.at);
    p->scalar(blocks, t->blocks, panel, want.at);
    bool good = guards_hold(&is, p->width) || report(p, t, "wrote beyond its sums", 0, 0, 0);
    sum_bounds(p, blocks, panel, t->cols, bounds);
    for (int i = 0; good && i < p->width * GEMV_TILE_ROWS; i++)
        good = same_sum(is.at[i], want.at[i], bounds[i]) ||
               report(p, t, "sum differs", i, is.at[i], want.at[i]);
    return good;
}

// Tiles side by side give what each of them gives alone, to the bit: that is why results do not
// depend on the number of threads.
static inline bool try_together(struct proof *p, const struct trial *t, size_t tiles,
                                const char *blocks, const struct gemv_panel *panel) {
    struct sums is, want;
    memset(&is, 0xa5, sizeof is);
    memset(&want, 0xa5, sizeof want);
    p->together[tiles](blocks, tile_bytes(p, t), GEMV_LINE_BYTES, t->blocks, panel, is.at);
    for (size_t s = 0; s < tiles; s++)
        p->tile(blocks + s * tile_bytes(p, t), t->blocks, panel,
                want.at + s * (size_t)p->width * GEMV_TILE_ROWS);
    bool good = guards_hold(&is, (int)tiles * p->width) ||
                report(p, t, "tiles side by side wrote beyond their sums", 0, 0, 0);
    for (int i = 0; good && i < (int)tiles * p->width * GEMV_TILE_ROWS; i++)
        good = same_sum(is.at[i], want.at[i], 0) ||
               report(p, t, "side by side differs from alone", i, is.at[i], want.at[i]);
    return good;
}

// One tile and every number of tiles side by side that the kernel has, each at the fence.
static inline bool try_case(struct proof *p, const struct trial *t, const char *tiles) {
    static struct fenced memory;
    size_t bytes = tile_bytes(p, t);
    bool good = true;
    p->state = t->state;
    struct gemv_panel panel = make_panel(p, t);
    for (size_t n = 1; n <= GEMV_STREAMS_MOST; n++) {
        if (n > 1 && p->together[n] == NULL) continue;
        char *blocks = fenced_place(&memory, n * bytes, t->upper);
        memcpy(blocks, tiles, n * bytes);
        if (n == 1) good = try_alone(p, t, blocks, &panel) && good;
        if (p->together[n] != NULL) good = try_together(p, t, n, blocks, &panel) && good;
    }
    return good;
}

// --- one kernel ---

static inline bool prove_kernel_here(struct proof *p, const struct material *m) {
    bool good = true;
    for (size_t i = 0; i < m->n; i++)
        good = try_case(p, &m->trials[i], m->tiles[i]) && good;
    return good;
}

// A test library may catch what a crash raises and go on; here a crash must end the process.
static inline void end_at_a_crash(void) {
    static const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT };
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        signal(crashes[i], SIG_DFL);
    alarm(120);
}

// In a process of its own; true where it came back with nothing to say.
static inline bool prove_kernel(struct proof *p) {
    const struct material *material = material_of(p);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        end_at_a_crash();
        _exit(prove_kernel_here(p, material) ? 0 : 1);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child) return false;
    if (WIFSIGNALED(status))
        fprintf(stderr, "%s %s %s width %d: ended by signal %d, seed %llu\n",
                gemv_level_names[p->level], gemv_layouts[p->format].name,
                gemv_activation_names[p->activations], p->width, WTERMSIG(status),
                (unsigned long long)p->seed);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static inline void prove_counted(struct proof *p, int *tried, int *failed) {
    ++*tried;
    if (!prove_kernel(p)) ++*failed;
}

// Every kernel of a table that a level brings; the numbers of kernels tried and failed.
static inline void prove_table(const struct gemv_kernels *table, enum gemv_level level,
                               uint64_t seed, int *tried, int *failed) {
    struct gemv_kernels scalar;
    gemv_kernels_of(GEMV_SCALAR, &scalar);
    for (int f = 0; f < GEMV_FORMATS; f++)
        for (int a = 0; a < GEMV_X_KINDS; a++) {
            const struct gemv_kernel *kernel = &table->of[f][a];
            for (int i = 0; i < GEMV_WIDTHS && kernel->widths[i].width > 0; i++) {
                struct proof p = { level,
                                   (enum gemv_format)f,
                                   (enum gemv_activations)a,
                                   kernel->widths[i].width,
                                   kernel->widths[i].tile,
                                   scalar.of[f][a].widths[0].tile,
                                   seed,
                                   0,
                                   { NULL } };
                bool last = i + 1 == GEMV_WIDTHS || kernel->widths[i + 1].width == 0;
                if (i == 0) memcpy(p.together, kernel->streams, sizeof p.together);
                if (i > 0 && last) p.together[GEMV_PAIR] = kernel->pair;
                if (kernel->level != level) continue;
                prove_counted(&p, tried, failed);
                if (i > 0 || kernel->quiet[GEMV_STREAMS_MOST] == NULL) continue;
                memcpy(p.together, kernel->quiet, sizeof p.together);
                prove_counted(&p, tried, failed);
            }
        }
}

static inline void prove_level(enum gemv_level level, uint64_t seed, int *tried, int *failed) {
    struct gemv_kernels table;
    gemv_kernels_of(level, &table);
    prove_table(&table, level, seed, tried, failed);
}

// Of BITLAB_TEST_SEED, else of the first argument, else 1.
static inline uint64_t proof_seed(int argc, char **argv) {
    const char *seed = getenv("BITLAB_TEST_SEED");
    if (seed == NULL && argc > 1) seed = argv[1];
    return seed == NULL ? 1 : strtoull(seed, NULL, 10);
}

#endif
