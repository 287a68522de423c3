-- SPDX-License-Identifier: MIT
-- The course: its modules and lessons in reading order, and its pages. A lesson's text is lessons/<module>/<lesson>.md,
-- an exercise is exercises/<module>/<exercise>.lua.
return {
  title = "Making models smaller",
  format = 1,
  modules = {
    {
      id = "compression-arithmetic",
      title = "Compression arithmetic and why bits are speed",
      lessons = {
        {
          id = "compression-goals",
          title = "What compression is for",
          minutes = 9,
          objectives = {
            "Name the five goals: memory, bandwidth, compute support, quality, a place on the frontier",
            "Tell what each family of methods changes, and which way it fails",
            "Report a compressed model so that another engineer can repeat it",
          },
          prerequisites = {},
          sources = {
            "Jacob et al. 2017, arXiv:1712.05877",
            "Hinton et al. 2015, arXiv:1503.02531",
            "Frantar et al. 2022, arXiv:2210.17323",
            "Dettmers et al. 2023, arXiv:2305.14314",
          },
        },
        {
          id = "bits-and-bytes",
          title = "Model size",
          minutes = 10,
          objectives = {
            "Compute the bytes of a model for any number of parameters and of bits",
            "Tell GB from GiB, and say which one you mean",
            "Include the scales in the size",
          },
          prerequisites = { "compression-goals" },
          sources = {
            "IEC 80000-13:2008 (kilo is 1000, kibi is 1024)",
            "llama.cpp, ggml-common.h (the Q4_0 block: 18 bytes for 32 weights)",
          },
        },
        {
          id = "compression-ratio",
          title = "Compression ratio",
          minutes = 9,
          objectives = {
            "Compute the ratio as original over compressed",
            "Convert between ratio, saving in percent and saving in GB",
            "Count the overhead: the effective ratio of a 4-bit format with scales",
          },
          prerequisites = { "bits-and-bytes" },
          sources = {
            "Frantar et al. 2022, arXiv:2210.17323",
            "llama.cpp, ggml-common.h (block sizes)",
          },
        },
        {
          id = "why-bits-are-speed",
          title = "Bandwidth-bound decoding",
          minutes = 11,
          objectives = {
            "Predict the milliseconds per token from bytes and bandwidth",
            "Explain why the speed-up equals the ratio of bytes",
            "Say when it does not, and by how much (Amdahl's law)",
          },
          prerequisites = { "bits-and-bytes", "compression-ratio" },
          sources = {
            "Pope et al. 2022, arXiv:2211.05102",
            "Amdahl 1967, AFIPS Conference Proceedings 30, 483-485",
          },
        },
        {
          id = "roofline",
          title = "Arithmetic intensity and the crossover batch",
          minutes = 12,
          objectives = {
            "Compute the arithmetic intensity of a decoding step",
            "Place a batch on the roofline of a machine",
            "Find the batch at which a weight matrix stops being memory-bound",
          },
          prerequisites = { "why-bits-are-speed" },
          sources = {
            "Williams, Waterman, Patterson 2009, Communications of the ACM 52(4), 65-76",
          },
        },
        {
          id = "kernel-walkthrough",
          title = "Inside a weight-only kernel",
          minutes = 12,
          objectives = {
            "Follow a group of weights from packed bytes to the accumulator",
            "Place the scale, and say what placing it early costs",
            "Say why 8-bit can be slower than fp32, and what each rung of a kernel adds",
          },
          prerequisites = { "roofline" },
          sources = {
            "Frantar et al. 2024, MARLIN, arXiv:2408.11743",
            "Williams, Waterman, Patterson 2009, doi:10.1145/1498765.1498785",
          },
        },
        {
          id = "measured-speedup",
          title = "Measured on this machine",
          minutes = 14,
          objectives = {
            "Predict a speed-up from stored bytes and measure it beside the prediction",
            "Tell the three cases where it stops holding: cache, batch, a slow kernel",
            "Recognise a benchmark with a slow baseline",
          },
          prerequisites = { "kernel-walkthrough" },
          sources = { "Williams, Waterman, Patterson 2009, doi:10.1145/1498765.1498785" },
        },
      },
    },
    {
      id = "uniform-quantization",
      title = "Uniform quantization",
      lessons = {
        {
          id = "affine-quantizer",
          title = "Scale and zero point",
          minutes = 13,
          objectives = {
            "Quantize and dequantize four numbers by hand",
            "Choose the scale and the zero point of a range",
            "Widen the range to include 0, and say what breaks without it",
          },
          prerequisites = { "bits-and-bytes" },
          sources = { "Jacob et al. 2017, arXiv:1712.05877" },
        },
        {
          id = "dequantize-and-error",
          title = "The error of rounding",
          minutes = 11,
          objectives = {
            "Bound the error of rounding by half a step",
            "Compute the mean squared error, and predict it as s squared over 12",
            "Tell rounding error from clipping error",
          },
          prerequisites = { "affine-quantizer" },
          sources = {
            "Bennett 1948, Bell System Technical Journal 27, 446-472",
            "Jacob et al. 2017, arXiv:1712.05877",
          },
        },
        {
          id = "symmetric-vs-asymmetric",
          title = "Symmetric or asymmetric",
          minutes = 12,
          objectives = {
            "Compute a symmetric scale, and say which code it never uses",
            "Choose the scheme by the shape of the distribution",
            "Give the true reasons for the grid -127..127",
          },
          prerequisites = { "affine-quantizer", "dequantize-and-error" },
          sources = {
            "Jacob et al. 2017, arXiv:1712.05877",
            "llama.cpp, ggml-quants.c (the signed scale of Q4_0)",
          },
        },
        {
          id = "rounding-rules",
          title = "Ties and tools",
          minutes = 9,
          objectives = {
            "Name the three rules for ties and what each does to 2.5 and -2.5",
            "Know which language and which tool uses which rule",
            "Write code whose result does not depend on ties",
          },
          prerequisites = { "affine-quantizer" },
          sources = {
            "IEEE 754-2008 (half to even is the default for binary formats)",
            "llama.cpp, ggml-quants.c (rounding of Q8_0 and Q4_0)",
          },
        },
        {
          id = "error-vs-bits",
          title = "Error and bit width",
          minutes = 12,
          objectives = {
            "Read a curve of error against bits on a logarithmic axis",
            "Derive 6.02 dB per bit, and name the conditions it needs",
            "Explain why a small sample misses the factor of four",
          },
          prerequisites = { "dequantize-and-error", "symmetric-vs-asymmetric" },
          sources = {
            "Bennett 1948, Bell System Technical Journal 27, 446-472",
            "Jacob et al. 2017, arXiv:1712.05877",
          },
        },
      },
    },
    {
      id = "granularity",
      title = "Granularity",
      lessons = {
        {
          id = "per-tensor-per-channel",
          title = "One scale or one per channel",
          minutes = 11,
          objectives = {
            "Compute the error under one scale and under one scale per row",
            "Count the overhead of the scales, in numbers and in bytes",
            "Judge row by row, not by the mean that the largest row dominates",
          },
          prerequisites = { "symmetric-vs-asymmetric", "dequantize-and-error" },
          sources = {
            "Jacob et al. 2017, arXiv:1712.05877",
            "Krishnamoorthi 2018, arXiv:1806.08342",
          },
        },
        {
          id = "group-wise",
          title = "Group scales",
          minutes = 12,
          objectives = {
            "Quantize a row in groups, the short last one included",
            "See an outlier spoil its own group and no other",
            "Count the scales of a matrix and what they cost",
          },
          prerequisites = { "per-tensor-per-channel" },
          sources = { "Frantar et al. 2022, arXiv:2210.17323" },
        },
        {
          id = "bits-per-weight",
          title = "The price of scales",
          minutes = 10,
          objectives = {
            "Compute the effective bits per weight of a grouped format",
            "Say of what an overhead is a percentage: of the total, or on top of the weights",
            "Choose the group by error per bit",
          },
          prerequisites = { "group-wise", "compression-ratio" },
          sources = {
            "Dettmers et al. 2023, arXiv:2305.14314",
            "Rouhani et al. 2023, arXiv:2310.10537",
            "llama.cpp, ggml-common.h (block sizes)",
          },
        },
        {
          id = "activation-quant",
          title = "Activations",
          minutes = 12,
          objectives = {
            "Choose between a static range and one computed per token",
            "Say which scales leave the sum of an integer product, and which do not",
            "Explain why a channel of activations is harder to quantize than a row of weights",
          },
          prerequisites = { "per-tensor-per-channel" },
          sources = {
            "Dettmers et al. 2022, arXiv:2208.07339",
            "Xiao et al. 2022, arXiv:2211.10438",
            "llm-compressor, its INT8 example (weights per channel, activations per token)",
          },
        },
        {
          id = "kv-cache",
          title = "The KV cache",
          minutes = 12,
          objectives = {
            "Compute the bytes of a KV cache from layers, KV heads, head size, tokens and sequences",
            "Find the context at which the cache outgrows the weights",
            "Choose the axis of the scales: keys per channel, values per token",
          },
          prerequisites = { "bits-and-bytes", "activation-quant" },
          sources = {
            "Liu et al. 2024, arXiv:2402.02750",
            "Ainslie et al. 2023, arXiv:2305.13245",
          },
        },
      },
    },
    {
      id = "post-training-quantization",
      title = "Post-training quantization",
      lessons = {
        {
          id = "calibration",
          title = "Calibration",
          minutes = 11,
          objectives = {
            "Put the steps of post-training quantization in order",
            "Estimate a range by the maximum, a percentile, a moving average and the least error",
            "Detect that production does not look like the calibration data",
          },
          prerequisites = { "affine-quantizer", "activation-quant" },
          sources = {
            "Jacob et al. 2017, arXiv:1712.05877",
            "Frantar et al. 2022, arXiv:2210.17323",
          },
        },
        {
          id = "clipping",
          title = "Clip or cover",
          minutes = 12,
          objectives = {
            "Trade rounding error for clipping error",
            "Search for the clip with the least mean squared error",
            "Measure the error against the original tensor, never the clipped one",
          },
          prerequisites = { "symmetric-vs-asymmetric", "error-vs-bits" },
          sources = { "Banner et al. 2018, arXiv:1810.05723" },
        },
        {
          id = "weighted-error",
          title = "Not all weights matter alike",
          minutes = 12,
          objectives = {
            "Weight the error of a weight by the size of its input",
            "Compute the output error of a rounding from the inputs' second moments",
            "Explain how a larger weight error can make a smaller output error",
          },
          prerequisites = { "rounding-rules", "dequantize-and-error" },
          sources = {
            "LeCun et al. 1990, Advances in Neural Information Processing Systems 2",
            "Nagel et al. 2020, arXiv:2004.10568",
          },
        },
        {
          id = "gptq",
          title = "GPTQ",
          minutes = 14,
          objectives = {
            "Do one update of GPTQ by hand, with its sign and its divisor",
            "Say what the inverse Hessian, the damping and the column order are for",
            "Know which columns may still move, and why all rows share one order",
          },
          prerequisites = { "weighted-error", "group-wise" },
          sources = {
            "Frantar et al. 2022, arXiv:2210.17323",
            "Hassibi and Stork 1992, Advances in Neural Information Processing Systems 5",
          },
        },
        {
          id = "awq",
          title = "AWQ",
          minutes = 12,
          objectives = {
            "Find the input channels that matter by their activations",
            "Scale them up before rounding and undo it after, and say why the error falls",
            "Search the exponent alpha on the output error",
          },
          prerequisites = { "weighted-error", "group-wise" },
          sources = { "Lin et al. 2023, arXiv:2306.00978" },
        },
        {
          id = "outliers-llm-int8",
          title = "Outlier channels and LLM.int8()",
          minutes = 11,
          objectives = {
            "Find the outlier channels of a layer's activations",
            "Split a product into a part in floating point and a part in INT8",
            "Trade the threshold: work in floating point against error",
          },
          prerequisites = { "activation-quant" },
          sources = { "Dettmers et al. 2022, arXiv:2208.07339" },
        },
        {
          id = "smoothquant",
          title = "SmoothQuant",
          minutes = 12,
          objectives = {
            "Move the difficulty from activations to weights without changing the product",
            "Compute the smoothing scales for a given alpha",
            "Say what alpha = 0, 0.5 and 1 each do",
          },
          prerequisites = { "per-tensor-per-channel" },
          sources = {
            "Xiao et al. 2022, arXiv:2211.10438",
            "Dettmers et al. 2022, arXiv:2208.07339",
          },
        },
      },
    },
    {
      id = "number-formats",
      title = "Number formats",
      lessons = {
        {
          id = "float-anatomy",
          title = "Sign, exponent, mantissa",
          minutes = 11,
          objectives = {
            "Decode the bits of a float, normal and subnormal",
            "Trade range for precision: FP16 against BF16 against FP32",
            "Round an FP32 to BF16, and say what cutting it costs",
          },
          prerequisites = { "bits-and-bytes", "rounding-rules" },
          sources = { "IEEE 754-2008", "Kalamkar et al. 2019, arXiv:1905.12322" },
        },
        {
          id = "fp8",
          title = "FP8 E4M3 and E5M2",
          minutes = 13,
          objectives = {
            "Round a number to E4M3 by hand",
            "Say why E4M3 ends at 448, and which chip's ends at 240",
            "Choose the variant by range, and place a tensor on its plateau",
          },
          prerequisites = { "float-anatomy", "symmetric-vs-asymmetric" },
          sources = {
            "Micikevicius et al. 2022, arXiv:2209.05433",
            "NVIDIA, Transformer Engine, data type and hardware support matrix",
            "AMD ROCm, HIP documentation, low precision floating point types",
          },
        },
        {
          id = "int8-path",
          title = "INT8 and integer accumulation",
          minutes = 13,
          objectives = {
            "Multiply codes with zero points and correct the sum",
            "Say how many products an accumulator holds",
            "Recognize saturating 16-bit pair sums, and avoid them",
          },
          prerequisites = { "affine-quantizer", "symmetric-vs-asymmetric" },
          sources = {
            "Jacob et al. 2017, arXiv:1712.05877",
            "Intel, oneDNN developer guide, nuances of int8 computations",
          },
        },
        {
          id = "gguf-blocks",
          title = "GGUF blocks",
          minutes = 13,
          objectives = {
            "Decode a Q4_0 block from its bytes",
            "Compute the bits per weight of any block format",
            "Tell a block type (Q4_K) from a file type (Q4_K_M)",
          },
          prerequisites = { "group-wise", "bits-per-weight", "float-anatomy" },
          sources = {
            "llama.cpp, ggml-common.h (layouts of the blocks)",
            "llama.cpp, ggml-quants.c (the quantizers)",
            "llama.cpp, tools/quantize/README.md (bits per weight of whole files)",
          },
        },
        {
          id = "nf4",
          title = "NF4",
          minutes = 13,
          objectives = {
            "Encode a block to the nearest of 16 levels",
            "Say where the levels come from, and when they lose to even steps",
            "Count the bits of double quantization",
          },
          prerequisites = { "group-wise", "bits-per-weight" },
          sources = {
            "Dettmers et al. 2023, arXiv:2305.14314",
            "bitsandbytes, functional.py (the table, the dynamic map)",
          },
        },
        {
          id = "mx-formats",
          title = "MXFP4 and NVFP4",
          minutes = 12,
          objectives = {
            "Compute the shared exponent of a block",
            "Round to E2M1, ties and saturation included",
            "Compare a power-of-two scale with an E4M3 scale",
          },
          prerequisites = { "fp8", "bits-per-weight" },
          sources = {
            "OCP Microscaling Formats (MX) Specification 1.0, 2023",
            "Rouhani et al. 2023, arXiv:2310.10537",
            "NVIDIA 2025, arXiv:2509.25149",
          },
        },
        {
          id = "two-bit-codebooks",
          title = "Two bits: codebooks",
          minutes = 13,
          objectives = {
            "Count the bits of an index into a table of vectors",
            "Count the table itself, and the cost of looking up",
            "Say why a rotation makes one table fit all weights",
          },
          prerequisites = { "nf4", "error-vs-bits" },
          sources = {
            "Egiazarian et al. 2024, arXiv:2401.06118",
            "Tseng et al. 2024, arXiv:2402.04396",
            "Chee et al. 2023, arXiv:2307.13304",
            "Conway and Sloane 1982, IEEE Transactions on Information Theory 28(2), 227-232",
          },
        },
        {
          id = "format-landscape",
          title = "The landscape",
          minutes = 12,
          objectives = {
            "Compare formats on one tensor by error and bits",
            "Choose a format for a machine: by memory, by kernel, by arithmetic",
            "Tell a measured number from a rule of thumb",
          },
          prerequisites = { "gguf-blocks", "nf4", "mx-formats", "why-bits-are-speed" },
          sources = {
            "NVIDIA, Transformer Engine, data type and hardware support matrix",
            "OpenAI 2025, gpt-oss model card, arXiv:2508.10925",
            "llama.cpp, ggml-common.h",
          },
        },
      },
    },
    {
      id = "quantization-aware-training",
      title = "Quantization-aware training",
      lessons = {
        {
          id = "fake-quant",
          title = "Fake quantization",
          minutes = 11,
          objectives = {
            "Quantize and dequantize a weight in the forward pass",
            "Clamp the code, not the weight",
            "Say what stays float during QAT, and what would be lost otherwise",
          },
          prerequisites = { "affine-quantizer" },
          sources = { "Jacob et al. 2017, arXiv:1712.05877" },
        },
        {
          id = "ste",
          title = "The straight-through estimator",
          minutes = 12,
          objectives = {
            "Say why the true derivative of rounding is of no use",
            "Compute the straight-through gradient inside and outside the range",
            "Recognize a weight that oscillates, and one that is stuck outside",
          },
          prerequisites = { "fake-quant" },
          sources = {
            "Bengio et al. 2013, arXiv:1308.3432",
            "Choi et al. 2018, arXiv:1805.06085",
            "Esser et al. 2019, arXiv:1902.08153",
          },
        },
        {
          id = "qat-budget",
          title = "What QAT costs",
          minutes = 10,
          objectives = {
            "Compute the hours of QAT from epochs, rate and overhead",
            "Compute what training needs in memory, against what PTQ loads",
            "Decide between PTQ and QAT by a measurement",
          },
          prerequisites = { "ste", "calibration" },
          sources = { "Jacob et al. 2017, arXiv:1712.05877" },
        },
      },
    },
    {
      id = "pruning",
      title = "Pruning and sparsity",
      lessons = {
        {
          id = "magnitude-pruning",
          title = "Magnitude pruning",
          minutes = 12,
          objectives = {
            "Prune exactly k weights by magnitude, ties decided by a rule",
            "Predict the error of a layer's output from the energy that was removed",
            "Order the steps of a pruning round",
          },
          prerequisites = { "compression-ratio" },
          sources = { "Han et al. 2015, arXiv:1506.02626" },
        },
        {
          id = "structured-vs-unstructured",
          title = "Structure and speed",
          minutes = 11,
          objectives = {
            "Tell the ceiling of a sparsity from what its bytes allow",
            "Compute the break-even of a sparse format against dense weights",
            "Say why random zeros hardly speed up a GPU",
          },
          prerequisites = { "magnitude-pruning", "why-bits-are-speed" },
          sources = {
            "Han et al. 2015, arXiv:1506.02626",
            "Mishra et al. 2021, arXiv:2104.08378",
          },
        },
        {
          id = "two-four",
          title = "2:4 sparsity",
          minutes = 11,
          objectives = {
            "Build a 2:4 mask",
            "Compute its bits per weight, addresses included",
            "Compare what the pattern keeps with what a free mask keeps",
          },
          prerequisites = { "structured-vs-unstructured" },
          sources = { "Mishra et al. 2021, arXiv:2104.08378" },
        },
        {
          id = "wanda",
          title = "Wanda",
          minutes = 11,
          objectives = {
            "Score a weight by its magnitude times the norm of its input",
            "Rank inside each row, and say what a ranking over the matrix does",
            "Say when Wanda is magnitude pruning",
          },
          prerequisites = { "magnitude-pruning", "weighted-error" },
          sources = { "Sun et al. 2023, arXiv:2306.11695" },
        },
        {
          id = "sparsegpt",
          title = "SparseGPT",
          minutes = 12,
          objectives = {
            "Compute the price of removing a weight when the others make up for it",
            "Move the survivors by the surgeon's update",
            "Say what columns from left to right save, and what they give up",
          },
          prerequisites = { "wanda", "gptq" },
          sources = {
            "Frantar and Alistarh 2023, arXiv:2301.00774",
            "Hassibi and Stork 1992, Advances in Neural Information Processing Systems 5",
          },
        },
        {
          id = "moe-and-heal",
          title = "Whole parts, and experts",
          minutes = 11,
          objectives = {
            "Compute what a mixture of experts stores and what a token reads",
            "Say what a batch does to that advantage",
            "Cut, heal, quantize: say why in this order",
          },
          prerequisites = { "structured-vs-unstructured", "why-bits-are-speed" },
          sources = {
            "Jiang et al. 2024, arXiv:2401.04088",
            "Muralidharan et al. 2024, arXiv:2407.14679",
          },
        },
      },
    },
    {
      id = "lottery-tickets",
      title = "Lottery tickets",
      lessons = {
        {
          id = "lottery-ticket",
          title = "The lottery ticket",
          minutes = 14,
          objectives = {
            "Say what a ticket is: a mask and its first values",
            "Tell it from fine-tuning, and name its two controls",
            "Judge a claim about training by many seeds",
          },
          prerequisites = { "magnitude-pruning" },
          sources = {
            "Frankle and Carbin 2018, arXiv:1803.03635",
            "Frankle et al. 2019, arXiv:1903.01611",
            "Liu et al. 2018, arXiv:1810.05270",
          },
        },
        {
          id = "imp-cost",
          title = "The price of a ticket",
          minutes = 14,
          objectives = {
            "Compute what is left after rounds of pruning, and the rounds to a sparsity",
            "Count the epochs of iterative pruning",
            "Say when a ticket pays, and which methods avoid the rounds",
          },
          prerequisites = { "lottery-ticket" },
          sources = {
            "Frankle and Carbin 2018, arXiv:1803.03635",
            "Lee et al. 2018, arXiv:1810.02340",
            "Tanaka et al. 2020, arXiv:2006.05467",
          },
        },
      },
    },
    {
      id = "distillation",
      title = "Distillation",
      lessons = {
        {
          id = "soft-targets",
          title = "Teacher, student, dark knowledge",
          minutes = 11,
          objectives = {
            "Read a soft target: what it says beyond the label",
            "Compute an entropy in bits and in nats, and never mix them",
            "Compare two classes by the difference of their logits",
          },
          prerequisites = {},
          sources = {
            "Hinton et al. 2015, arXiv:1503.02531",
            "Shannon 1948, Bell System Technical Journal 27, 379-423",
          },
        },
        {
          id = "temperature",
          title = "Temperature",
          minutes = 11,
          objectives = {
            "Compute a softened softmax, safely for large logits",
            "Give the limits of the distribution as T goes to 0 and to infinity",
            "Read an entropy with its unit, nats or bits",
          },
          prerequisites = {},
          sources = { "Hinton et al. 2015, arXiv:1503.02531" },
        },
        {
          id = "kd-loss",
          title = "The distillation loss",
          minutes = 13,
          objectives = {
            "Compute a KL divergence and say which way it points",
            "Mix the soft and the hard loss, and say which one alpha multiplies",
            "Know why the soft loss carries T squared, and at which temperature each softmax is taken",
          },
          prerequisites = { "temperature" },
          sources = { "Hinton et al. 2015, arXiv:1503.02531" },
        },
        {
          id = "t-squared",
          title = "Why T squared",
          minutes = 12,
          objectives = {
            "Derive the gradient of the soft loss",
            "Tell the exact factor 1/T from the one that is a limit",
            "Say at which temperature T squared corrects well, and for which gap",
          },
          prerequisites = { "temperature", "kd-loss" },
          sources = { "Hinton et al. 2015, arXiv:1503.02531" },
        },
        {
          id = "llm-distillation-types",
          title = "Five ways for LLMs",
          minutes = 12,
          objectives = {
            "Choose a way to distil by what the teacher gives you",
            "Compute what each way stores for each token",
            "Name what travels along: errors, licence, lost variety",
          },
          prerequisites = { "kd-loss" },
          sources = {
            "Hinton et al. 2015, arXiv:1503.02531",
            "Kim and Rush 2016, arXiv:1606.07947",
            "DeepSeek-AI 2025, arXiv:2501.12948",
            "Rafailov et al. 2023, arXiv:2305.18290",
          },
        },
        {
          id = "on-policy",
          title = "On-policy distillation",
          minutes = 12,
          objectives = {
            "Explain exposure bias, and compute where slips lead",
            "Choose a divergence by what the student cannot do",
            "Place the generalized Jensen-Shannon divergence between the two KL",
          },
          prerequisites = { "kd-loss", "llm-distillation-types" },
          sources = {
            "Agarwal et al. 2023, arXiv:2306.13649",
            "Gu et al. 2023, arXiv:2306.08543",
            "Ross and Bagnell 2010, PMLR 9, 661-668",
          },
        },
      },
    },
    {
      id = "low-rank",
      title = "Low rank, LoRA, QLoRA",
      lessons = {
        {
          id = "low-rank",
          title = "SVD and rank",
          minutes = 13,
          objectives = {
            "Count the numbers of two thin factors, and find the rank at which nothing is saved",
            "Compute the energy that a cut after r singular values keeps",
            "Tell a matrix that is low-rank from one that is not",
          },
          prerequisites = { "bits-and-bytes" },
          sources = {
            "Eckart and Young 1936, Psychometrika 1, 211-218",
            "Hu et al. 2021, arXiv:2106.09685",
          },
        },
        {
          id = "lora",
          title = "LoRA",
          minutes = 13,
          objectives = {
            "Count the trainable parameters of an adapter",
            "Say why exactly one of its two factors starts at zero",
            "Say what alpha / r does",
          },
          prerequisites = { "low-rank" },
          sources = { "Hu et al. 2021, arXiv:2106.09685" },
        },
        {
          id = "lora-merge",
          title = "Merge or keep",
          minutes = 12,
          objectives = {
            "Order the life of an adapter",
            "Compute what an unmerged adapter costs for each token",
            "Predict what a quantized base does to a merged update",
          },
          prerequisites = { "lora", "symmetric-vs-asymmetric", "roofline" },
          sources = {
            "Hu et al. 2021, arXiv:2106.09685",
            "Dettmers et al. 2023, arXiv:2305.14314",
          },
        },
        {
          id = "qlora",
          title = "QLoRA",
          minutes = 12,
          objectives = {
            "Name the four parts of training memory, and which of them QLoRA shrinks",
            "Compute the size of a double-quantized base",
            "Say what the activations cost, with and without checkpoints",
          },
          prerequisites = { "lora", "bits-per-weight" },
          sources = {
            "Dettmers et al. 2023, arXiv:2305.14314",
            "Korthikanti et al. 2022, arXiv:2205.05198",
          },
        },
        {
          id = "optimizer-memory",
          title = "Optimizer memory",
          minutes = 11,
          objectives = {
            "Count the bytes per parameter of Adam and of its relatives",
            "Say whether a number includes the master copy",
            "Predict which part dominates at a given trainable share",
          },
          prerequisites = { "qlora" },
          sources = {
            "Kingma and Ba 2014, arXiv:1412.6980",
            "Rajbhandari et al. 2019, arXiv:1910.02054",
            "Dettmers et al. 2021, arXiv:2110.02861",
          },
        },
      },
    },
    {
      id = "mixed-precision",
      title = "Mixed precision training",
      lessons = {
        {
          id = "mixed-precision",
          title = "Mixed precision",
          minutes = 11,
          objectives = {
            "Say which part of training memory halves and which does not",
            "Tell FP16, TF32 and FP32 apart by their rates",
            "Name what must stay in FP32",
          },
          prerequisites = { "float-anatomy", "optimizer-memory" },
          sources = { "Micikevicius et al. 2017, arXiv:1710.03740" },
        },
        {
          id = "loss-scaling",
          title = "Loss scaling",
          minutes = 11,
          objectives = {
            "Find the scale that lifts a gradient into the normal range of FP16",
            "Divide by it in the right place",
            "Write one step of dynamic loss scaling",
          },
          prerequisites = { "mixed-precision", "float-anatomy" },
          sources = {
            "Micikevicius et al. 2017, arXiv:1710.03740",
            "PyTorch, torch.amp.GradScaler (its defaults)",
          },
        },
      },
    },
    {
      id = "evaluation",
      title = "Evaluation and debugging",
      lessons = {
        {
          id = "perplexity-shift",
          title = "Perplexity",
          minutes = 13,
          objectives = {
            "Go from probabilities to a loss in nats to a perplexity and back",
            "Compare two perplexities by the difference of their losses",
            "Say what makes two perplexities comparable",
          },
          prerequisites = { "compression-goals", "gptq" },
          sources = { "Jelinek et al. 1977, Journal of the Acoustical Society of America 62, S63", "Frantar et al. 2022, arXiv:2210.17323" },
        },
        {
          id = "task-shift",
          title = "Task scores",
          minutes = 11,
          objectives = {
            "Compute the standard error of a score",
            "Compare two models on the same questions by their flips",
            "Say when a drop is news and when it may be chance",
          },
          prerequisites = { "compression-goals" },
          sources = { "McNemar 1947, Psychometrika 12, 153-157" },
        },
        {
          id = "calibration-shift",
          title = "Probability calibration",
          minutes = 12,
          objectives = {
            "Compute the expected calibration error, and read a reliability diagram",
            "Say how a compressed model can keep its answers and lose its calibration",
            "Tell calibration data from probability calibration",
          },
          prerequisites = { "task-shift", "temperature" },
          sources = { "Guo et al. 2017, arXiv:1706.04599" },
        },
        {
          id = "layer-sensitivity",
          title = "Which layers hurt",
          minutes = 12,
          objectives = {
            "Measure the sensitivity of a layer without labels",
            "Spend a budget of bits by the harm for each weight",
            "Say why the errors of layers do not add",
          },
          prerequisites = { "bits-per-weight", "kd-loss" },
          sources = { "Dong et al. 2019, arXiv:1905.03696" },
        },
        {
          id = "debug-ladder",
          title = "The debugging ladder",
          minutes = 11,
          objectives = {
            "Search a lost score from the harness down to a channel",
            "Tell a layer's own error from the error that it inherits",
            "Tell a bug from the price of rounding",
          },
          prerequisites = { "layer-sensitivity" },
          sources = { "Nagel et al. 2021, arXiv:2106.08295", "Gluska and Grobman 2020, arXiv:2012.08420" },
        },
        {
          id = "latency-measurement",
          title = "Latency",
          minutes = 12,
          objectives = {
            "Tell prefill from decoding, and which of them a format shortens",
            "Read a histogram of times: cold runs, median, percentiles",
            "Measure two variants so that drift cannot decide",
          },
          prerequisites = { "debug-ladder", "why-bits-are-speed" },
          sources = {
            "Williams, Waterman, Patterson 2009, doi:10.1145/1498765.1498785",
            "Georges, Buytaert, Eeckhout 2007, doi:10.1145/1297027.1297033",
          },
        },
      },
    },
    {
      id = "deployment",
      title = "Deployment",
      lessons = {
        {
          id = "deployment-choices",
          title = "Weight-only, weights and activations, cache, student",
          minutes = 12,
          objectives = {
            "Find the bottleneck from batch, context and phase",
            "Choose what to compress by the bottleneck",
            "Ask for the kernel before the format",
          },
          prerequisites = { "roofline", "kv-cache", "activation-quant" },
          sources = { "Williams, Waterman and Patterson 2009, CACM 52(4), 65-76" },
        },
        {
          id = "pipeline-order",
          title = "The order of operations",
          minutes = 12,
          objectives = {
            "Put pruning, healing, calibration and quantization in order, and say why",
            "Tell the sound reason for the order from the popular one",
            "Say when healing helps",
          },
          prerequisites = { "deployment-choices", "gptq" },
          sources = { "Hassibi and Stork 1992, NIPS 5" },
        },
        {
          id = "pareto",
          title = "The Pareto front",
          minutes = 11,
          objectives = {
            "Decide which plans are dominated",
            "Say why one number cannot rank them without an exchange rate",
            "Read a front with its axes and its noise",
          },
          prerequisites = { "task-shift", "bits-per-weight" },
          sources = { "Kung, Luccio and Preparata 1975, JACM 22(4), 469-476" },
        },
        {
          id = "ship-checklist",
          title = "Checklists and quality gates",
          minutes = 12,
          objectives = {
            "Write a report that a stranger can judge",
            "Set gates before the measurement, and let one red row block",
            "Name the damage that a loss or a score does not show",
          },
          prerequisites = { "task-shift", "calibration-shift", "deployment-choices" },
          sources = { "Guo et al. 2017, arXiv:1706.04599" },
        },
      },
    },
    {
      id = "capstone",
      title = "Capstone",
      lessons = {
        {
          id = "capstone",
          title = "13B on an 8 GB card",
          minutes = 15,
          objectives = {
            "Budget a card: weights with scales, cache, rest",
            "Combine pruning, bits and cache, each with its cost",
            "Write a plan with numbers and gates",
          },
          prerequisites = { "pipeline-order", "ship-checklist", "kv-cache" },
          sources = { "Touvron et al. 2023, arXiv:2302.13971" },
        },
      },
    },
  },
  -- Texts to look things up in, lessons/pages/<page>.md.
  pages = {
    { id = "glossary", title = "Glossary", kind = "glossary" },
    { id = "notation", title = "Notation and conventions", kind = "notation" },
    { id = "formula-sheet", title = "Formula sheet", kind = "formulas" },
    { id = "checklists", title = "Checklists", kind = "checklist" },
  },
  assignments = {
    hw1 = { "size-of-13b-fp16", "model-size", "ratio-from-sizes", "token-time", "crossover-batch" },
    hw2 = { "zero-point-of-a-tensor", "affine-tensor", "quantize-dequantize", "symmetric-scale", "symmetric-tensor" },
  },
}
