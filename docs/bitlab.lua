---@meta bitlab
-- The Lua of bitlab's course files, for the Lua language server (lua-language-server).
-- Written by `bitlab list references --format luals`; do not edit. Put this into .luarc.json:
--   { "runtime.version": "Lua 5.4", "workspace.library": ["…/bitlab.lua"] }

---A vector of numbers held in C. Indexes and iterates as a list; + - * / ^ work by elements.
---@class bitlab.array
---@field [integer] number
---@operator add(bitlab.array|number): bitlab.array
---@operator sub(bitlab.array|number): bitlab.array
---@operator mul(bitlab.array|number): bitlab.array
---@operator div(bitlab.array|number): bitlab.array
---@operator pow(bitlab.array|number): bitlab.array
---@operator unm: bitlab.array
---@operator len: integer
---@field sum fun(self): number
---@field mean fun(self): number
---@field std fun(self): number
---@field min fun(self): number
---@field max fun(self): number
---@field abs fun(self): bitlab.array
---@field sqrt fun(self): bitlab.array
---@field exp fun(self): bitlab.array
---@field log fun(self): bitlab.array
---@field rint fun(self): bitlab.array
---@field map fun(self, f: fun(x: number): number): bitlab.array
---@field sort fun(self): bitlab.array
---@field slice fun(self, first: integer, last?: integer): bitlab.array
---@field list fun(self): number[]

---Rows and columns of numbers held in C; m[i] is row i, which shares the matrix's numbers.
---@class bitlab.matrix
---@field [integer] bitlab.array
---@operator add(bitlab.matrix|number): bitlab.matrix
---@operator sub(bitlab.matrix|number): bitlab.matrix
---@operator mul(bitlab.matrix|number): bitlab.matrix
---@operator div(bitlab.matrix|number): bitlab.matrix
---@operator pow(bitlab.matrix|number): bitlab.matrix
---@operator unm: bitlab.matrix
---@operator len: integer
---@field rows fun(self): integer
---@field cols fun(self): integer
---@field row fun(self, i: integer): bitlab.array
---@field column fun(self, j: integer): bitlab.array
---@field array fun(self): bitlab.array
---@field transpose fun(self): bitlab.matrix
---@field sum fun(self): number
---@field mean fun(self): number
---@field std fun(self): number
---@field min fun(self): number
---@field max fun(self): number
---@field abs fun(self): bitlab.matrix
---@field sqrt fun(self): bitlab.matrix
---@field exp fun(self): bitlab.matrix
---@field log fun(self): bitlab.matrix
---@field rint fun(self): bitlab.matrix
---@field map fun(self, f: fun(x: number): number): bitlab.matrix

---The stopwatch of measure.open. A rival is limit, openblas, a format such as int4-g32 or int4-g32/fp32, or a rung:
---naive, blocked, simd, layout.
---@class bitlab.stopwatch
---@field round fun(self): table<string, number>
---@field once fun(self, rival: string): number
---@field bytes fun(self, rival: string): number
---@field clear fun(self)
---@field close fun(self)

measure = {}
---@return { cpu: string, cpus: integer, level: string, l2: number, last: number, restless: fun(): boolean }
function measure.machine() end
---@param options? { threads?: integer }
---@return { gbps: number, fp32: number, int8: number, read: string }
function measure.roofs(options) end
---@param options { rows: integer, cols: integer, rivals: string[], threads?: integer, batch?: integer, stay?: boolean }
---@return bitlab.stopwatch
function measure.open(options) end

---@alias bitlab.numbers bitlab.array|number[]
---@alias bitlab.rows bitlab.matrix|number[][]|bitlab.array[]

---@class bitlab.array_maker
---@overload fun(numbers: bitlab.numbers): bitlab.array
---@overload fun(n: integer, value?: number): bitlab.array
array = {}
---@param start number
---@param stop number
---@param n integer
---@return bitlab.array
function array.linspace(start, stop, n) end
---@param first number
---@param last number
---@param step? number
---@return bitlab.array
function array.range(first, last, step) end

---@param rows bitlab.rows|integer
---@param cols? integer
---@param value? number|bitlab.numbers
---@return bitlab.matrix
function matrix(rows, cols, value) end

---One of NumPy's generators. With a count a draw is an array, without one a number.
---@class bitlab.generator
---@field random fun(self, n?: integer): number|bitlab.array
---@field normal fun(self, n?: integer, mean?: number, deviation?: number): number|bitlab.array
---@field uniform fun(self, low: number, high: number, n?: integer): number|bitlab.array
---@field integer fun(self, low: integer, high: integer, n?: integer): number|bitlab.array
---@field integers fun(self, low: integer, high: integer, n?: integer): number|bitlab.array
---@field choice fun(self, list: any[]): any

rng = {}
---numpy.random.default_rng(seed)
---@param seed integer
---@return bitlab.generator
function rng.default(seed) end
---numpy.random.seed(seed)
---@param seed integer
---@return bitlab.generator
function rng.legacy(seed) end

---The nearest whole number, halves to the even one.
---@param x number
---@return number
function rint(x) end

---@class bitlab.series

---line { x, y, marks = true, label = "…" }
---@param series { [1]: bitlab.numbers, [2]: bitlab.numbers, marks?: boolean, label?: string }
---@return bitlab.series
function line(series) end
---scatter { x, y, label = "…" }
---@param series { [1]: bitlab.numbers, [2]: bitlab.numbers, label?: string }
---@return bitlab.series
function scatter(series) end
---bars { x, y, low = lows, high = highs, label = "…" }; x may be names
---@param series { [1]: bitlab.numbers|string[], [2]: bitlab.numbers, low?: bitlab.numbers, high?: bitlab.numbers, label?: string }
---@return bitlab.series
function bars(series) end
---histogram { values, bins = 40, label = "…" }
---@param series { [1]: bitlab.numbers, bins?: integer, label?: string }
---@return bitlab.series
function histogram(series) end
---heat { rows, x = xs, y = ys, label = "…" }
---@param series { [1]: bitlab.rows, x?: bitlab.numbers, y?: bitlab.numbers, label?: string }
---@return bitlab.series
function heat(series) end
---mark { x, y, label = "…" }
---@param series { [1]: number, [2]: number, label?: string }
---@return bitlab.series
function mark(series) end
---rule { x = 3 } or rule { y = 3 }
---@param series { x?: number, y?: number, label?: string }
---@return bitlab.series
function rule(series) end
---table { columns = { … }, rows = { { … } } }
---@overload fun(series: { columns: string[], rows: any[][], label?: string }): bitlab.series
table = table

---@class bitlab.slider
---@field default number|string|boolean
---@field min? number
---@field max? number
---@field step? number
---@field values? (number|string|boolean)[]
---@field names? table
---@field label? string
---@field unit? string
---@field scale? "log"|"linear"

---Samples to train on.
---@class bitlab.samples
---@operator len: integer

---A small network: layers with ReLU between them.
---@class bitlab.net
---@field copy fun(self): bitlab.net
---@field loss fun(self, samples: bitlab.samples): number
---@field accuracy fun(self, samples: bitlab.samples): number
---@field outputs fun(self, samples: bitlab.samples): bitlab.matrix
---@field inputs fun(self, layer: integer, samples: bitlab.samples): bitlab.matrix
---@field weights fun(self, layer: integer): bitlab.matrix
---@field set_weights fun(self, layer: integer, W: bitlab.matrix): bitlab.net
---@field rewind fun(self, to: bitlab.net): bitlab.net
---@field redraw fun(self, seed: integer): bitlab.net
---@field prune fun(self, share: number): bitlab.net
---@field shuffle_mask fun(self, seed: integer): bitlab.net
---@field kept fun(self): number
---@field round fun(self, bits?: integer, per?: "channel"|"tensor"|integer): bitlab.net

---@class bitlab.trainer
---@field run fun(self, steps?: integer): number
---@field steps fun(self): integer

train = {}
---@param sizes { [integer]: integer, seed?: integer }
---@return bitlab.net
function train.net(sizes) end
---@param about { x: any, y: any, loss?: "squared"|"logistic"|"softmax"|"distill", teacher?: bitlab.matrix, temperature?: number, share?: number }
---@return bitlab.samples
function train.samples(about) end
---@param about { text?: string, context?: integer, first?: integer, last?: integer }
---@return bitlab.samples
function train.characters(about) end
---@return string
function train.prose() end
---@param net bitlab.net
---@param samples bitlab.samples
---@param how? { rate?: number, batch?: integer, seed?: integer }
---@return bitlab.trainer
function train.adam(net, samples, how) end

---@class bitlab.job
---@field point fun(self, label: string, x: number, y: number)
---@field progress fun(self, fraction: number)
---@field show fun(self, series: bitlab.series[])

---@class bitlab.figure
---@field title? string
---@field x? { label?: string, scale?: "log"|"linear" }
---@field y? { label?: string, scale?: "log"|"linear" }
---@field sliders? table<string, bitlab.slider>
---@field order? string[]
---@field draw? fun(s: table): bitlab.series[]
---@field run? fun(s: table, job: bitlab.job): bitlab.series[]
---@field seconds? number
---@field notice? string
---@field predict? string
---@field guess? "y"|"x"|"neither"

---@param about bitlab.figure
function figure(about) end

---@class bitlab.option
---@field [1] string
---@field correct? boolean
---@field belongs? boolean
---@field says? string

---@param about { task: string, options: bitlab.option[], title?: string, why?: string, hints?: string[] }
function quiz(about) end

---@class bitlab.mistake
---@field says string
---@field code? string
---@field value? number|fun(v: table): number
---@field order? integer[]
---@field line? integer

---What the file of an exercise returns: `---@type bitlab.exercise` above a local of it.
---@class bitlab.exercise
---@field kind "code"|"number"|"choice"|"order"|"bug"|"checklist"
---@field title string
---@field lesson string
---@field task string
---@field points? number
---@field hints? string[]
---@field why? string
---@field sources? string[]
---@field map? string
---@field stripped? boolean
---@field mistakes? bitlab.mistake[]
---@field entry? string
---@field given? string
---@field starter? string
---@field reference? function|string
---@field cases? table
---@field tolerance? { rel?: number, abs?: number, ulp?: integer, nan?: "fail"|"equal" }
---@field solution? string
---@field alternatives? string[]
---@field answer? number|fun(v: table): number
---@field unit? string
---@field vars? { canonical: table, draw: fun(rng: bitlab.generator): table }
---@field options? bitlab.option[]
---@field steps? string[]
---@field program? string
---@field line? integer
---@field says? string
---@field items? bitlab.option[]
---@field need? integer

---The references: every formula of the course, computed in C.
ref = {}

---Decimal gigabytes (10^9 bytes) of that many weights at that many bits each.
---
---    model_size_gb(params, bits) -> GB
---
---by definition
---@param params number weights
---@param bits number bits
---@return number # GB
function ref.model_size_gb(params, bits) end

---Binary gigabytes (2^30 bytes) of that many weights at that many bits each.
---
---    model_size_gib(params, bits) -> GiB
---
---by definition
---@param params number weights
---@param bits number bits
---@return number # GiB
function ref.model_size_gib(params, bits) end

---Original size over compressed size, in any common unit; below 1 the result is larger.
---
---    compression_ratio(original, compressed) -> ratio
---
---by definition
---@param original number
---@param compressed number
---@return number # ratio
function ref.compression_ratio(original, compressed) end

---The part of the original that a compression ratio saves, 1 - 1/ratio.
---
---    saving(ratio) -> fraction
---
---by definition
---@param ratio number
---@return number # fraction
function ref.saving(ratio) end

---Stored bits per weight when `group` weights share one scale and one zero point.
---
---    bits_per_weight(bits, group, scale_bits, zero_bits) -> bits
---
---by definition
---@param bits number bits
---@param group number weights
---@param scale_bits number bits
---@param zero_bits number bits
---@return number # bits
function ref.bits_per_weight(bits, group, scale_bits, zero_bits) end

---Bytes of the cached keys and values of every token of every sequence.
---
---    kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits) -> bytes
---
---by definition
---@param layers number
---@param kv_heads number
---@param head_dim number
---@param seq number tokens
---@param batch number sequences
---@param bits number bits
---@return number # bytes
function ref.kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits) end

---Gigabytes after structured pruning and quantization; orig_bits does not enter.
---
---    final_size_gb(params, orig_bits, prune_fraction, bits_per_weight) -> GB
---
---by definition
---@param params number weights
---@param orig_bits number bits
---@param prune_fraction number
---@param bits_per_weight number bits
---@return number # GB
function ref.final_size_gb(params, orig_bits, prune_fraction, bits_per_weight) end

---Milliseconds per token when every weight is read once from memory.
---
---    token_ms(params, bits, gbps) -> ms
---
---by definition
---@param params number weights
---@param bits number bits
---@param gbps number GB/s
---@return number # ms
function ref.token_ms(params, bits, gbps) end

---Speed-up of the whole when a share of the time gets `ratio` times faster.
---
---    amdahl(share, ratio) -> speed-up
---
---Amdahl 1967
---@param share number
---@param ratio number
---@return number # speed-up
function ref.amdahl(share, ratio) end

---Arithmetic per byte of weights: two operations per weight and sequence.
---
---    intensity(batch, bits) -> FLOP per byte
---
---Williams, Waterman and Patterson 2009, CACM 52(4)
---@param batch number sequences
---@param bits number bits
---@return number # FLOP per byte
function ref.intensity(batch, bits) end

---What the roofline lets a kernel reach: the peak or intensity times bandwidth, the lower.
---
---    attainable(peak, bandwidth, intensity) -> FLOP/s
---
---Williams, Waterman and Patterson 2009, CACM 52(4)
---@param peak number FLOP/s
---@param bandwidth number bytes/s
---@param intensity number FLOP/byte
---@return number # FLOP/s
function ref.attainable(peak, bandwidth, intensity) end

---The batch at which computing takes as long as reading the weights.
---
---    crossover_batch(flops, bytes_per_s, bits) -> batch
---
---Williams, Waterman and Patterson 2009, CACM 52(4)
---@param flops number FLOP/s
---@param bytes_per_s number bytes/s
---@param bits number bits
---@return number # batch
function ref.crossover_batch(flops, bytes_per_s, bits) end

---The nearest whole number, ties to the even one: 2.5 -> 2 (C rint, NumPy, Python).
---
---    round_half_even(x) -> whole
---
---IEEE 754
---@param x number
---@return number # whole
function ref.round_half_even(x) end

---The nearest whole number, ties away from zero: 2.5 -> 3, -2.5 -> -3 (C round).
---
---    round_half_away(x) -> whole
---
---by definition
---@param x number
---@return number # whole
function ref.round_half_away(x) end

---The nearest whole number, ties upward: 2.5 -> 3, -2.5 -> -2 (JavaScript Math.round).
---
---    round_half_up(x) -> whole
---
---by definition
---@param x number
---@return number # whole
function ref.round_half_up(x) end

---The mean of a list, added as NumPy adds; 0 for an empty one.
---
---    mean(x) -> mean
---
---numpy 1.24
---@param x bitlab.numbers
---@return number # mean
function ref.mean(x) end

---The population's standard deviation of a list; 0 for an empty one.
---
---    std(x) -> deviation
---
---numpy 1.24
---@param x bitlab.numbers
---@return number # deviation
function ref.std(x) end

---The largest magnitude in a list; 0 for an empty one.
---
---    absmax(x) -> max |x|
---
---by definition
---@param x bitlab.numbers
---@return number # max |x|
function ref.absmax(x) end

---The place (from 1) of the smallest number; the first one at a tie.
---
---    argmin(x) -> index
---
---numpy 1.24
---@param x bitlab.numbers
---@return number # index
function ref.argmin(x) end

---The p-th percentile of a list, in a straight line between neighbours.
---
---    percentile(x, p) -> value
---
---numpy 1.24
---@param x bitlab.numbers
---@param p number %
---@return number # value
function ref.percentile(x, p) end

---n evenly spaced values from start to stop, both included.
---
---    linspace(start, stop, n) -> values
---
---numpy 1.24
---@param start number
---@param stop number
---@param n number
---@return bitlab.array # values
function ref.linspace(start, stop, n) end

---Quantizes a list on the affine grid of its own range, widened to contain 0.
---
---    affine(x, qmin, qmax) -> {q, xhat, scale, zero}
---
---Jacob et al. 2017, arXiv:1712.05877
---@param x bitlab.numbers
---@param qmin number
---@param qmax number
---@return { q: bitlab.array, xhat: bitlab.array, scale: number, zero: number }
function ref.affine(x, qmin, qmax) end

---The scale and zero point of a range, widened to contain 0.
---
---    affine_grid(xmin, xmax, qmin, qmax) -> {scale, zero}
---
---Jacob et al. 2017, arXiv:1712.05877
---@param xmin number
---@param xmax number
---@param qmin number
---@param qmax number
---@return { scale: number, zero: number }
function ref.affine_grid(xmin, xmax, qmin, qmax) end

---One value quantized, clamped and dequantized on a given affine grid.
---
---    fake_quant(x, scale, zero, qmin, qmax) -> xhat
---
---Jacob et al. 2017, arXiv:1712.05877
---@param x number
---@param scale number
---@param zero number
---@param qmin number
---@param qmax number
---@return any # xhat
function ref.fake_quant(x, scale, zero, qmin, qmax) end

---One value quantized and back on the 2^bits levels from lo to hi, both exact.
---
---    qdq(x, bits, lo, hi) -> xhat
---
---by definition
---@param x number
---@param bits number bits
---@param lo number
---@param hi number
---@return number # xhat
function ref.qdq(x, bits, lo, hi) end

---The symmetric scale max_abs / (2^(bits-1) - 1); 1 for a max_abs of 0.
---
---    symmetric_scale(max_abs, bits) -> scale
---
---Jacob et al. 2017, arXiv:1712.05877
---@param max_abs number
---@param bits number bits
---@return number # scale
function ref.symmetric_scale(max_abs, bits) end

---Quantizes a list on the full symmetric grid, one scale for all or per group.
---
---    symmetric(x, bits[, group]) -> {q, xhat, scale}
---
---Jacob et al. 2017, arXiv:1712.05877
---@param x bitlab.numbers
---@param bits number bits
---@param group? number weights
---@return { q: bitlab.array, xhat: bitlab.array, scale: number }
function ref.symmetric(x, bits, group) end

---Quantizes a list at a given scale, codes -2^(bits-1) .. 2^(bits-1)-1.
---
---    symmetric_at(x, scale, bits) -> {q, xhat, scale}
---
---Jacob et al. 2017, arXiv:1712.05877
---@param x bitlab.numbers
---@param scale number
---@param bits number bits
---@return { q: bitlab.array, xhat: bitlab.array, scale: number }
function ref.symmetric_at(x, scale, bits) end

---Quantizes a list with codes within +-(2^(bits-1)-1); the scale is that of max |x| if not given.
---
---    symmetric_restricted(x, bits[, scale]) -> {q, xhat, scale}
---
---Jacob et al. 2017, arXiv:1712.05877
---@param x bitlab.numbers
---@param bits number bits
---@param scale? number
---@return { q: bitlab.array, xhat: bitlab.array, scale: number }
function ref.symmetric_restricted(x, bits, scale) end

---The mean squared error of `symmetric`, without its lists.
---
---    symmetric_mse(x, bits[, group]) -> mse
---
---Jacob et al. 2017, arXiv:1712.05877
---@param x bitlab.numbers
---@param bits number bits
---@param group? number weights
---@return number # mse
function ref.symmetric_mse(x, bits, group) end

---How often each code from lowest to highest occurs in a list of codes.
---
---    code_counts(q, lowest, highest) -> counts
---
---by definition
---@param q bitlab.numbers
---@param lowest number
---@param highest number
---@return bitlab.array # counts
function ref.code_counts(q, lowest, highest) end

---The unsigned 8-bit scale (max - min)/255 of every row; 0 for a constant row.
---
---    channel_scales(W) -> scales
---
---by definition
---@param W bitlab.rows
---@return bitlab.array # scales
function ref.channel_scales(W) end

---Quantizes a matrix with one symmetric scale per row (output channel).
---
---    symmetric_rows(W, bits) -> {q, xhat, scale}
---
---by definition
---@param W bitlab.rows
---@param bits number bits
---@return { q: bitlab.matrix, xhat: bitlab.matrix, scale: bitlab.array }
function ref.symmetric_rows(W, bits) end

---Quantizes a matrix with one symmetric scale per column (input channel).
---
---    symmetric_columns(W, bits) -> {q, xhat, scale}
---
---by definition
---@param W bitlab.rows
---@param bits number bits
---@return { q: bitlab.matrix, xhat: bitlab.matrix, scale: bitlab.array }
function ref.symmetric_columns(W, bits) end

---Quantizes a matrix with one affine grid per row (output channel).
---
---    affine_rows(W, qmin, qmax) -> {q, xhat, scale, zero}
---
---Jacob et al. 2017, arXiv:1712.05877
---@param W bitlab.rows
---@param qmin number
---@param qmax number
---@return { q: bitlab.matrix, xhat: bitlab.matrix, scale: bitlab.array, zero: bitlab.array }
function ref.affine_rows(W, qmin, qmax) end

---The RMSE of a list with one symmetric scale per group; the last may be short.
---
---    group_rmse(w, bits, group) -> rmse
---
---by definition
---@param w bitlab.numbers
---@param bits number bits
---@param group number weights
---@return number # rmse
function ref.group_rmse(w, bits, group) end

---The nearest FP8 E4M3FN value, ties to even, saturating at 448.
---
---    e4m3(x) -> nearest FP8 value
---
---Micikevicius et al. 2022, arXiv:2209.05433
---@param x number
---@return number # nearest FP8 value
function ref.e4m3(x) end

---NF4 codes 0..15 of a block: the level nearest to x / max |x|, the lower at a tie.
---
---    nf4_encode(x) -> {codes, absmax}
---
---Dettmers et al. 2023, arXiv:2305.14314
---@param x bitlab.numbers
---@return { codes: bitlab.array, absmax: number }
function ref.nf4_encode(x) end

---The nearest FP32 value (1/8/23), ties to even; infinity beyond 3.403e38.
---
---    fp32(x) -> nearest FP32 value
---
---IEEE 754-2008, binary32
---@param x number
---@return number # nearest FP32 value
function ref.fp32(x) end

---The nearest FP16 value (1/5/10), ties to even; infinity from 65520 on.
---
---    fp16(x) -> nearest FP16 value
---
---IEEE 754-2008, binary16
---@param x number
---@return number # nearest FP16 value
function ref.fp16(x) end

---The nearest BF16 value (1/8/7), the upper half of an FP32, ties to even.
---
---    bf16(x) -> nearest BF16 value
---
---Kalamkar et al. 2019, arXiv:1905.12322
---@param x number
---@return number # nearest BF16 value
function ref.bf16(x) end

---The nearest FP8 E5M2 value, ties to even, saturating at 57344.
---
---    e5m2(x) -> nearest FP8 value
---
---Micikevicius et al. 2022, arXiv:2209.05433
---@param x number
---@return number # nearest FP8 value
function ref.e5m2(x) end

---The nearest of 0, .5, 1, 1.5, 2, 3, 4, 6 and their negatives, ties to even, saturating at 6.
---
---    e2m1(x) -> nearest FP4 value
---
---OCP Microscaling Formats 1.0; Rouhani et al. 2023, arXiv:2310.10537
---@param x number
---@return number # nearest FP4 value
function ref.e2m1(x) end

---A list rounded to a small float; specials 2 is IEEE (if not given), 1 only NaN, 0 none; without infinities it saturates.
---
---    float_round(x, exponent_bits, mantissa_bits[, specials]) -> xhat
---
---IEEE 754-2008; Micikevicius et al. 2022, arXiv:2209.05433
---@param x bitlab.numbers
---@param exponent_bits number bits
---@param mantissa_bits number bits
---@param specials? number
---@return bitlab.array # xhat
function ref.float_round(x, exponent_bits, mantissa_bits, specials) end

---The bits of the nearest value of a small float, sign first, as a whole number.
---
---    float_encode(x, exponent_bits, mantissa_bits[, specials]) -> code
---
---IEEE 754-2008; Micikevicius et al. 2022, arXiv:2209.05433
---@param x number
---@param exponent_bits number bits
---@param mantissa_bits number bits
---@param specials? number
---@return number # code
function ref.float_encode(x, exponent_bits, mantissa_bits, specials) end

---The value of the bits of a small float.
---
---    float_decode(code, exponent_bits, mantissa_bits[, specials]) -> value
---
---IEEE 754-2008; Micikevicius et al. 2022, arXiv:2209.05433
---@param code number
---@param exponent_bits number bits
---@param mantissa_bits number bits
---@param specials? number
---@return number # value
function ref.float_decode(code, exponent_bits, mantissa_bits, specials) end

---The largest finite value of a small float.
---
---    float_largest(exponent_bits, mantissa_bits[, specials]) -> largest value
---
---IEEE 754-2008; Micikevicius et al. 2022, arXiv:2209.05433
---@param exponent_bits number bits
---@param mantissa_bits number bits
---@param specials? number
---@return number # largest value
function ref.float_largest(exponent_bits, mantissa_bits, specials) end

---The E8M0 scale of an MX block, 2^(floor(log2 max_abs) - largest_exponent); 2, that of E2M1, if not given.
---
---    mx_scale(max_abs[, largest_exponent]) -> scale
---
---OCP Microscaling Formats 1.0; Rouhani et al. 2023, arXiv:2310.10537
---@param max_abs number
---@param largest_exponent? number
---@return number # scale
function ref.mx_scale(max_abs, largest_exponent) end

---MXFP4: blocks of 32 E2M1 values, each block with a power of two as its scale.
---
---    mxfp4(x) -> {codes, xhat, scale}
---
---OCP Microscaling Formats 1.0; Rouhani et al. 2023, arXiv:2310.10537
---@param x bitlab.numbers
---@return { codes: bitlab.array, xhat: bitlab.array, scale: bitlab.array }
function ref.mxfp4(x) end

---NVFP4: blocks of 16 E2M1 values with an E4M3 scale each and one FP32 scale for the tensor, max|x| / 2688 if not given.
---
---    nvfp4(x[, tensor]) -> {codes, xhat, scale, tensor}
---
---NVIDIA 2025, Pretraining Large Language Models with NVFP4, arXiv:2509.25149
---@param x bitlab.numbers
---@param tensor? number
---@return { codes: bitlab.array, xhat: bitlab.array, scale: bitlab.array, tensor: number }
function ref.nvfp4(x, tensor) end

---NF4 in blocks, 64 if not given: the nearest of 16 levels of x / max |x|.
---
---    nf4(x[, block]) -> {codes, xhat, absmax}
---
---Dettmers et al. 2023, arXiv:2305.14314
---@param x bitlab.numbers
---@param block? number weights
---@return { codes: bitlab.array, xhat: bitlab.array, absmax: bitlab.array }
function ref.nf4(x, block) end

---The level of an NF4 code 0..15, from -1 to 1; code 7 is 0.
---
---    nf4_level(code) -> level
---
---Dettmers et al. 2023, arXiv:2305.14314; bitsandbytes, functional.py
---@param code number
---@return number # level
function ref.nf4_level(code) end

---The second quantization of NF4's scales: minus their mean, then the nearest of 256 dynamic levels in blocks, 256 if not given.
---
---    double_quantize(absmax[, block]) -> {codes, xhat, scale, mean}
---
---Dettmers et al. 2023, arXiv:2305.14314; bitsandbytes, functional.py
---@param absmax bitlab.numbers
---@param block? number scales
---@return { codes: bitlab.array, xhat: bitlab.array, scale: bitlab.array, mean: number }
function ref.double_quantize(absmax, block) end

---GGUF Q4_0: blocks of 32 weights in 18 bytes, an FP16 scale and 4-bit codes.
---
---    q4_0(x) -> {bytes, xhat}
---
---llama.cpp, ggml-quants.c, quantize_row_q4_0_ref
---@param x bitlab.numbers
---@return { bytes: bitlab.array, xhat: bitlab.array }
function ref.q4_0(x) end

---The weights of whole GGUF Q4_0 blocks, 18 bytes for 32.
---
---    q4_0_decode(bytes) -> x
---
---llama.cpp, ggml-quants.c, dequantize_row_q4_0
---@param bytes bitlab.numbers bytes
---@return bitlab.array # x
function ref.q4_0_decode(bytes) end

---GGUF Q8_0: blocks of 32 weights in 34 bytes, an FP16 scale and 8-bit codes.
---
---    q8_0(x) -> {bytes, xhat}
---
---llama.cpp, ggml-quants.c, quantize_row_q8_0_ref
---@param x bitlab.numbers
---@return { bytes: bitlab.array, xhat: bitlab.array }
function ref.q8_0(x) end

---The weights of whole GGUF Q8_0 blocks, 34 bytes for 32.
---
---    q8_0_decode(bytes) -> x
---
---llama.cpp, ggml-quants.c, dequantize_row_q8_0
---@param bytes bitlab.numbers bytes
---@return bitlab.array # x
function ref.q8_0_decode(bytes) end

---GGUF Q4_K: blocks of 256 weights in 144 bytes, two FP16, 6-bit scales and offsets per 32, 4-bit codes.
---
---    q4_k(x) -> {bytes, xhat}
---
---llama.cpp, ggml-quants.c, quantize_row_q4_k_ref
---@param x bitlab.numbers
---@return { bytes: bitlab.array, xhat: bitlab.array }
function ref.q4_k(x) end

---The weights of whole GGUF Q4_K blocks, 144 bytes for 256.
---
---    q4_k_decode(bytes) -> x
---
---llama.cpp, ggml-quants.c, dequantize_row_q4_k
---@param bytes bitlab.numbers bytes
---@return bitlab.array # x
function ref.q4_k_decode(bytes) end

---GGUF Q6_K: blocks of 256 weights in 210 bytes, an FP16, 8-bit scales per 16, 6-bit codes.
---
---    q6_k(x) -> {bytes, xhat}
---
---llama.cpp, ggml-quants.c, quantize_row_q6_k_ref
---@param x bitlab.numbers
---@return { bytes: bitlab.array, xhat: bitlab.array }
function ref.q6_k(x) end

---The weights of whole GGUF Q6_K blocks, 210 bytes for 256.
---
---    q6_k_decode(bytes) -> x
---
---llama.cpp, ggml-quants.c, dequantize_row_q6_k
---@param bytes bitlab.numbers bytes
---@return bitlab.array # x
function ref.q6_k_decode(bytes) end

---The sums of a dot product of codes; total is that of (q1 - zero1) and (q2 - zero2).
---
---    integer_dot(q1, zero1, q2, zero2) -> {products, sum1, sum2, total}
---
---Jacob et al. 2017, arXiv:1712.05877, eq. 7
---@param q1 bitlab.numbers
---@param zero1 number
---@param q2 bitlab.numbers
---@param zero2 number
---@return { products: number, sum1: number, sum2: number, total: number }
function ref.integer_dot(q1, zero1, q2, zero2) end

---The code of an integer sum on the grid of the output, multiplier = s1 s2 / s3.
---
---    requantize(sum, multiplier, zero, qmin, qmax) -> code
---
---Jacob et al. 2017, arXiv:1712.05877, eq. 5
---@param sum number
---@param multiplier number
---@param zero number
---@param qmin number
---@param qmax number
---@return any # code
function ref.requantize(sum, multiplier, zero, qmin, qmax) end

---The running sums in a signed accumulator of that width that wraps around.
---
---    accumulate_wrapping(terms, bits) -> sums
---
---by definition (two's complement)
---@param terms bitlab.numbers
---@param bits number bits
---@return bitlab.array # sums
function ref.accumulate_wrapping(terms, bits) end

---The running sums in a signed accumulator of that width that stays at its end.
---
---    accumulate_saturating(terms, bits) -> sums
---
---by definition
---@param terms bitlab.numbers
---@param bits number bits
---@return bitlab.array # sums
function ref.accumulate_saturating(terms, bits) end

---The sums of two neighbouring products each, kept within 16 signed bits.
---
---    pair_sums(a, b) -> sums
---
---Intel SDM, volume 2, PMADDUBSW
---@param a bitlab.numbers
---@param b bitlab.numbers
---@return bitlab.array # sums
function ref.pair_sums(a, b) end

---A table of codewords for the rows of a matrix: Lloyd's rounds (8 if not given) at each size, the worst codewords split.
---
---    codebook_train(points, size[, rounds]) -> {codewords, mse}
---
---Linde, Buzo and Gray 1980, IEEE Transactions on Communications 28(1)
---@param points bitlab.rows
---@param size number
---@param rounds? number
---@return { codewords: bitlab.matrix, mse: number }
function ref.codebook_train(points, size, rounds) end

---The index (from 0) of the codeword nearest to each row of a matrix, and that codeword.
---
---    codebook_encode(points, codewords) -> {codes, xhat}
---
---by definition
---@param points bitlab.rows
---@param codewords bitlab.rows
---@return { codes: bitlab.array, xhat: bitlab.matrix }
function ref.codebook_encode(points, codewords) end

---The orthogonal Walsh-Hadamard rotation of a list of 2^k numbers, after changing signs.
---
---    hadamard(x[, signs]) -> y
---
---Tseng et al. 2024, arXiv:2402.04396
---@param x bitlab.numbers
---@param signs? bitlab.numbers
---@return bitlab.array # y
function ref.hadamard(x, signs) end

---The point of the lattice E8 nearest to each run of 8 numbers.
---
---    e8_nearest(x) -> xhat
---
---Conway and Sloane 1982, IEEE Transactions on Information Theory 28(2)
---@param x bitlab.numbers
---@return bitlab.array # xhat
function ref.e8_nearest(x) end

---The mean squared difference of two lists.
---
---    mse(x, xhat) -> mse
---
---by definition
---@param x bitlab.numbers
---@param xhat bitlab.numbers
---@return number # mse
function ref.mse(x, xhat) end

---The root of the mean squared difference of two lists.
---
---    rmse(x, xhat) -> rmse
---
---by definition
---@param x bitlab.numbers
---@param xhat bitlab.numbers
---@return number # rmse
function ref.rmse(x, xhat) end

---Signal to quantization noise, 10 log10(sum x^2 / sum error^2); infinite without an error.
---
---    sqnr(x, xhat) -> dB
---
---by definition
---@param x bitlab.numbers
---@param xhat bitlab.numbers
---@return number # dB
function ref.sqnr(x, xhat) end

---The largest difference between two lists.
---
---    max_error(x, xhat) -> max |error|
---
---by definition
---@param x bitlab.numbers
---@param xhat bitlab.numbers
---@return number # max |error|
function ref.max_error(x, xhat) end

---sum h_j (w_j - what_j)^2, h_j the mean square of input j.
---
---    weighted_error(w, what, h) -> error
---
---Frantar et al. 2022, arXiv:2210.17323
---@param w bitlab.numbers
---@param what bitlab.numbers
---@param h bitlab.numbers
---@return number # error
function ref.weighted_error(w, what, h) end

---e^T H e with e = w - what and H = X X^T: the squared error that the outputs see.
---
---    output_error(w, what, H) -> error
---
---Frantar et al. 2022, arXiv:2210.17323
---@param w bitlab.numbers
---@param what bitlab.numbers
---@param H bitlab.rows
---@return number # error
function ref.output_error(w, what, H) end

---The mean squared error against x when it is clipped to +-clip and quantized.
---
---    clip_mse(x, clip, bits) -> mse
---
---by definition
---@param x bitlab.numbers
---@param clip number
---@param bits number bits
---@return number # mse
function ref.clip_mse(x, clip, bits) end

---clip_mse of every clip, and its parts: values within the clip and values beyond.
---
---    clip_sweep(x, clips, bits) -> {mse, rounding, clipping}
---
---by definition
---@param x bitlab.numbers
---@param clips bitlab.numbers
---@param bits number bits
---@return { mse: bitlab.array, rounding: bitlab.array, clipping: bitlab.array }
function ref.clip_sweep(x, clips, bits) end

---The clip with the smallest mean squared error against x; the first one wins a tie.
---
---    best_clip(x, clips, bits) -> {clip, mse}
---
---by definition
---@param x bitlab.numbers
---@param clips bitlab.numbers
---@param bits number bits
---@return { clip: number, mse: number }
function ref.best_clip(x, clips, bits) end

---The range of the largest magnitude: nothing is clipped.
---
---    calibrate_max(x) -> clip
---
---by definition
---@param x bitlab.numbers
---@return number # clip
function ref.calibrate_max(x) end

---The p-th percentile of the magnitudes.
---
---    calibrate_percentile(x, p) -> clip
---
---by definition
---@param x bitlab.numbers
---@param p number %
---@return number # clip
function ref.calibrate_percentile(x, p) end

---The clip k/steps * max |x| of the smallest mean squared error; 100 steps if not given.
---
---    calibrate_mse(x, bits[, steps]) -> clip
---
---by definition
---@param x bitlab.numbers
---@param bits number bits
---@param steps? number
---@return number # clip
function ref.calibrate_mse(x, bits, steps) end

---The product of two small matrices, added from left to right.
---
---    matmul(A, B) -> A B
---
---by definition
---@param A bitlab.rows
---@param B bitlab.rows
---@return bitlab.matrix # A B
function ref.matmul(A, B) end

---A linear layer: X is [samples x in], W is [out x in].
---
---    linear(X, W) -> X W^T
---
---by definition
---@param X bitlab.rows
---@param W bitlab.rows
---@return bitlab.matrix # X W^T
function ref.linear(X, W) end

---The transpose of a matrix.
---
---    transpose(A) -> A^T
---
---by definition
---@param A bitlab.rows
---@return bitlab.matrix # A^T
function ref.transpose(A) end

---The largest magnitude in every column.
---
---    column_absmax(A) -> max |A_ij| per column
---
---by definition
---@param A bitlab.rows
---@return bitlab.array # max |A_ij| per column
function ref.column_absmax(A) end

---Rounds a row column by column, each error moved into the columns to come.
---
---    gptq_row(w, Hinv, step) -> q
---
---Frantar et al. 2022, arXiv:2210.17323
---@param w bitlab.numbers
---@param Hinv bitlab.rows
---@param step number
---@return bitlab.array # q
function ref.gptq_row(w, Hinv, step) end

---The exponent k/steps of the input scaling with the smallest output error; inputs below 1e-4 count as 1e-4.
---
---    awq_search(w, xmag, bits, steps) -> {alpha, err}
---
---Lin et al. 2023, arXiv:2306.00978
---@param w bitlab.numbers
---@param xmag bitlab.numbers
---@param bits number bits
---@param steps number
---@return { alpha: number, err: number }
function ref.awq_search(w, xmag, bits, steps) end

---xmax^alpha / wmax^(1-alpha) per channel; 1 where either maximum is 0.
---
---    smooth_scales(xmax, wmax, alpha) -> s
---
---Xiao et al. 2022, arXiv:2211.10438
---@param xmax bitlab.numbers
---@param wmax bitlab.numbers
---@param alpha number
---@return bitlab.array # s
function ref.smooth_scales(xmax, wmax, alpha) end

---Divides the columns of X and multiplies the columns of W by s; X W^T stays.
---
---    smooth(X, W, s) -> {X, W}
---
---Xiao et al. 2022, arXiv:2211.10438
---@param X bitlab.rows
---@param W bitlab.rows
---@param s bitlab.numbers
---@return { X: bitlab.matrix, W: bitlab.matrix }
function ref.smooth(X, W, s) end

---|Y - Yhat|/|Y| of a smoothed layer, one scale per row of X and of W; 8 bits if not given.
---
---    smooth_output_error(X, W, alpha[, bits]) -> relative error
---
---Xiao et al. 2022, arXiv:2211.10438
---@param X bitlab.rows
---@param W bitlab.rows
---@param alpha number
---@param bits? number bits
---@return number # relative error
function ref.smooth_output_error(X, W, alpha, bits) end

---The straight-through gradient: g where x is within [lo, hi], else 0.
---
---    ste_grad(g, x, lo, hi) -> gradient
---
---Bengio, Leonard and Courville 2013, arXiv:1308.3432
---@param g number
---@param x number
---@param lo number
---@param hi number
---@return number # gradient
function ref.ste_grad(g, x, lo, hi) end

---A copy with the floor(sparsity*n + 1e-9) smallest magnitudes set to 0, lower index first.
---
---    magnitude_prune(w, sparsity) -> pruned
---
---Han et al. 2015, arXiv:1506.02626
---@param w bitlab.numbers
---@param sparsity number
---@return bitlab.array # pruned
function ref.magnitude_prune(w, sparsity) end

---1 for the two largest magnitudes of every aligned four, else 0; lower index wins a tie.
---
---    mask_2_4(w) -> mask
---
---Mishra et al. 2021, arXiv:2104.08378
---@param w bitlab.numbers
---@return bitlab.array # mask
function ref.mask_2_4(w) end

---A copy with, in each row, the smallest |W_ij| * xnorm_j set to 0.
---
---    wanda(W, xnorm, sparsity) -> pruned
---
---Sun et al. 2023, arXiv:2306.11695
---@param W bitlab.rows
---@param xnorm bitlab.numbers
---@param sparsity number
---@return bitlab.matrix # pruned
function ref.wanda(W, xnorm, sparsity) end

---The weights that remain after each round of removing the same rate; not rounded.
---
---    iterative_prune(total, rate, rounds) -> remaining
---
---Frankle and Carbin 2018, arXiv:1803.03635
---@param total number weights
---@param rate number
---@param rounds number
---@return bitlab.array # remaining
function ref.iterative_prune(total, rate, rounds) end

---The smallest number of pruning rounds that reaches a sparsity, within 1e-12.
---
---    imp_rounds(sparsity, rate) -> rounds
---
---Frankle and Carbin 2018, arXiv:1803.03635
---@param sparsity number
---@param rate number
---@return number # rounds
function ref.imp_rounds(sparsity, rate) end

---The smallest number of singular values whose squares reach a share of the sum.
---
---    rank_for_energy(sigma, target) -> rank
---
---Eckart and Young 1936
---@param sigma bitlab.numbers
---@param target number
---@return number # rank
function ref.rank_for_energy(sigma, target) end

---Trainable parameters of a LoRA of rank r on n matrices.
---
---    lora_params(d_out, d_in, r, n_matrices) -> parameters
---
---Hu et al. 2021, arXiv:2106.09685
---@param d_out number
---@param d_in number
---@param r number
---@param n_matrices number
---@return number # parameters
function ref.lora_params(d_out, d_in, r, n_matrices) end

---One step of dynamic loss scaling from a state {scale, good}.
---
---    scaler_step(state, grads) -> {apply, grads, scale, good}
---
---Micikevicius et al. 2017, arXiv:1710.03740
---@param state table<string, any>
---@param grads bitlab.numbers
---@return { apply: any, grads: any, scale: any, good: any }
function ref.scaler_step(state, grads) end

---The moving average of the largest magnitudes of batches of `batch` values; momentum 0.9 if not given.
---
---    calibrate_average(x, batch[, momentum]) -> clip
---
---Jacob et al. 2017, arXiv:1712.05877
---@param x bitlab.numbers
---@param batch number values
---@param momentum? number
---@return number # clip
function ref.calibrate_average(x, batch, momentum) end

---2 X X^T for X [in x samples], plus damping times its mean diagonal on the diagonal; no damping if not given.
---
---    hessian(X[, damping]) -> H
---
---Frantar et al. 2022, arXiv:2210.17323
---@param X bitlab.rows
---@param damping? number
---@return bitlab.matrix # H
function ref.hessian(X, damping) end

---The inverse of a symmetric positive definite matrix, by its Cholesky factor.
---
---    inverse(A) -> A^-1
---
---by definition
---@param A bitlab.rows
---@return bitlab.matrix # A^-1
function ref.inverse(A) end

---GPTQ of a layer: damping 0.01, one scale per row and columns from left to right if not given; falling = 1 takes them by falling diagonal of H.
---
---    gptq(W, H, bits[, damping][, group][, falling]) -> {q, what, scale}
---
---Frantar et al. 2022, arXiv:2210.17323
---@param W bitlab.rows
---@param H bitlab.rows
---@param bits number bits
---@param damping? number
---@param group? number weights
---@param falling? number
---@return { q: bitlab.matrix, what: bitlab.matrix, scale: bitlab.matrix }
function ref.gptq(W, H, bits, damping, group, falling) end

---The row at every stage of gptq_row: row k + 1 is what stands there after k columns are frozen; codes of any size if no bits are given.
---
---    gptq_trace(w, Hinv, step[, bits]) -> rows
---
---Frantar et al. 2022, arXiv:2210.17323
---@param w bitlab.numbers
---@param Hinv bitlab.rows
---@param step number
---@param bits? number bits
---@return bitlab.matrix # rows
function ref.gptq_trace(w, Hinv, step, bits) end

---sum e^2 and e^T H e for each of the 2^n ways to round n weights down or up: in entry m + 1, bit j of m rounds weight j + 1 up; at most 12 weights.
---
---    rounding_errors(w, H, step) -> {weight, output}
---
---by definition
---@param w bitlab.numbers
---@param H bitlab.rows
---@param step number
---@return { weight: bitlab.array, output: bitlab.array }
function ref.rounding_errors(w, H, step) end

---xmag^alpha over the root of its largest times its smallest; magnitudes below 1e-4 count as 1e-4.
---
---    awq_scales(xmag, alpha) -> s
---
---Lin et al. 2023, arXiv:2306.00978
---@param xmag bitlab.numbers
---@param alpha number
---@return bitlab.array # s
function ref.awq_scales(xmag, alpha) end

---What awq_search makes least: sum (xmag (w - what))^2 with the weights scaled by xmag^alpha while they are rounded.
---
---    awq_error(w, xmag, bits, alpha) -> err
---
---Lin et al. 2023, arXiv:2306.00978
---@param w bitlab.numbers
---@param xmag bitlab.numbers
---@param bits number bits
---@param alpha number
---@return number # err
function ref.awq_error(w, xmag, bits, alpha) end

---|Y - Yhat|/|Y| of a layer whose weights were scaled by awq_scales while they were rounded; one scale per row if no group is given.
---
---    awq_output_error(X, W, alpha, bits[, group]) -> relative error
---
---Lin et al. 2023, arXiv:2306.00978
---@param X bitlab.rows
---@param W bitlab.rows
---@param alpha number
---@param bits number bits
---@param group? number weights
---@return number # relative error
function ref.awq_output_error(X, W, alpha, bits, group) end

---X W^T on integer codes, one scale per row of X and per row of W outside the sum; 8 bits if not given.
---
---    int8_linear(X, W[, bits]) -> Y
---
---Dettmers et al. 2022, arXiv:2208.07339
---@param X bitlab.rows
---@param W bitlab.rows
---@param bits? number bits
---@return bitlab.matrix # Y
function ref.int8_linear(X, W, bits) end

---X W^T, exact for the input channels with some |X| at the threshold or above, whose numbers it gives, and int8_linear for the others.
---
---    llm_int8(X, W, threshold) -> {Y, outliers}
---
---Dettmers et al. 2022, arXiv:2208.07339
---@param X bitlab.rows
---@param W bitlab.rows
---@param threshold number
---@return { Y: bitlab.matrix, outliers: bitlab.array }
function ref.llm_int8(X, W, threshold) end

---Softmax of the logits over T; T = 0 shares all mass between the largest.
---
---    softmax_t(logits, T) -> probabilities
---
---Hinton, Vinyals and Dean 2015, arXiv:1503.02531
---@param logits bitlab.numbers
---@param T number
---@return bitlab.array # probabilities
function ref.softmax_t(logits, T) end

---Natural logarithms of softmax_t, finite where a probability underflows.
---
---    log_softmax_t(logits, T) -> log probabilities
---
---Hinton, Vinyals and Dean 2015, arXiv:1503.02531
---@param logits bitlab.numbers
---@param T number
---@return bitlab.array # log probabilities
function ref.log_softmax_t(logits, T) end

---Shannon entropy with the natural logarithm, 0 log 0 = 0; epsilon is added inside the logarithm.
---
---    entropy(p[, epsilon]) -> nats
---
---Shannon 1948
---@param p bitlab.numbers
---@param epsilon? number
---@return number # nats
function ref.entropy(p, epsilon) end

---Shannon entropy with the logarithm to base 2, 0 log 0 = 0.
---
---    entropy_bits(p) -> bits
---
---Shannon 1948
---@param p bitlab.numbers
---@return number # bits
function ref.entropy_bits(p) end

---KL(teacher || student); infinite where only the student is 0; epsilon is added inside the logarithms.
---
---    kl(teacher, student[, epsilon]) -> nats
---
---Kullback and Leibler 1951
---@param teacher bitlab.numbers
---@param student bitlab.numbers
---@param epsilon? number
---@return number # nats
function ref.kl(teacher, student, epsilon) end

---KL(teacher || student) with the logarithm to base 2.
---
---    kl_bits(teacher, student) -> bits
---
---Kullback and Leibler 1951
---@param teacher bitlab.numbers
---@param student bitlab.numbers
---@return number # bits
function ref.kl_bits(teacher, student) end

----log of the softmax probability of the label, counted from 1.
---
---    cross_entropy(logits, label) -> nats
---
---by definition
---@param logits bitlab.numbers
---@param label number
---@return number # nats
function ref.cross_entropy(logits, label) end

---The gradient of cross_entropy by the logits: the softmax, minus 1 at the label.
---
---    cross_entropy_grad(logits, label) -> gradient
---
---by definition
---@param logits bitlab.numbers
---@param label number
---@return bitlab.array # gradient
function ref.cross_entropy_grad(logits, label) end

---alpha * soft + (1 - alpha) * hard: alpha is on the soft loss.
---
---    mix_losses(soft, hard, alpha) -> loss
---
---Hinton, Vinyals and Dean 2015, arXiv:1503.02531
---@param soft number nats
---@param hard number nats
---@param alpha number
---@return number # loss
function ref.mix_losses(soft, hard, alpha) end

---alpha * T^2 * KL(soft teacher || soft student) + (1 - alpha) * cross entropy at T = 1; alpha is on the soft part.
---
---    kd_loss(zt, zs, label, T, alpha) -> loss
---
---Hinton, Vinyals and Dean 2015, arXiv:1503.02531
---@param zt bitlab.numbers
---@param zs bitlab.numbers
---@param label number
---@param T number
---@param alpha number
---@return number # loss
function ref.kd_loss(zt, zs, label, T, alpha) end

---The gradient of T^2 * KL for the student's logits: T * (student - teacher).
---
---    kd_grad(zt, zs, T) -> gradient
---
---Hinton, Vinyals and Dean 2015, arXiv:1503.02531
---@param zt bitlab.numbers
---@param zs bitlab.numbers
---@param T number
---@return bitlab.array # gradient
function ref.kd_grad(zt, zs, T) end

---Expected calibration error over bins of confidence (lo, hi]; correct holds 0 or 1.
---
---    ece(conf, correct, bins) -> error
---
---Guo et al. 2017, arXiv:1706.04599
---@param conf bitlab.numbers
---@param correct bitlab.numbers
---@param bins number
---@return number # error
function ref.ece(conf, correct, bins) end

---4 or 8 bits per layer: upgrades by sens/n, highest first, while the budget holds.
---
---    allocate_bits(sens, n, budget_bits) -> bits
---
---by definition
---@param sens bitlab.numbers
---@param n bitlab.numbers weights
---@param budget_bits number bits
---@return bitlab.array # bits
function ref.allocate_bits(sens, n, budget_bits) end

---Indices (from 1) of the points {cost, quality} that no other point dominates.
---
---    pareto(points) -> indices
---
---by definition
---@param points table<string, any>[]
---@return bitlab.array # indices
function ref.pareto(points) end

---Hours of a training at `rate` samples per second whose steps take 1 + overhead as long; no overhead if not given.
---
---    train_hours(epochs, samples, rate[, overhead]) -> hours
---
---by definition: samples seen over samples per second
---@param epochs number
---@param samples number
---@param rate number samples/s
---@param overhead? number
---@return number # hours
function ref.train_hours(epochs, samples, rate, overhead) end

---1 for the `keep` largest magnitudes of every aligned `of` weights, else 0; lower index wins a tie.
---
---    mask_n_m(w, keep, of) -> mask
---
---Mishra et al. 2021, arXiv:2104.08378
---@param w bitlab.numbers
---@param keep number
---@param of number
---@return bitlab.array # mask
function ref.mask_n_m(w, keep, of) end

---The `keep` rows of the largest norm as a smaller matrix, and their numbers.
---
---    prune_rows(W, keep) -> {W, rows}
---
---Li et al. 2016, arXiv:1608.08710
---@param W bitlab.rows
---@param keep number
---@return { W: bitlab.matrix, rows: bitlab.array }
function ref.prune_rows(W, keep) end

---Stored bits per weight when `keep` of every `of` weights are kept, each with its position.
---
---    n_m_bits(keep, of, value_bits) -> bits
---
---Mishra et al. 2021, arXiv:2104.08378
---@param keep number
---@param of number
---@param value_bits number bit
---@return number # bits
function ref.n_m_bits(keep, of, value_bits) end

---Stored bits per weight of a list of non-zeros with an index each; row pointers not counted.
---
---    sparse_bits(sparsity, value_bits, index_bits) -> bits
---
---by definition of compressed sparse rows
---@param sparsity number
---@param value_bits number bit
---@param index_bits number bit
---@return number # bits
function ref.sparse_bits(sparsity, value_bits, index_bits) end

---The sparsity from which a list of non-zeros is smaller than dense weights.
---
---    sparse_break_even(dense_bits, value_bits, index_bits) -> sparsity
---
---by definition: (1 - s)(value + index) = dense
---@param dense_bits number bit
---@param value_bits number bit
---@param index_bits number bit
---@return number # sparsity
function ref.sparse_break_even(dense_bits, value_bits, index_bits) end

---What removing each weight alone adds to the error when the others make up for it: w^2 / (2 Hinv_mm).
---
---    obs_saliency(w, Hinv) -> eps
---
---Hassibi and Stork 1992, Advances in Neural Information Processing Systems 5
---@param w bitlab.numbers
---@param Hinv bitlab.rows
---@return bitlab.array # eps
function ref.obs_saliency(w, Hinv) end

---The weights without weight m (from 1), the others moved to make up for it.
---
---    obs_remove(w, Hinv, m) -> w
---
---Hassibi and Stork 1992, Advances in Neural Information Processing Systems 5
---@param w bitlab.numbers
---@param Hinv bitlab.rows
---@param m number
---@return bitlab.array # w
function ref.obs_remove(w, Hinv, m) end

---A row pruned from left to right, the error of each removed weight moved into the columns to come.
---
---    sparsegpt_row(w, Hinv, sparsity) -> pruned
---
---Frantar and Alistarh 2023, arXiv:2301.00774
---@param w bitlab.numbers
---@param Hinv bitlab.rows
---@param sparsity number
---@return bitlab.array # pruned
function ref.sparsegpt_row(w, Hinv, sparsity) end

---The experts that `tokens` tokens touch on average when each takes k of E at random.
---
---    experts_touched(E, k, tokens) -> experts
---
---by definition: E (1 - (1 - k/E)^tokens)
---@param E number
---@param k number
---@param tokens number
---@return number # experts
function ref.experts_touched(E, k, tokens) end

---A = U diag(sigma) V^T of a small matrix, sigma falling; at most 256 rows and columns.
---
---    svd(A) -> {U, sigma, V}
---
---Hestenes 1958, J. SIAM 6(1), 51-90
---@param A bitlab.rows
---@return { U: bitlab.matrix, sigma: bitlab.array, V: bitlab.matrix }
function ref.svd(A) end

---The matrix of rank r nearest to A: its r largest singular values and vectors.
---
---    low_rank(A, r) -> matrix
---
---Eckart and Young 1936, Psychometrika 1, 211-218
---@param A bitlab.rows
---@param r number
---@return bitlab.matrix # matrix
function ref.low_rank(A, r) end

---The share of the sum of squares in the r largest singular values; 1 where all are 0.
---
---    energy_share(sigma, r) -> share
---
---Eckart and Young 1936, Psychometrika 1, 211-218
---@param sigma bitlab.numbers
---@param r number
---@return number # share
function ref.energy_share(sigma, r) end

---The rank at which two thin factors hold as many numbers as the matrix.
---
---    break_even_rank(rows, cols) -> rank
---
---by definition: r (rows + cols) = rows cols
---@param rows number
---@param cols number
---@return number # rank
function ref.break_even_rank(rows, cols) end

---The adapter added into its weights; A is [r x in], B is [out x r].
---
---    lora_merge(W, A, B, alpha) -> W + (alpha/r) B A
---
---Hu et al. 2021, arXiv:2106.09685
---@param W bitlab.rows
---@param A bitlab.rows
---@param B bitlab.rows
---@param alpha number
---@return bitlab.matrix # W + (alpha/r) B A
function ref.lora_merge(W, A, B, alpha) end

---X W^T + (alpha/r) (X A^T) B^T: the layer with its adapter kept apart.
---
---    lora_output(X, W, A, B, alpha) -> Y
---
---Hu et al. 2021, arXiv:2106.09685
---@param X bitlab.rows
---@param W bitlab.rows
---@param A bitlab.rows
---@param B bitlab.rows
---@param alpha number
---@return bitlab.matrix # Y
function ref.lora_output(X, W, A, B, alpha) end

---One step of gradient descent on A and B, W frozen; the loss before it is |output - Y|^2 / (2 samples).
---
---    lora_step(X, Y, W, A, B, alpha, rate) -> {loss, A, B}
---
---Hu et al. 2021, arXiv:2106.09685
---@param X bitlab.rows
---@param Y bitlab.rows
---@param W bitlab.rows
---@param A bitlab.rows
---@param B bitlab.rows
---@param alpha number
---@param rate number
---@return { loss: number, A: bitlab.matrix, B: bitlab.matrix }
function ref.lora_step(X, Y, W, A, B, alpha, rate) end

---Operations of an adapter that is kept apart: 2 r (d_out + d_in) for each token.
---
---    lora_flop(d_out, d_in, r, tokens) -> FLOP
---
---Hu et al. 2021, arXiv:2106.09685
---@param d_out number
---@param d_in number
---@param r number
---@param tokens number
---@return number # FLOP
function ref.lora_flop(d_out, d_in, r, tokens) end

---Gigabytes of frozen weights, and of trainable ones with gradient, master copy and optimizer state.
---
---    training_memory(frozen, trainable, frozen_bits, weight_bits, gradient_bits, master_bits, state_bits) -> {weights, gradients, master, optimizer, total}
---
---Rajbhandari et al. 2019, arXiv:1910.02054
---@param frozen number weights
---@param trainable number weights
---@param frozen_bits number bits
---@param weight_bits number bits
---@param gradient_bits number bits
---@param master_bits number bits
---@param state_bits number bits
---@return { weights: number, gradients: number, master: number, optimizer: number, total: number }
function ref.training_memory(frozen, trainable, frozen_bits, weight_bits, gradient_bits, master_bits, state_bits) end

---16-bit activations kept for the backward pass; heads = 0 keeps no attention scores, checkpoints = 1 keeps the inputs of layers alone.
---
---    activation_gb(layers, width, heads, sequence, batch[, checkpoints]) -> GB
---
---Korthikanti et al. 2022, arXiv:2205.05198
---@param layers number
---@param width number
---@param heads number
---@param sequence number tokens
---@param batch number
---@param checkpoints? number
---@return number # GB
function ref.activation_gb(layers, width, heads, sequence, batch, checkpoints) end

---Milliseconds of a kernel: its arithmetic or its traffic, whichever takes longer.
---
---    roofline_ms(flop, bytes, tflops, gbps) -> ms
---
---Williams, Waterman and Patterson 2009, CACM 52(4), 65-76
---@param flop number FLOP
---@param bytes number bytes
---@param tflops number TFLOP/s
---@param gbps number GB/s
---@return number # ms
function ref.roofline_ms(flop, bytes, tflops, gbps) end

---beta KL(teacher || m) + (1 - beta) KL(student || m), m = beta teacher + (1 - beta) student.
---
---    jsd(teacher, student, beta) -> nats
---
---Agarwal et al. 2023, arXiv:2306.13649
---@param teacher bitlab.numbers
---@param student bitlab.numbers
---@param beta number
---@return number # nats
function ref.jsd(teacher, student, beta) end

---A normal density at the points x, scaled to sum 1.
---
---    normal_bins(x, mean, deviation) -> probabilities
---
---by definition
---@param x bitlab.numbers
---@param mean number
---@param deviation number
---@return bitlab.array # probabilities
function ref.normal_bins(x, mean, deviation) end

---The normal q nearest to p at the points x: by KL(p || q) at beta 0, KL(q || p) at beta 1, jsd between.
---
---    fit_normal(x, p, beta) -> {mean, deviation, divergence, q}
---
---Agarwal et al. 2023, arXiv:2306.13649
---@param x bitlab.numbers
---@param p bitlab.numbers
---@param beta number
---@return { mean: number, deviation: number, divergence: number, q: bitlab.array }
function ref.fit_normal(x, p, beta) end

---The share of texts off the path after each of n tokens: leave with `slip`, return with `recover`.
---
---    off_path(slip, recover, n) -> shares
---
---Ross and Bagnell 2010, PMLR 9, 661-668
---@param slip number
---@param recover number
---@param n number tokens
---@return bitlab.array # shares
function ref.off_path(slip, recover, n) end

---The standard error sqrt(p (1 - p) / n) of a share p of n independent answers.
---
---    standard_error(p, n) -> fraction
---
---by definition
---@param p number
---@param n number answers
---@return number # fraction
function ref.standard_error(p, n) end

---Two models on the same n questions: (gained - lost)/questions, its standard error, and McNemar's (gained - lost)/sqrt(lost + gained).
---
---    paired_difference(lost, gained, questions) -> {difference, error, z}
---
---McNemar 1947, Psychometrika 12, 153-157
---@param lost number answers
---@param gained number answers
---@param questions number questions
---@return { difference: number, error: number, z: number }
function ref.paired_difference(lost, gained, questions) end

---The bars of a reliability diagram over bins (lo, hi], and the expected calibration error; an empty bin shows its middle.
---
---    reliability(conf, correct, bins) -> {count, confidence, accuracy, ece}
---
---Guo et al. 2017, arXiv:1706.04599
---@param conf bitlab.numbers
---@param correct bitlab.numbers
---@param bins number
---@return { count: bitlab.array, confidence: bitlab.array, accuracy: bitlab.array, ece: number }
function ref.reliability(conf, correct, bins) end

---For every row of logits the most probable class (from 1) and its softmax probability; temperature 1 if not given.
---
---    top_choice(logits[, T]) -> {class, confidence}
---
---by definition
---@param logits bitlab.rows
---@param T? number
---@return { class: bitlab.array, confidence: bitlab.array }
function ref.top_choice(logits, T) end

---exp of the mean negative log-likelihood, in nats, of the tokens of a text.
---
---    perplexity(nll) -> perplexity
---
---Jelinek et al. 1977, J. Acoust. Soc. Am. 62, S63
---@param nll bitlab.numbers nats
---@return number # perplexity
function ref.perplexity(nll) end

---The length of a - b over the length of a.
---
---    relative_error(a, b) -> |a - b|/|a|
---
---by definition
---@param a bitlab.numbers
---@param b bitlab.numbers
---@return number # |a - b|/|a|
function ref.relative_error(a, b) end

---The non-zeros of `pruned` moved, row by row, to where the output is nearest to that of W; H is the Hessian of the inputs.
---
---    refit(W, pruned, H) -> fitted
---
---Hassibi and Stork 1992, NIPS 5
---@param W bitlab.rows
---@param pruned bitlab.rows
---@param H bitlab.rows
---@return bitlab.matrix # fitted
function ref.refit(W, pruned, H) end
