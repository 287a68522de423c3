# Fuzzing with libFuzzer, under clang with the address and undefined-behaviour sanitizers. tests/fuzz/NAME_fuzz.c is one
# target; tests/fuzz/corpus/NAME what it begins with. What is found stays in build/fuzz/corpus/NAME, a crash in build/fuzz.
#      make fuzz FUZZ_SECONDS=600          each target for ten minutes
#      make fuzz FUZZ_TARGETS=frames
#      make fuzz FUZZ_SEED=1               the same inputs again; 0: others each time
fuzz_targets := $(patsubst tests/fuzz/%_fuzz.c,%,$(wildcard tests/fuzz/*_fuzz.c))
FUZZ_TARGETS ?= $(fuzz_targets)
FUZZ_SECONDS ?= 60
FUZZ_SEED ?= 0
FUZZ_CC ?= clang
fuzz_also_lesson := tests/data/lessons lessons/number-formats
fuzz_also_exercise := tests/data/grading-course/exercises/kinds tests/data/courses/small/exercises/rounding

# The objects stand apart from those of other flavours, without the vector levels, which no parser calls.
fuzz:
	@$(MAKE) --no-print-directory CC=$(FUZZ_CC) SAN=address,undefined LEAVE_OUT="avx512 avx2" B=build/fuzz EXTRA_CFLAGS="-fsanitize=fuzzer-no-link" FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_SEED=$(FUZZ_SEED) FUZZ_TARGETS="$(FUZZ_TARGETS)" fuzz-run

.PHONY: fuzz-build fuzz-run
fuzz-build: $(FUZZ_TARGETS:%=$(B)/fuzz-%)
fuzz-run: fuzz-build
	@sh tests/fuzz/run.sh $(B) $(FUZZ_SECONDS) $(FUZZ_SEED) $(foreach t,$(FUZZ_TARGETS),"$(t) $(fuzz_also_$(t))")

$(B)/fuzz-%: tests/fuzz/%_fuzz.c tests/fuzz/fuzz.h $(call archives_for,lab/grade)
	$(CC) $(all_cflags) $(flags_jansson) -fsanitize=fuzzer -o $@ $< -Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(all_ldflags) $(call libraries_for,lab/grade) $(libs_jansson) -lm -ldl -lpthread
