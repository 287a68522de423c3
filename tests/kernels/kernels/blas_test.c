// SPDX-License-Identifier: MIT
// OpenBLAS is found by name and its arguments are in the right order.
#include "tests/check.h"

#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernels/blas.h"

static void a_product_has_the_right_numbers(void **state) {
    (void)state;
    struct blas blas;
    char why[256] = "";
    if (!blas_open(&blas, why, sizeof why)) fail_msg("%s", why);
    const float A[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } }, x[3] = { 1, 10, 100 };
    const float B[2][3] = { { 1, 0, 0 }, { 1, 1, 1 } };
    float y[2], C[2][2];
    blas_set_threads(&blas, 1);
    blas.matvec(&blas, 2, 3, A[0], x, y);
    assert_true(y[0] == 321 && y[1] == 654);
    blas.matmul(&blas, 2, 2, 3, A[0], B[0], C[0]);
    assert_true(C[0][0] == 1 && C[0][1] == 6 && C[1][0] == 4 && C[1][1] == 15);
    assert_non_null(strstr(blas_config(&blas), "OpenBLAS"));
    assert_true(strlen(blas_core(&blas)) > 0);
    blas_close(&blas);
}

// It asks for ever for memory that it is refused; so it must not be opened at all.
static void without_address_space_it_is_not_opened(void **state) {
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        const struct rlimit little = { 1 << 20, 1 << 20 };
        struct blas blas;
        char why[256] = "";
        setrlimit(RLIMIT_AS, &little);
        alarm(20);
        _exit(blas_open(&blas, why, sizeof why) || strstr(why, "MB of address space") == NULL);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_product_has_the_right_numbers),
        cmocka_unit_test(without_address_space_it_is_not_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
