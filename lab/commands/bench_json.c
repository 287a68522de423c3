// SPDX-License-Identifier: MIT
// The measurement for programs: bitlab-bench/1.
// A number that could not be measured is null.
#include <math.h>
#include <stdio.h>

#include "kernels/measure/roofline.h"
#include "lab/base/install.h"
#include "lab/cells/json.h"
#include "lab/commands/bench.h"

static void put(struct json *json, const char *key, double number) {
    if (isfinite(number))
        json_put_number(json, key, number);
    else
        json_put_string(json, key, NULL);
}

// A median with min and max beside it: key, key_min, key_max.
static void put_beside(struct json *json, const char *key, const struct spread *s) {
    char name[64];
    put(json, key, s->n > 0 ? s->median : NAN);
    snprintf(name, sizeof name, "%s_min", key);
    put(json, name, s->n > 0 ? s->min : NAN);
    snprintf(name, sizeof name, "%s_max", key);
    put(json, name, s->n > 0 ? s->max : NAN);
}

static void put_spread(struct json *json, const char *key, const struct spread *s) {
    json_open(json, key, '{');
    put(json, "median", s->n > 0 ? s->median : NAN);
    put(json, "min", s->n > 0 ? s->min : NAN);
    put(json, "max", s->n > 0 ? s->max : NAN);
    json_close(json, '}');
}

static void put_interval(struct json *json, const char *key, const struct spread *s) {
    json_open(json, key, '{');
    put(json, "median", s->n > 0 ? s->median : NAN);
    put(json, "low", s->n > 0 ? s->low : NAN);
    put(json, "high", s->n > 0 ? s->high : NAN);
    json_close(json, '}');
}

static void put_levels(struct json *json, enum gemv_level chosen) {
    json_open(json, "levels", '[');
    for (int i = 0; i < GEMV_LEVELS; i++) {
        json_open(json, NULL, '{');
        json_put_string(json, "name", gemv_level_names[i]);
        json_put_boolean(json, "built", gemv_level_built((enum gemv_level)i));
        json_put_boolean(json, "usable", gemv_level_usable((enum gemv_level)i));
        json_put_boolean(json, "chosen", (enum gemv_level)i == chosen);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_blas(struct json *json, const struct measurement *m) {
    if (m->blas[0] == '\0') {
        json_put_string(json, "blas", NULL);
        json_put_string(json, "blas_missing", m->no_blas);
        return;
    }
    json_put_string(json, "blas", m->blas);
    json_put_string(json, "blas_core", m->blas_core);
}

static void put_machine(struct json *json, const struct measurement *m) {
    const struct machine *machine = &m->machine;
    json_open(json, "machine", '{');
    json_put_string(json, "cpu", machine->cpu);
    json_put_integer(json, "cpus", machine->cpus);
    json_open(json, "caches", '{');
    json_put_integer(json, "l1d", (long long)machine->l1d);
    json_put_integer(json, "l2", (long long)machine->l2);
    json_put_integer(json, "last", (long long)machine->last);
    json_close(json, '}');
    json_put_integer(json, "memory", (long long)machine->memory);
    put_levels(json, m->level);
    json_put_integer(json, "threads", m->threads);
    put_blas(json, m);
    json_close(json, '}');
}

static void put_rounds(struct json *json, const struct measurement *m) {
    json_open(json, "sizes", '[');
    for (size_t i = 0; i < m->n_rounds; i++) {
        const struct measure_rounds *r = &m->rounds[i];
        json_open(json, NULL, '{');
        json_put_integer(json, "rows", (long long)r->rows);
        json_put_integer(json, "cols", (long long)r->cols);
        json_put_integer(json, "rounds", (long long)r->rounds);
        json_put_integer(json, "disturbed_rounds", (long long)r->disturbed);
        json_put_boolean(json, "believed", r->believed);
        json_put_boolean(json, "cached", r->cached);
        put(json, "foreign_load", r->foreign);
        put_spread(json, "clock_ghz", &r->clock_ghz);
        put_spread(json, "limit_gbps", &r->limit_gbps);
        json_put_string(json, "limit_variant", r->limit_variant);
        put_spread(json, "openblas_of_limit", &r->openblas_limit);
        json_put_integer(json, "passed_bytes", (long long)r->passed_bytes);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_format(struct json *json, const struct measurement *m,
                       const struct measure_format *f) {
    json_open(json, NULL, '{');
    json_put_string(json, "name", gemv_layouts[f->format].name);
    json_put_integer(json, "rows", (long long)f->rows);
    json_put_integer(json, "cols", (long long)f->cols);
    json_put_number(json, "bits_per_weight",
                    8.0 * (double)f->bytes / ((double)f->rows * (double)f->cols));
    json_put_integer(json, "bytes", (long long)f->bytes);
    put(json, "ms", f->seconds * 1e3);
    put_beside(json, "gbps", &f->gbps);
    put_beside(json, "of_limit", &f->of_limit);
    put_beside(json, "speedup_fp32", &f->speedup_fp32);
    json_put_number(json, "predicted", f->predicted);
    put_interval(json, "measured_over_predicted", &f->ratio);
    put_beside(json, "speedup_openblas", &f->speedup_openblas);
    put(json, "rel_rmse", f->rmse.kernel);
    put(json, "rel_rmse_weights", f->rmse.weights);
    json_put_string(json, "isa", gemv_level_names[f->level]);
    json_put_string(json, "activations", gemv_activation_names[f->activations]);
    json_put_integer(json, "threads", m->threads);
    json_put_integer(json, "streams", f->way.streams);
    json_put_integer(json, "ahead_bytes", (long long)f->way.ahead);
    json_put_string(json, "verdict", verdict_names[f->verdict]);
    json_close(json, '}');
}

static void put_batch(struct json *json, const struct measurement *m) {
    json_open(json, "batch", '[');
    for (size_t i = 0; i < m->n_batch; i++) {
        const struct measure_batch *b = &m->batch[i];
        json_open(json, NULL, '{');
        json_put_integer(json, "batch", (long long)b->batch);
        json_put_string(json, "format", b->format);
        json_put_integer(json, "rows", (long long)b->rows);
        json_put_integer(json, "cols", (long long)b->cols);
        put(json, "gflops", b->gflops);
        put(json, "ms", b->seconds * 1e3);
        put_beside(json, "of_peak", &b->of_peak);
        json_put_string(json, "bound", b->memory_bound ? "memory" : "compute");
        json_close(json, '}');
    }
    json_close(json, ']');
    json_open(json, "crossover", '[');
    for (size_t i = 0; i < m->n_crossovers; i++) {
        json_open(json, NULL, '{');
        json_put_string(json, "format", m->crossovers[i].format);
        put(json, "predicted", m->crossovers[i].predicted);
        put(json, "measured", m->crossovers[i].measured > 0 ? m->crossovers[i].measured : NAN);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_roofline(struct json *json, const struct measurement *m) {
    double limit = m->limit_gbps.median, fp32 = m->peak[PEAK_FP32], int8 = m->peak[PEAK_INT8];
    json_open(json, "roofline", '{');
    put(json, "peak_gflops", fp32);
    put(json, "ridge", roofline_ridge(fp32, limit));
    put(json, "peak_int8_gops", int8);
    put(json, "ridge_int8", roofline_ridge(int8, limit));
    json_put_string(json, "instruction", peak_instruction(m->level, PEAK_FP32));
    json_put_string(json, "instruction_int8", peak_instruction(m->level, PEAK_INT8));
    json_close(json, '}');
}

static void put_cached(struct json *json, const struct measurement *m) {
    json_open(json, "in_cache", '{');
    json_put_integer(json, "rows", (long long)m->cached_rows);
    json_put_integer(json, "cols", (long long)m->cached_cols);
    json_open(json, "formats", '[');
    for (size_t i = 0; i < m->n_cached; i++) {
        const struct measure_cached *c = &m->cached[i];
        json_open(json, NULL, '{');
        json_put_string(json, "name", gemv_layouts[c->format].name);
        json_put_string(json, "activations", gemv_activation_names[c->activations]);
        put_beside(json, "gbps", &c->gbps);
        put_beside(json, "speedup_fp32", &c->speedup_fp32);
        put(json, "predicted", c->predicted);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_ladder(struct json *json, const struct measurement *m) {
    json_open(json, "ladder", '[');
    for (size_t i = 0; i < m->n_ladder; i++) {
        const struct measure_rung *rung = &m->ladder[i];
        json_open(json, NULL, '{');
        json_put_string(json, "name", rung->name);
        json_put_string(json, "adds", rung->adds);
        json_put_integer(json, "rows", (long long)m->ladder_rows);
        json_put_integer(json, "cols", (long long)m->ladder_cols);
        put(json, "ms", rung->seconds * 1e3);
        put(json, "gbps", rung->gbps);
        put_beside(json, "speedup_fp32", &rung->speedup_fp32);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_models(struct json *json, const struct measurement *m) {
    json_open(json, "models", '[');
    for (size_t i = 0; i < measure_model_count; i++) {
        const struct measure_model *model = &measure_models[i];
        json_open(json, NULL, '{');
        json_put_string(json, "name", model->name);
        json_put_number(json, "parameters", model->parameters);
        json_open(json, "tokens_per_second", '{');
        for (int f = 0; f < GEMV_FORMATS; f++) {
            double tokens = bench_tokens(m, model, (enum gemv_format)f);
            if (tokens == 0)
                json_put_string(json, gemv_layouts[f].name, "does not fit");
            else
                put(json, gemv_layouts[f].name, tokens);
        }
        json_close(json, '}');
        json_close(json, '}');
    }
    json_close(json, ']');
}

static size_t all_rounds(const struct measurement *m) {
    size_t n = 0;
    for (size_t i = 0; i < m->n_rounds; i++)
        n += m->rounds[i].rounds;
    return n;
}

void bench_json(const struct measurement *m, struct strbuf *out) {
    struct json json = { .out = out };
    json_open(&json, NULL, '{');
    json_put_string(&json, "schema", "bitlab-bench/1");
    json_put_string(&json, "version", installed_version());
    json_put_string(&json, "verdict", verdict_names[m->verdict]);
    json_put_boolean(&json, "stopped", m->stopped);
    json_put_string(&json, "left_out", m->left_out[0] ? m->left_out : NULL);
    json_put_number(&json, "seconds", m->seconds);
    put_machine(&json, m);
    put_spread(&json, "limit_gbps", &m->limit_gbps);
    json_put_string(&json, "limit_variant", m->n_rounds > 0 ? m->rounds[0].limit_variant : NULL);
    json_put_integer(&json, "rounds", (long long)all_rounds(m));
    put_rounds(&json, m);
    json_open(&json, "formats", '[');
    for (size_t i = 0; i < m->n_formats; i++)
        put_format(&json, m, &m->formats[i]);
    json_close(&json, ']');
    put_batch(&json, m);
    put_roofline(&json, m);
    put_cached(&json, m);
    put_ladder(&json, m);
    put_models(&json, m);
    json_close(&json, '}');
}
