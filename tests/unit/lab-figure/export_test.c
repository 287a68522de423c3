// SPDX-License-Identifier: MIT
// CSV reads back to the same numbers, JSON parses, SVG is well-formed, PNG has its signature and
// size.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lab/figure/settings.h"
#include "tests/figures/samples.h"

#include <jansson.h>

// Fontconfig, which cairo opens, keeps what it has read of the system's settings.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig";
}

// The next CSV field at *at, unquoted into `out`; returns what ended it: ',' '\n' or 0.
static char next_field(const char **at, char *out) {
    const char *p = *at;
    if (*p == '"') {
        for (p++; *p != '"' || p[1] == '"'; p++) {
            if (*p == '"') p++;
            *out++ = *p;
        }
        p++;
    } else {
        while (*p && *p != ',' && *p != '\r')
            *out++ = *p++;
    }
    *out = 0;
    char end = *p;
    if (end == '\r') {
        assert_true(p[1] == '\n');
        p++;
        end = '\n';
    }
    *at = end ? p + 1 : p;
    return end;
}

static void csv_reads_back_to_the_same_numbers(void **state) {
    (void)state;
    enum { N = 500 };
    double x[N], y[N];
    uint64_t seed = 4;
    for (int i = 0; i < N; i++) {
        x[i] = sample_random(&seed) * pow(10, 600 * sample_random(&seed) - 300);
        y[i] = i % 50 == 0 ? NAN : i % 50 == 1 ? -INFINITY : -x[i] / 3;
    }
    struct figure figure = sample_figure("", "", "");
    sample_points(&figure, SERIES_LINE, "a, \"b\"\nc", N, x, y);
    struct strbuf out = { 0 };
    figure_csv(&figure, &out);
    const char *at = out.at;
    char field[100];
    for (int i = 0; i < 4; i++)
        next_field(&at, field);
    for (int i = 0; i < N; i++) {
        assert_int_equal(next_field(&at, field), ',');
        assert_string_equal(field, "a, \"b\"\nc");
        next_field(&at, field);
        assert_string_equal(field, "line");
        next_field(&at, field);
        assert_true(strtod(field, NULL) == x[i]);
        assert_int_equal(next_field(&at, field), '\n');
        assert_true(isnan(y[i]) ? !strcmp(field, "nan") : strtod(field, NULL) == y[i]);
    }
    assert_int_equal(*at, 0);
    strbuf_release(&out);
    figure_release(&figure);
}

static int count_fields(const char **at) {
    char field[4096];
    int n = 1;
    while (next_field(at, field) == ',')
        n++;
    return n;
}

static void csv_rows_have_one_number_of_fields(void **state) {
    (void)state;
    for (int i = 0; i < SAMPLES; i++) {
        if (strstr(samples[i].name, "-and-table")) continue; // two blocks, by design
        struct figure figure = samples[i].make();
        struct strbuf out = { 0 };
        figure_csv(&figure, &out);
        const char *at = out.at;
        int fields = count_fields(&at);
        while (*at)
            assert_int_equal(count_fields(&at), fields);
        strbuf_release(&out);
        figure_release(&figure);
    }
}

static void json_parses_and_keeps_numbers_and_infinities(void **state) {
    (void)state;
    for (int i = 0; i < SAMPLES; i++) {
        struct figure figure = samples[i].make();
        struct strbuf out = { 0 };
        json_error_t error;
        figure_json(&figure, &out);
        json_t *root = json_loads(out.at, 0, &error);
        if (!root) print_error("%s: %s\n", samples[i].name, error.text);
        assert_non_null(root);
        assert_string_equal(json_string_value(json_object_get(root, "title")), figure.title);
        assert_int_equal(json_array_size(json_object_get(root, "series")), figure.n_series);
        json_decref(root);
        strbuf_release(&out);
        figure_release(&figure);
    }
    struct figure figure = sample_left_out();
    struct strbuf out = { 0 };
    figure_json(&figure, &out);
    json_t *root = json_loads(out.at, 0, NULL);
    json_t *y = json_object_get(json_array_get(json_object_get(root, "series"), 0), "y");
    assert_string_equal(json_string_value(json_array_get(y, 4)), "nan");
    assert_string_equal(json_string_value(json_array_get(y, 6)), "inf");
    assert_true(json_number_value(json_array_get(y, 7)) == 0.002);
    json_decref(root);
    strbuf_release(&out);
    figure_release(&figure);
}

static void check_with_xmllint(const struct strbuf *svg) {
    char path[] = "/tmp/bitlab-svg-XXXXXX", command[100];
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, svg->at, svg->size), (ssize_t)svg->size);
    close(file);
    snprintf(command, sizeof command, "xmllint --nonet --noout %s", path);
    int status = system(command);
    unlink(path);
    assert_int_equal(status, 0);
}

static bool have_xmllint(void) {
    return system("command -v xmllint >/dev/null 2>&1") == 0;
}

static void svg_is_well_formed_and_describes_itself(void **state) {
    (void)state;
    if (!have_xmllint()) skip();
    for (int i = 0; i < SAMPLES; i++) {
        struct figure figure = samples[i].make();
        struct strbuf out = { 0 };
        figure_svg(&figure, &out);
        check_with_xmllint(&out);
        assert_non_null(strstr(out.at, "<title id=\"title\">"));
        assert_non_null(strstr(out.at, "<desc id=\"desc\">"));
        assert_non_null(strstr(out.at, "prefers-color-scheme: dark"));
        assert_null(strstr(out.at, "=\"nan"));
        strbuf_release(&out);
        figure_release(&figure);
    }
}

// Where the text of this label stands, "x=… y=…", as the SVG says it.
static double svg_y_of(const char *svg, const char *label) {
    char text[160];
    snprintf(text, sizeof text, ">%s</text>", label);
    const char *end = strstr(svg, text);
    assert_non_null(end);
    const char *at = end;
    while (strncmp(at, "<text", 5) != 0)
        at--;
    return strtod(strstr(at, " y=\"") + 4, NULL);
}

// Names of every length: a legend beside the label or above it, never over the plot's first tick.
static void a_legend_never_reaches_into_the_plot(void **state) {
    static const double xy[] = { 1, 2, 3 };
    (void)state;
    for (int extra = 0; extra < 60; extra++) {
        char names[4][32];
        struct figure figure = sample_figure("", "x", "range");
        for (int s = 0; s < 4; s++) {
            snprintf(names[s], sizeof names[s], "s%d%.*s", s, 8 + (s == 3 ? extra % 20 : extra / 3),
                     "________________________________");
            sample_points(&figure, SERIES_LINE, names[s], 3, xy, xy);
        }
        struct strbuf svg = { 0 };
        figure_svg(&figure, &svg);
        double label = svg_y_of(svg.at, "range");
        for (int s = 0; s < 4; s++)
            if (svg_y_of(svg.at, names[s]) > label)
                fail_msg("%s stands at %g, below the label at %g", names[s],
                         svg_y_of(svg.at, names[s]), label);
        strbuf_release(&svg);
        figure_release(&figure);
    }
}

static void a_label_on_the_plot_has_an_edge_of_paper(void **state) {
    (void)state;
    struct figure figure = sample_figure("", "x", "y");
    struct strbuf svg = { 0 };
    sample_points(&figure, SERIES_MARK, "here", 1, (const double[]) { 1 }, (const double[]) { 2 });
    figure_svg(&figure, &svg);
    const char *label = strstr(svg.at, ">here</text>");
    assert_non_null(label);
    const char *begin = label;
    while (strncmp(begin, "<text", 5) != 0)
        begin--;
    assert_non_null(strstr(begin, "paint-order=\"stroke\""));
    assert_true(strstr(begin, "paint-order=\"stroke\"") < label);
    check_with_xmllint(&svg);
    strbuf_release(&svg);
    figure_release(&figure);
}

// A picture that was saved says with which sliders, below its plot; a name stays with its value.
static void settings_stand_below_a_picture_and_break_between_pairs(void **state) {
    (void)state;
    struct strbuf lines = { 0 }, out = { 0 };
    settings_lines("bits = 4, seed = 0, bits per weight = 4.25", 20, &lines);
    assert_string_equal(strbuf_text(&lines), "bits = 4, seed = 0,\nbits per weight = 4.25");
    strbuf_clear(&lines);
    settings_lines("", 20, &lines);
    assert_string_equal(strbuf_text(&lines), "");
    struct figure figure = sample_figure("t", "x", "y");
    sample_points(&figure, SERIES_LINE, "", 2, (const double[]) { 0, 1 },
                  (const double[]) { 0, 1 });
    figure.settings = "bits = 4, seed = 0";
    figure_svg(&figure, &out);
    assert_non_null(strstr(strbuf_text(&out), ">bits = 4, seed = 0</text>"));
    assert_non_null(strstr(strbuf_text(&out), "viewBox=\"0 0 800 500\""));
    figure_release(&figure);
    strbuf_release(&lines), strbuf_release(&out);
}

static void svg_escapes_what_authors_write(void **state) {
    (void)state;
    if (!have_xmllint()) skip();
    struct figure figure = sample_bits();
    figure.title = "a < b && \"c\" ]]> \x01 \xff </title><script>";
    figure.series[0].label = "<'&\">";
    struct strbuf out = { 0 };
    figure_svg(&figure, &out);
    check_with_xmllint(&out);
    assert_null(strstr(out.at, "<script>"));
    strbuf_release(&out);
    figure_release(&figure);
}

static unsigned be32(const char *at) {
    const unsigned char *b = (const unsigned char *)at;
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static void png_has_its_signature_and_size(void **state) {
    (void)state;
    for (int i = 0; i < SAMPLES; i++) {
        struct figure figure = samples[i].make();
        struct strbuf out = { 0 };
        struct error err = { 0 };
        enum status status = figure_png(&figure, &out, &err);
        if (status == STATUS_ENVIRONMENT) {
            assert_non_null(strstr(err.text, "libcairo"));
            skip();
        }
        assert_int_equal(status, STATUS_OK);
        assert_memory_equal(out.at, "\x89PNG\r\n\x1a\n", 8);
        assert_int_equal(be32(out.at + 16), 1600);
        assert_true(be32(out.at + 20) > 0);
        strbuf_release(&out);
        figure_release(&figure);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_reads_back_to_the_same_numbers),
        cmocka_unit_test(csv_rows_have_one_number_of_fields),
        cmocka_unit_test(json_parses_and_keeps_numbers_and_infinities),
        cmocka_unit_test(svg_is_well_formed_and_describes_itself),
        cmocka_unit_test(a_legend_never_reaches_into_the_plot),
        cmocka_unit_test(a_label_on_the_plot_has_an_edge_of_paper),
        cmocka_unit_test(settings_stand_below_a_picture_and_break_between_pairs),
        cmocka_unit_test(svg_escapes_what_authors_write),
        cmocka_unit_test(png_has_its_signature_and_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
