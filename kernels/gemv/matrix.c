// SPDX-License-Identifier: MIT
// The memory of packed weights.
// It is asked for once, on huge pages where there are any, so that the reader of a stream waits for
// no page tables.
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "kernels/gemv/fail.h"
#include "kernels/gemv/gemv.h"
#include "kernels/gemv/scalar/pack.h"

enum { HUGE_PAGE = 2 << 20 };

// "7.5 GB", "1.0 MB".
struct size_text {
    char text[32];
};

static struct size_text size_of(size_t bytes) {
    struct size_text size;
    bool large = bytes >= 1000000000;
    snprintf(size.text, sizeof size.text, "%.1f %s", (double)bytes * (large ? 1e-9 : 1e-6),
             large ? "GB" : "MB");
    return size;
}

static size_t physical_bytes(void) {
    long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    return pages > 0 && page > 0 ? (size_t)pages * (size_t)page : SIZE_MAX;
}

static enum gemv_status check_size(const struct gemv_matrix *matrix, struct gemv_error *err) {
    const char *name = gemv_layouts[matrix->format].name;
    if (matrix->rows == 0 || matrix->cols == 0)
        return gemv_fail(err, GEMV_BAD_ARGUMENT,
                         "a matrix of %zux%zu has no weights; give both sizes", matrix->rows,
                         matrix->cols);
    if (matrix->bytes == 0 || matrix->bytes > SIZE_MAX - 2 * (size_t)HUGE_PAGE)
        return gemv_fail(
            err, GEMV_BAD_ARGUMENT,
            "a matrix of %zux%zu in %s is larger than a computer can count; give smaller sizes",
            matrix->rows, matrix->cols, name);
    if (matrix->bytes > physical_bytes())
        return gemv_fail(err, GEMV_NO_MEMORY,
                         "a matrix of %zux%zu in %s takes %s, and this machine has %s; "
                         "give smaller sizes",
                         matrix->rows, matrix->cols, name, size_of(matrix->bytes).text,
                         size_of(physical_bytes()).text);
    return GEMV_OK;
}

// Maps a huge page more than is needed and gives back what stands before and after.
static void *map_aligned(size_t bytes) {
    size_t whole = bytes + HUGE_PAGE;
    char *at = mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED) return NULL;
    size_t before = (HUGE_PAGE - (uintptr_t)at % HUGE_PAGE) % HUGE_PAGE;
    if (before > 0) munmap(at, before);
    munmap(at + before + bytes, whole - before - bytes);
    madvise(at + before, bytes, MADV_HUGEPAGE); // where it is refused, pages are small
    return at + before;
}

enum gemv_status gemv_matrix_init(struct gemv_matrix *matrix, enum gemv_format format, size_t rows,
                                  size_t cols, struct gemv_error *err) {
    *matrix = (struct gemv_matrix) { .format = format, .rows = rows, .cols = cols };
    matrix->bytes = gemv_bytes(format, rows, cols);
    enum gemv_status status = check_size(matrix, err);
    if (status != GEMV_OK) return status;
    size_t page = matrix->bytes < HUGE_PAGE ? (size_t)sysconf(_SC_PAGESIZE) : HUGE_PAGE;
    matrix->mapped = (matrix->bytes + page - 1) / page * page;
    matrix->blocks = map_aligned(matrix->mapped);
    if (matrix->blocks != NULL) return GEMV_OK;
    return gemv_fail(err, GEMV_NO_MEMORY,
                     "the system refuses %s for a matrix of %zux%zu in %s; give smaller sizes",
                     size_of(matrix->bytes).text, rows, cols, gemv_layouts[format].name);
}

void gemv_matrix_release(struct gemv_matrix *matrix) {
    if (matrix->blocks != NULL) munmap(matrix->blocks, matrix->mapped);
    memset(matrix, 0, sizeof *matrix);
}

void gemv_unpack(const struct gemv_matrix *matrix, float *w) {
    size_t tile_bytes = gemv_tile_bytes(matrix->format, matrix->cols);
    for (size_t row = 0; row < matrix->rows; row += GEMV_TILE_ROWS) {
        size_t left = matrix->rows - row;
        gemv_unpack_tile(matrix->format,
                         (const char *)matrix->blocks + row / GEMV_TILE_ROWS * tile_bytes,
                         left < GEMV_TILE_ROWS ? left : GEMV_TILE_ROWS, matrix->cols,
                         w + row * matrix->cols, matrix->cols);
    }
}
