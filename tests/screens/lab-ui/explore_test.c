// SPDX-License-Identifier: MIT
// A figure in focus, explored by keys and by the mouse: crosshair, zoom, pan, log axes, pin, data,
// save, copy; and the sliders that two figures share.
#include "tests/screens/lab-ui/lab_helpers.h"

#include <sys/stat.h>

#include "lab/ui/reader.h"

struct scene {
    struct lab lab;
    char *home;
};

static int open_scene(void **state) {
    struct scene *scene = xcalloc(1, sizeof *scene);
    scene->home = fresh_data_home();
    open_lab(&scene->lab, "everything", false);
    focus_on(&scene->lab, ON_FIGURE);
    *state = scene;
    return 0;
}

static int close_scene(void **state) {
    struct scene *scene = *state;
    lab_release(&scene->lab);
    remove_data_home(scene->home);
    free(scene);
    return 0;
}

static struct lab *lab_of(void **state) {
    return &((struct scene *)*state)->lab;
}

static place_set where(struct lab *lab) {
    return lab_top(lab)->kind->where(lab_top(lab));
}

static void mouse(struct lab *lab, uint32_t code, int row, int col) {
    struct key key = { code, row, col };
    lab_key(lab, &key);
}

static void the_crosshair_reads_points_and_gives_the_arrows_back(void **state) {
    struct lab *lab = lab_of(state);
    press(lab, 'x');
    assert_true(where(lab) & ON_CROSSHAIR);
    assert_shows(lab, "x = 1; x to the 2: 1");
    press(lab, PRESS_RIGHT);
    press(lab, PRESS_RIGHT);
    assert_shows(lab, "x = 3; x to the 2: 9");
    press(lab, PRESS_END);
    assert_shows(lab, "x = 8; x to the 2: 64");
    press(lab, PRESS_UP);
    assert_shows(lab, "There is no other series here.");
    press(lab, ']'); // the slider is still there
    assert_shows(lab, "x = 8; x to the 3: 512");
    press(lab, PRESS_ESCAPE);
    assert_false(where(lab) & ON_CROSSHAIR);
    assert_true(where(lab) & ON_FIGURE);
    press(lab, PRESS_RIGHT);
    assert_shows(lab, "x to the 4");
}

// The hardware cursor is on the point, for readers of the screen.
static void the_hardware_cursor_stands_on_the_point(void **state) {
    struct lab *lab = lab_of(state);
    press(lab, 'x');
    lab_draw(lab, 30, 90);
    const struct grid *grid = &lab->grid;
    assert_int_equal(grid->at[grid->cursor_row * grid->cols + grid->cursor_col].base, 0x253C);
}

// x to the 9 goes nowhere near the middle of the plot.
static void zooming_goes_where_points_are(void **state) {
    struct lab *lab = lab_of(state);
    press(lab, PRESS_END);
    assert_shows(lab, "x to the 9");
    for (int i = 0; i < 4; i++) {
        press(lab, '+');
        assert_shows_not(lab, "nothing in this window");
    }
}

static void zooming_in_and_out_and_panning_stay_within_the_whole(void **state) {
    struct lab *lab = lab_of(state);
    press(lab, '-');
    assert_shows(lab, "This is the whole figure.");
    press(lab, '<');
    assert_shows(lab, "zoom in first");
    press(lab, '+');
    assert_true(where(lab) & IS_ZOOMED);
    char *near = screen_text(lab, 30, 90);
    press(lab, '>');
    char *right = screen_text(lab, 30, 90);
    assert_string_not_equal(near, right);
    for (int i = 0; i < 20; i++) // more than there is
        press(lab, '>');
    char *end = screen_text(lab, 30, 90);
    press(lab, '>');
    char *still = screen_text(lab, 30, 90);
    assert_string_equal(end, still);
    press(lab, '-');
    assert_false(where(lab) & IS_ZOOMED);
    press(lab, '+');
    press(lab, '=');
    assert_false(where(lab) & IS_ZOOMED);
    for (int i = 0; i < 100; i++)
        press(lab, '+');
    assert_shows(lab, "no longer differ");
    free(near), free(right), free(end), free(still);
}

// Also where keys come faster than drawings.
static void zooming_is_around_the_crosshair(void **state) {
    struct lab *lab = lab_of(state);
    type_text(lab, "xll+++");
    assert_shows(lab, "x = 3; x to the 2: 9");
    lab_draw(lab, 30, 90);
    assert_int_equal(lab->grid.at[lab->grid.cursor_row * 90 + lab->grid.cursor_col].base, 0x253C);
}

static void a_log_axis_is_switched_and_refused_with_a_sentence(void **state) {
    struct lab *lab = lab_of(state);
    press(lab, 'Y');
    assert_shows(lab, "The y axis is logarithmic now.");
    press(lab, 'Y');
    assert_shows(lab, "The y axis is linear now.");
}

// In the smallest window too: it is what the crosshair is for.
static void what_is_read_stands_below_a_low_plot(void **state) {
    struct lab *lab = lab_of(state);
    free(screen_text(lab, 10, 40));
    type_text(lab, "xl");
    char *text = screen_text(lab, 10, 40);
    if (!strstr(text, "x = 2; x to the 2: 4")) fail_msg("nothing is read:\n%s", text);
    free(text);
}

static void a_part_stays_the_same_numbers_on_another_scale(void **state) {
    struct lab *lab = lab_of(state);
    type_text(lab, "x++");
    struct screen *screen = lab_top(lab);
    assert_true(screen->kind->where(screen) & IS_ZOOMED);
    char *before = screen_text(lab, 30, 90);
    press(lab, 'X');
    assert_shows(lab, "The x axis is logarithmic now.");
    assert_true(screen->kind->where(screen) & IS_ZOOMED);
    press(lab, 'X');
    press(lab, PRESS_F1); // takes the message away
    press(lab, PRESS_ESCAPE);
    char *after = screen_text(lab, 30, 90);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void a_pinned_copy_stays_while_sliders_move(void **state) {
    struct lab *lab = lab_of(state);
    press(lab, 'p');
    assert_shows(lab, "Pinned");
    press(lab, PRESS_RIGHT);
    assert_shows(lab, "x to the 3");
    assert_shows(lab, "pinned");
    press(lab, 'x');
    press(lab, PRESS_RIGHT);
    assert_shows(lab, "x = 2; x to the 3: 8; x to the 2, pinned: 4");
    press(lab, PRESS_DOWN);
    press(lab, PRESS_DOWN);
    assert_shows(lab, "There is no other series here.");
    press(lab, 'p');
    assert_shows_not(lab, "x to the 2, pinned");
}

static void the_data_is_a_table(void **state) {
    struct lab *lab = lab_of(state);
    press(lab, 'D');
    assert_shows(lab, "7  49");
    assert_shows(lab, "8  64");
}

static void the_command_is_copied_and_shown(void **state) {
    struct lab *lab = lab_of(state);
    press(lab, PRESS_RIGHT);
    press(lab, PRESS_DOWN);
    press(lab, PRESS_END);
    press(lab, 'y');
    assert_shows(lab, "bitlab -C ");
    assert_shows(lab, "plot everything/powers -p power=3 -p points=65536");
}

static void save_as(struct lab *lab, const char *folder, const char *name) {
    char path[256];
    press(lab, 's');
    press(lab, CTRL('u'));
    snprintf(path, sizeof path, "%s/%s", folder, name);
    type_text(lab, path);
    press(lab, PRESS_ENTER);
}

static void a_figure_is_saved_in_every_format(void **state) {
    static const struct {
        const char *name, *begins;
    } files[] = {
        { "a.svg", "<svg" }, { "a.csv", "series,kind,x,y" }, { "a.json", "{" }, { "a.txt", " " }
    };
    struct lab *lab = lab_of(state);
    const char *home = ((struct scene *)*state)->home;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct strbuf text = { 0 };
        struct error err;
        char path[256];
        save_as(lab, home, files[i].name);
        assert_shows(lab, "Saved ");
        snprintf(path, sizeof path, "%s/%s", home, files[i].name);
        if (file_read(path, 1 << 20, &text, &err) != STATUS_OK) fail_msg("%s", err.text);
        if (!strstr(text.at, files[i].begins)) fail_msg("%s begins %.40s", path, text.at);
        strbuf_release(&text);
    }
}

static void what_was_saved_of_a_zoomed_figure_is_told(void **state) {
    struct lab *lab = lab_of(state);
    const char *home = ((struct scene *)*state)->home;
    save_as(lab, home, "a.svg");
    assert_shows(lab, "a.svg.");
    press(lab, '+');
    save_as(lab, home, "b.svg");
    assert_shows(lab, "b.svg: the part that is shown.");
    save_as(lab, home, "b.csv");
    assert_shows(lab, "b.csv: the numbers of the whole figure.");
}

static bool file_holds(const char *home, const char *name, const char *words) {
    struct strbuf text = { 0 };
    struct error err;
    char path[256];
    snprintf(path, sizeof path, "%s/%s", home, name);
    if (file_read(path, 1 << 20, &text, &err) != STATUS_OK) fail_msg("%s", err.text);
    bool found = strstr(strbuf_text(&text), words) != NULL;
    strbuf_release(&text);
    return found;
}

static void a_saved_picture_has_the_guess_and_the_numbers_have_none(void **state) {
    const char *home = ((struct scene *)*state)->home;
    struct lab *lab = lab_of(state);
    struct reader *reader = (struct reader *)lab_top(lab);
    reader_focused_embed(reader)->figure.guess = "40";
    save_as(lab, home, "a.svg");
    assert_true(file_holds(home, "a.svg", "your guess"));
    press(lab, '+');
    save_as(lab, home, "b.svg");
    assert_true(file_holds(home, "b.svg", "your guess"));
    save_as(lab, home, "b.csv");
    assert_false(file_holds(home, "b.csv", "your guess"));
}

// What was saved stands behind it, and must not be pushed off the line.
static void a_long_path_is_told_by_its_ends(void **state) {
    const char *home = ((struct scene *)*state)->home;
    struct lab *lab = lab_of(state);
    char name[140];
    memset(name, 'n', sizeof name);
    strcpy(name + 120, "last.csv");
    press(lab, '+');
    save_as(lab, home, name);
    char *text = screen_text(lab, 30, 90);
    assert_non_null(strstr(text, "Saved /"));
    assert_non_null(strstr(text, "...n"));
    assert_non_null(strstr(text, "nnlast.csv: the numbers of the whole figure."));
    free(text);
}

static void no_file_is_replaced_without_a_second_enter(void **state) {
    struct lab *lab = lab_of(state);
    const char *home = ((struct scene *)*state)->home;
    struct strbuf text = { 0 };
    struct error err;
    char path[256];
    snprintf(path, sizeof path, "%s/mine.csv", home);
    assert_int_equal(file_write(path, "mine", 4, &err), STATUS_OK);
    save_as(lab, home, "mine.csv");
    assert_shows(lab, "is there already. Enter again replaces it.");
    press(lab, 'x');
    press(lab, PRESS_BACKSPACE); // the same name again: it is asked again
    press(lab, PRESS_ENTER);
    assert_shows(lab, "is there already.");
    press(lab, PRESS_ESCAPE);
    assert_int_equal(file_read(path, 100, &text, &err), STATUS_OK);
    assert_string_equal(text.at, "mine");
    save_as(lab, home, "mine.csv");
    press(lab, PRESS_ENTER);
    assert_shows(lab, "Saved ");
    strbuf_clear(&text);
    assert_int_equal(file_read(path, 1000, &text, &err), STATUS_OK);
    assert_true(text_starts(text.at, "series,"));
    strbuf_release(&text);
}

static void the_name_that_is_offered_is_replaced_by_typing_and_kept_by_erasing(void **state) {
    struct lab *lab = lab_of(state);
    press(lab, 's');
    assert_shows(lab, "powers.svg");
    type_text(lab, "a.csv");
    assert_shows(lab, "a.csv ");
    assert_shows_not(lab, "powers.svg");
    press(lab, PRESS_ESCAPE);
    press(lab, 's');
    for (int i = 0; i < 3; i++)
        press(lab, PRESS_BACKSPACE);
    type_text(lab, "png");
    assert_shows(lab, "powers.png");
    press(lab, PRESS_ESCAPE);
}

static void what_cannot_be_saved_is_told_and_the_name_stays(void **state) {
    struct lab *lab = lab_of(state);
    save_as(lab, "/tmp", "a.gif");
    assert_shows(lab, "The name must end in .svg, .png, .csv, .json or .txt.");
    press(lab, PRESS_ESCAPE);
    save_as(lab, "/proc/nowhere", "a.svg");
    assert_shows(lab, "/proc/nowhere/a.svg");
    assert_true(where(lab) & IN_SAVE);
    press(lab, PRESS_ESCAPE);
    assert_true(where(lab) & ON_FIGURE);
}

// Finds a text on the screen as it was drawn last.
static void place_of(struct lab *lab, uint32_t sign, int nth, int *row, int *col) {
    lab_draw(lab, 30, 90);
    for (int r = 0; r < 30; r++)
        for (int c = 0; c < 90; c++)
            if (lab->grid.at[r * 90 + c].base == sign && nth-- == 0) {
                *row = r, *col = c;
                return;
            }
    fail_msg("no U+%04X on the screen", sign);
}

static void a_slider_is_dragged_and_turned_by_the_wheel(void **state) {
    struct lab *lab = lab_of(state);
    int row = 0, col = 0;
    place_of(lab, 0x25C2, 0, &row, &col); // the left end of the first track
    mouse(lab, PRESS_CLICK, row, col + 1);
    assert_shows(lab, "x to the 1");
    mouse(lab, PRESS_DRAG, row + 3, col + 400); // beyond its end, off its row: it stays the slider
    assert_shows(lab, "x to the 9");
    mouse(lab, PRESS_RELEASE, row + 3, col + 400);
    mouse(lab, PRESS_DRAG, row, col + 1); // nothing is held any more
    assert_shows(lab, "x to the 9");
    mouse(lab, PRESS_WHEEL_DOWN, row, col + 1);
    assert_shows(lab, "x to the 8");
}

static void a_click_on_the_plot_reads_the_nearest_point(void **state) {
    struct lab *lab = lab_of(state);
    int row = 0, col = 0;
    place_of(lab, 0x25CF, 3, &row, &col); // a mark of the line
    mouse(lab, PRESS_CLICK, row, col);
    mouse(lab, PRESS_RELEASE, row, col);
    assert_true(where(lab) & ON_CROSSHAIR);
    assert_shows(lab, "; x to the 2: ");
}

static void the_wheel_zooms_the_plot_in_focus_and_a_drag_pans_it(void **state) {
    struct lab *lab = lab_of(state);
    int row = 0, col = 0;
    place_of(lab, 0x25CF, 3, &row, &col);
    mouse(lab, PRESS_WHEEL_UP, row, col);
    assert_true(where(lab) & IS_ZOOMED);
    char *before = screen_text(lab, 30, 90);
    mouse(lab, PRESS_CLICK, row, col);
    mouse(lab, PRESS_DRAG, row, col - 5);
    mouse(lab, PRESS_RELEASE, row, col - 5);
    char *after = screen_text(lab, 30, 90);
    assert_string_not_equal(before, after);
    assert_false(where(lab) & ON_CROSSHAIR); // a drag is no click
    free(before), free(after);
    mouse(lab, PRESS_WHEEL_DOWN, row, col);
    assert_false(where(lab) & IS_ZOOMED);
}

static void figures_share_the_sliders_that_they_declare_identically(void **state) {
    struct lab *lab = lab_of(state);
    press(lab, PRESS_RIGHT);
    press(lab, PRESS_RIGHT);
    assert_shows(lab, "x to the 4");
    press(lab, PRESS_TAB);
    assert_shows(lab, "The same power");
    assert_shows(lab, "power 4");
    press(lab, PRESS_LEFT);
    press(lab, PRESS_BACK_TAB);
    assert_shows(lab, "x to the 3");
}

// Six sliders in ten rows: four are seen with the plot, and the chosen one is among them.
static void in_a_low_window_the_sliders_scroll_and_the_plot_stays(void **state) {
    struct lab lab;
    struct error err = { 0 };
    struct lab_start start = { .course_folder = ".", .lesson = "clipping", .ascii = true };
    (void)state;
    if (lab_init(&lab, &start, &err) != STATUS_OK) fail_msg("%s", err.text);
    free(screen_text(&lab, 12, 40));
    focus_on(&lab, ON_GUESS);
    press(&lab, PRESS_ENTER);
    char *first = screen_text(&lab, 12, 40);
    assert_non_null(strstr(first, "Where to end the range"));
    assert_non_null(strstr(first, "> bits"));
    assert_non_null(strstr(first, "0.00+")); // the y axis of the plot
    assert_null(strstr(first, "seed"));
    for (int i = 0; i < 5; i++)
        press(&lab, PRESS_DOWN);
    char *last = screen_text(&lab, 12, 40);
    assert_non_null(strstr(last, "> seed"));
    assert_null(strstr(last, " bits "));
    assert_non_null(strstr(last, "0.00+"));
    free(first);
    free(last);
    lab_release(&lab);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, open_scene, close_scene)

int main(void) {
    const struct CMUnitTest tests[] = {
        SCENE(the_crosshair_reads_points_and_gives_the_arrows_back),
        SCENE(the_hardware_cursor_stands_on_the_point),
        SCENE(zooming_in_and_out_and_panning_stay_within_the_whole),
        SCENE(zooming_goes_where_points_are),
        SCENE(zooming_is_around_the_crosshair),
        SCENE(what_is_read_stands_below_a_low_plot),
        SCENE(a_part_stays_the_same_numbers_on_another_scale),
        SCENE(a_log_axis_is_switched_and_refused_with_a_sentence),
        SCENE(a_pinned_copy_stays_while_sliders_move),
        SCENE(the_data_is_a_table),
        SCENE(the_command_is_copied_and_shown),
        SCENE(a_figure_is_saved_in_every_format),
        SCENE(what_was_saved_of_a_zoomed_figure_is_told),
        SCENE(a_saved_picture_has_the_guess_and_the_numbers_have_none),
        SCENE(a_long_path_is_told_by_its_ends),
        SCENE(no_file_is_replaced_without_a_second_enter),
        SCENE(the_name_that_is_offered_is_replaced_by_typing_and_kept_by_erasing),
        SCENE(what_cannot_be_saved_is_told_and_the_name_stays),
        SCENE(a_slider_is_dragged_and_turned_by_the_wheel),
        SCENE(a_click_on_the_plot_reads_the_nearest_point),
        SCENE(the_wheel_zooms_the_plot_in_focus_and_a_drag_pans_it),
        SCENE(figures_share_the_sliders_that_they_declare_identically),
        SCENE(in_a_low_window_the_sliders_scroll_and_the_plot_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
