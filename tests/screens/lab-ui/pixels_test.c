// SPDX-License-Identifier: MIT
// Plots in pixels: what a terminal that says it can is sent, and when that is taken away. The
// terminal here is a pseudo-terminal that answers as kitty's or a sixel one does; what it is sent
// is decoded, and the line of the figure is looked for in it.
#include "tests/screens/lab-ui/pseudo_terminal.h"

enum { CELL_WIDTH = 10, CELL_HEIGHT = 20, ROWS = 30, COLS = 90 };

static const char kitty[] = "\033_Gi=31;OK\033\\\033[6;20;10t\033[?62;c",
                  sixel[] = "\033[6;20;10t\033[?62;4;22c", neither[] = "\033[?62;22c";
static const char shown[] = "\033_Ga=T", taken_away[] = "\033_Ga=d,d=I"; // a picture of kitty's
static const char *const lesson[] = { "learn", "everything", NULL };

static int each_sitting(void **state) {
    struct error err = { 0 };
    static const char settings[] = "pixels = auto\npredict = off\npalette = light\n";
    *state = fresh_data_home();
    setenv("LANG", "C.UTF-8", 1);
    unsetenv("LC_ALL");
    unsetenv("NO_COLOR");
    unsetenv("TMUX");
    unsetenv("STY");
    char *folder = xprintf("%s/bitlab", (char *)*state), *path = xprintf("%s/config", folder);
    assert_int_equal(file_make_folders(folder, &err), STATUS_OK);
    assert_int_equal(file_write(path, settings, sizeof settings - 1, &err), STATUS_OK);
    free(path);
    free(folder);
    return 0;
}

// What the lab wrote since this was asked last, when it has been quiet for `quiet_ms`.
static char *written(struct seat *seat, int quiet_ms) {
    listen_to(seat, quiet_ms);
    char *text = xstrdup(strbuf_text(seat->copy));
    strbuf_clear(seat->copy);
    return text;
}

// The same when it has written `what` before it is quiet.
static char *written_with(struct seat *seat, const char *what, int quiet_ms) {
    double begin = clock_now();
    while (!strstr(strbuf_text(seat->copy), what) && clock_now() - begin < PATIENCE_S)
        listen_to(seat, 20);
    char *text = written(seat, quiet_ms);
    if (!strstr(text, what)) fail_msg("'%s' was never written", what + 1);
    return text;
}

static void sit(struct seat *seat) {
    static struct strbuf copy;
    sit_down(seat, ROWS, COLS, lesson);
    strbuf_clear(&copy);
    seat->copy = &copy;
}

static bool holds(char *text, const char *what) {
    bool found = strstr(text, what) != NULL;
    free(text);
    return found;
}

// A lab at its figure, on a terminal that has given these answers.
static void sit_at_figure(struct seat *seat, const char *answers) {
    sit(seat);
    expect_seen(seat, "One of each");
    send_keys(seat, answers);
    listen_to(seat, 60);
    send_keys(seat, "g\t\t"); // the link, then the figure
    expect_seen(seat, "x to the 2");
}

// Decoding
// -----------------------------------------------------------------------------------------------

struct decoded {
    int row, col, width, height;
    unsigned char *rgb; // (height, width, 3)
};

static int base64_of(char c) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

static void add_base64(struct strbuf *out, const char *at, const char *end) {
    unsigned bits = 0;
    int n = 0;
    for (; at < end; at++) {
        int six = base64_of(*at);
        if (six < 0) continue;
        bits = bits << 6 | (unsigned)six;
        if ((n += 6) < 8) continue;
        n -= 8;
        strbuf_putc(out, (char)(bits >> n & 0xFF));
    }
}

// The bytes of the PNG that was sent by pieces, and where; empty where there is none.
static void take_kitty(const char *text, struct strbuf *png, int *row, int *col, int *cells) {
    const char *first = strstr(text, "\033_Ga=T,f=100,");
    if (!first) return;
    const char *place = first;
    while (place > text && strncmp(place, "\0337\033[0m\033[", 8) != 0)
        place--;
    assert_int_equal(sscanf(place, "\0337\033[0m\033[%d;%dH", row, col), 2);
    const char *c = strstr(first, ",c="), *r = strstr(first, ",r=");
    cells[0] = atoi(r + 3);
    cells[1] = atoi(c + 3);
    bool more = true;
    for (const char *at = first; more && (at = strstr(at, "\033_G")); at++) {
        const char *payload = strchr(at, ';'), *end = strstr(at, "\033\\");
        assert_non_null(payload);
        assert_non_null(end);
        const char *m = strstr(at, "m=");
        more = m && m < payload && m[2] == '1';
        assert_true(end - payload <= 4097);
        add_base64(png, payload + 1, end);
    }
}

static unsigned be32(const char *at) {
    const unsigned char *b = (const unsigned char *)at;
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static void put_sixel(struct decoded *to, const unsigned char color[3], int x, int top, int bits) {
    for (int y = 0; y < 6; y++)
        if (bits >> y & 1) {
            assert_true(x < to->width && top + y < to->height);
            memcpy(to->rgb + 3 * ((size_t)(top + y) * (size_t)to->width + (size_t)x), color, 3);
        }
}

// A reader of sixels, from their definition: registers, runs, bands.
static bool take_sixel(const char *text, struct decoded *to) {
    const char *at = strstr(text, "\033P");
    unsigned char registers[256][3] = { { 0 } };
    int x = 0, top = 0, color = 0;
    if (!at) return false;
    const char *place = at;
    while (place > text && strncmp(place, "\0337\033[0m\033[", 8) != 0)
        place--;
    assert_int_equal(sscanf(place, "\0337\033[0m\033[%d;%dH", &to->row, &to->col), 2);
    at = strchr(at, '"');
    assert_int_equal(sscanf(at, "\"1;1;%d;%d", &to->width, &to->height), 2);
    to->rgb = xcalloc((size_t)to->width * (size_t)to->height, 3);
    at += 1 + strspn(at + 1, "0123456789;");
    while (*at != '\033') {
        char *end = (char *)at + 1;
        int run = 1, part[3];
        if (*at == '#') {
            color = (int)strtol(at + 1, &end, 10);
            assert_true(color >= 0 && color < 256);
            if (*end == ';' && sscanf(end, ";2;%d;%d;%d", &part[0], &part[1], &part[2]) == 3) {
                for (int i = 0; i < 3; i++)
                    registers[color][i] = (unsigned char)(part[i] * 255 / 100);
                end += strspn(end, "0123456789;");
            }
        } else if (*at == '$') {
            x = 0;
        } else if (*at == '-') {
            x = 0;
            top += 6;
        } else {
            if (*at == '!') run = (int)strtol(at + 1, &end, 10), at = end++;
            assert_true(*at >= '?' && *at <= '~');
            for (; run > 0; run--)
                put_sixel(to, registers[color], x++, top, *at - '?');
        }
        at = end;
    }
    return true;
}

static bool is_near(const unsigned char *rgb, int red, int green, int blue) {
    return abs(rgb[0] - red) < 24 && abs(rgb[1] - green) < 24 && abs(rgb[2] - blue) < 24;
}

// The share of a column's height, from below, where the pixels of the first series are; -1: none.
static double height_at(const struct decoded *picture, int x) {
    int n = 0;
    double sum = 0;
    for (int y = 0; y < picture->height; y++)
        if (is_near(picture->rgb + 3 * ((size_t)y * (size_t)picture->width + (size_t)x), 0, 0x72,
                    0xB2)) {
            sum += y;
            n++;
        }
    return n ? 1 - sum / n / picture->height : -1;
}

// Tests
// -----------------------------------------------------------------------------------------------

static void a_terminal_of_kittys_graphics_gets_a_png_over_the_plot(void **state) {
    struct seat seat;
    struct strbuf png = { 0 };
    int row = 0, col = 0, cells[2] = { 0 };
    (void)state;
    sit_at_figure(&seat, kitty);
    char *text = written_with(&seat, shown, 500);
    take_kitty(text, &png, &row, &col, cells);
    if (!png.size) fail_msg("no picture was sent");
    assert_memory_equal(png.at, "\x89PNG\r\n\x1a\n", 8);
    assert_int_equal(be32(png.at + 16), cells[1] * CELL_WIDTH);
    assert_int_equal(be32(png.at + 20), cells[0] * CELL_HEIGHT);
    assert_memory_equal(png.at + png.size - 8, "IEND", 4);
    assert_true(row >= 1 && row + cells[0] <= ROWS && col >= 1 && col + cells[1] <= COLS);
    // Left of it stands the axis, and the cells below it are drawn all the same.
    VTermScreenCell cell;
    vterm_screen_get_cell(seat.screen, (VTermPos) { row - 1, col - 2 }, &cell);
    assert_true(cell.chars[0] == 0x2502 || cell.chars[0] == 0x2524);
    strbuf_release(&png);
    free(text);
    send_keys(&seat, "q");
    assert_true(ended_within(&seat, 2));
    stand_up(&seat);
}

static void a_terminal_of_sixels_gets_the_line_where_it_is(void **state) {
    struct seat seat;
    struct decoded picture = { 0 };
    (void)state;
    sit_at_figure(&seat, sixel);
    char *text = written_with(&seat, "\033P", 500);
    if (!take_sixel(text, &picture)) fail_msg("no picture was sent");
    assert_int_equal(picture.width % CELL_WIDTH, 0);
    assert_int_equal(picture.height % CELL_HEIGHT, 0);
    // The square of 1 to 8: half-way across it has not come to a third of its height.
    int first = 0, last = picture.width - 1;
    while (first < last && height_at(&picture, first) < 0)
        first++;
    while (first < last && height_at(&picture, last) < 0)
        last--;
    double left = height_at(&picture, first), right = height_at(&picture, last),
           share = (height_at(&picture, (first + last) / 2) - left) / (right - left);
    if (!(right - left > 0.5 && share > 0.25 && share < 0.35))
        fail_msg("the line is from %.2f to %.2f, and in its middle at %.2f", left, right, share);
    free(picture.rgb);
    free(text);
    stand_up(&seat);
}

static void other_terminals_and_other_settings_get_none(void **state) {
    struct seat seat;
    struct error err = { 0 };
    sit_at_figure(&seat, neither);
    assert_false(holds(written(&seat, 400), shown));
    stand_up(&seat);

    setenv("TMUX", "/tmp/tmux-0/default,1,0", 1);
    sit(&seat);
    expect_seen(&seat, "One of each");
    assert_false(holds(written(&seat, 300), "\033[16t"));
    stand_up(&seat);
    unsetenv("TMUX");

    setenv("NO_COLOR", "1", 1);
    sit(&seat);
    expect_seen(&seat, "One of each");
    assert_false(holds(written(&seat, 300), "\033[16t"));
    stand_up(&seat);
    unsetenv("NO_COLOR");

    char *path = xprintf("%s/bitlab/config", (char *)*state);
    assert_int_equal(file_write(path, "predict = off\n", 14, &err), STATUS_OK);
    free(path);
    sit(&seat);
    expect_seen(&seat, "One of each");
    assert_false(holds(written(&seat, 300), "\033[16t"));
    stand_up(&seat);
}

// Two packets of one answer that a busy machine keeps apart for longer than the lab waits (20 ms)
// are none.
static bool send_two_packets(struct seat *seat) {
    send_keys(seat, "\033]11;rgb:ffff/ffff/ffff\033\\\033_Gi=31;OK\033\\\033[6;20");
    double sent = clock_now();
    usleep(5000);
    send_keys(seat, ";10t\033[?62;c");
    bool in_time = clock_now() - sent < 0.01;
    listen_to(seat, 300);
    return in_time;
}

static void answers_are_no_keys_also_in_two_packets(void **state) {
    bool in_time = false;
    (void)state;
    for (double begin = clock_now(); !in_time && clock_now() - begin < PATIENCE_S;) {
        struct seat seat;
        sit(&seat);
        expect_seen(&seat, "One of each");
        char *before = seen(&seat);
        in_time = send_two_packets(&seat);
        char *after = seen(&seat);
        if (in_time) assert_string_equal(before, after);
        free(before);
        free(after);
        stand_up(&seat);
    }
    assert_true(in_time);
}

// While keys come there are cells only; the picture is of where the slider stays. It comes 0.15 s
// after a key: keys that a busy machine keeps apart for longer say nothing.
static void a_key_takes_the_picture_away_and_rest_brings_the_new_one(void **state) {
    enum { KEYS = 6 };
    static const double calm_seconds = 0.15;
    struct seat seat;
    struct strbuf png = { 0 };
    int row, col, cells[2], in_haste = 0;
    (void)state;
    sit_at_figure(&seat, kitty);
    free(written_with(&seat, shown, 500));
    send_keys(&seat, "\033OC");
    free(written_with(&seat, taken_away, 20));
    bool before = false; // the key before it came and was heard in time
    double begin = clock_now();
    for (int i = 0; in_haste < KEYS && clock_now() - begin < PATIENCE_S; i++) {
        double sent = clock_now();
        send_keys(&seat, i % 2 ? "\033OC" : "\033OD");
        char *text = written(&seat, 60);
        bool now = clock_now() - sent < calm_seconds;
        if (before && now) {
            assert_null(strstr(text, shown));
            in_haste++;
        }
        before = now;
        free(text);
    }
    assert_int_equal(in_haste, KEYS);
    send_keys(&seat, "\033OC\033OC");
    char *text = written_with(&seat, shown, 500);
    take_kitty(text, &png, &row, &col, cells);
    assert_true(png.size > 0);
    strbuf_release(&png);
    free(text);
    stand_up(&seat);
}

// The bytes of the PNG that comes when a key was typed, and no other.
static struct strbuf picture_after(struct seat *seat, const char *key) {
    struct strbuf png = { 0 };
    int row, col, cells[2];
    send_keys(seat, key);
    char *text = written_with(seat, shown, 500);
    take_kitty(text, &png, &row, &col, cells);
    if (!png.size) fail_msg("no picture came behind '%s'", key);
    free(text);
    return png;
}

static void what_is_zoomed_panned_and_pinned_is_seen_in_the_picture(void **state) {
    static const char *const keys[] = { "+", ">", "Y", "p\033OC" };
    struct seat seat;
    struct strbuf before = { 0 };
    (void)state;
    sit_at_figure(&seat, kitty);
    free(written_with(&seat, shown, 500));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct strbuf now = picture_after(&seat, keys[i]);
        if (now.size == before.size && memcmp(now.at, before.at, now.size) == 0)
            fail_msg("'%s' changed nothing in the picture", keys[i]);
        strbuf_release(&before);
        before = now;
    }
    send_keys(&seat, "\014"); // Ctrl-L: nothing changed, and it is there again
    free(written_with(&seat, shown, 500));
    strbuf_release(&before);
    stand_up(&seat);
}

static void what_is_opened_over_it_or_moves_it_takes_it_away(void **state) {
    enum { PAGED = 2 };
    static const char *const keys[] = { "?", "/", "\033[6~", "x", ":" };
    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct seat seat;
        sit_at_figure(&seat, kitty);
        free(written_with(&seat, shown, 500));
        send_keys(&seat, keys[i]);
        char *text = written_with(&seat, taken_away, 400);
        bool paged = i == PAGED; // another figure comes into view
        if (!paged && strstr(text, shown)) fail_msg("it comes again behind key %zu", i);
        free(text);
        send_keys(&seat, "\033");
        free(written(&seat, 500));
        stand_up(&seat);
    }
}

static void leaving_stopping_and_a_crash_take_it_away(void **state) {
    static const int signals[] = { SIGTERM, SIGHUP, SIGSEGV, SIGABRT };
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct seat seat;
        sit_at_figure(&seat, kitty);
        free(written_with(&seat, shown, 500));
        kill(seat.pid, signals[i]);
        char *text = written_with(&seat, "\033[?1049l", 500), *gone = strstr(text, "\033_Ga=d,d=");
        if (!gone) fail_msg("it stays behind signal %d", signals[i]);
        assert_non_null(strstr(gone, "\033[?1049l")); // before the screen is left
        free(text);
        stand_up(&seat);
    }
}

static void sixels_are_written_over_when_they_go(void **state) {
    struct seat seat;
    struct decoded picture = { 0 };
    char place[32];
    (void)state;
    sit_at_figure(&seat, sixel);
    char *text = written_with(&seat, "\033P", 500), *before = seen(&seat);
    assert_true(take_sixel(text, &picture));
    free(text);
    send_keys(&seat, "?");
    snprintf(place, sizeof place, "\033[%d;%dH  ", picture.row + picture.height / CELL_HEIGHT - 1,
             picture.col);
    text = written_with(&seat, place, 400);
    for (int r = 0; r < picture.height / CELL_HEIGHT; r++) {
        snprintf(place, sizeof place, "\033[%d;%dH  ", picture.row + r, picture.col);
        if (!strstr(text, place)) fail_msg("row %d of it stays", r);
    }
    free(text);
    send_keys(&seat, "\033");
    free(written_with(&seat, "\033P", 500));
    char *after = seen(&seat); // the cells below are drawn again
    assert_string_equal(before, after);
    free(before);
    free(after);
    free(picture.rgb);
    stand_up(&seat);
}

static void a_resize_brings_a_picture_of_the_new_size(void **state) {
    struct seat seat;
    struct strbuf png = { 0 };
    int row = 0, col = 0, cells[2] = { 0 };
    struct winsize size = { .ws_row = 40, .ws_col = 70 };
    (void)state;
    sit_at_figure(&seat, kitty);
    free(written_with(&seat, shown, 500));
    vterm_set_size(seat.vterm, 40, 70);
    ioctl(seat.master, TIOCSWINSZ, &size);
    char *text = written_with(&seat, shown, 600);
    assert_non_null(strstr(text, taken_away));
    take_kitty(text, &png, &row, &col, cells);
    assert_true(png.size > 0);
    assert_true(col + cells[1] <= 70);
    assert_int_equal(be32(png.at + 16), cells[1] * CELL_WIDTH);
    strbuf_release(&png);
    free(text);
    stand_up(&seat);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, each_sitting, leave_home)
    const struct CMUnitTest tests[] = {
        TEST(a_terminal_of_kittys_graphics_gets_a_png_over_the_plot),
        TEST(a_terminal_of_sixels_gets_the_line_where_it_is),
        TEST(other_terminals_and_other_settings_get_none),
        TEST(answers_are_no_keys_also_in_two_packets),
        TEST(a_key_takes_the_picture_away_and_rest_brings_the_new_one),
        TEST(what_is_zoomed_panned_and_pinned_is_seen_in_the_picture),
        TEST(what_is_opened_over_it_or_moves_it_takes_it_away),
        TEST(leaving_stopping_and_a_crash_take_it_away),
        TEST(sixels_are_written_over_when_they_go),
        TEST(a_resize_brings_a_picture_of_the_new_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
