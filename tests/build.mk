# Tests. tests/<kind>/<layer with dashes>/<name>_test.c is one cmocka program, linked with that layer and what it
# stands on: tests/unit/lab-figure/ticks_test.c sees lab/figure and the layers below it. tests/<kind>/<name>_test.sh is
# a script that prints TAP. KINDS="unit kernels" runs only those kinds.
KINDS ?= kernels unit figures screens grader house commands content
test_sources := $(foreach k,$(KINDS),$(wildcard tests/$(k)/*/*_test.c))
test_programs := $(patsubst tests/%_test.c,$(B)/tests/%,$(test_sources))
test_scripts := $(foreach k,$(KINDS),$(wildcard tests/$(k)/*_test.sh))
$(foreach p,cmocka vterm jansson,$(eval $(call find_package,$(p))))
layer_of_test = $(subst -,/,$(notdir $(patsubst %/,%,$(dir $(1)))))

define test_program
$(B)/tests/$(1): tests/$(1)_test.c $(call archives_for,$(call layer_of_test,$(1)))
	@mkdir -p $$(@D)
	$$(CC) $$(all_cflags) $$(flags_cmocka) $$(flags_vterm) $$(flags_jansson) $(foreach p,$(packages_$(call layer_of_test,$(1))),$$(flags_$(p))) -o $$@ $$< -Wl,--start-group $$(filter %.a,$$^) -Wl,--end-group $$(all_ldflags) $$(libs_cmocka) $$(libs_vterm) $$(call libraries_for,$(call layer_of_test,$(1))) $$(libs_jansson) -lutil -lm -ldl -lpthread
endef
$(foreach t,$(patsubst tests/%_test.c,%,$(test_sources)),$(eval $(call test_program,$(t))))

# Packing is checked against the references, which the kernels themselves do not use.
$(B)/tests/kernels/kernels-gemv/packing: $(call archive_of,kernels/reference) $(call archive_of,kernels/random)
$(B)/tests/kernels/kernels-gemv/run: $(call archive_of,kernels/random)

# The time that a measurement has is the processor's there.
$(B)/tests/unit/lab-commands/bench_report: LDFLAGS += -Wl,--wrap=watch_seconds
$(B)/tests/unit/kernels-measure/measure: LDFLAGS += -Wl,--wrap=watch_seconds

# The filter is looked at instead of put on.
$(B)/tests/unit/lab-runner/filter: LDFLAGS += -Wl,--wrap=prctl

.PHONY: test-programs
test-programs: all $(test_programs)

include tests/grader/build.mk
include tests/fuzz/build.mk

test: test-programs
	@sh tests/run.sh $(B) $(test_programs) $(test_scripts)

test-all:
	@sh tests/all.sh long

# 64-bit ARM under qemu-user; LENGTH=short leaves out what takes long; `make test-all` runs it all.
.PHONY: arm-test
arm-test: all
	@sh tests/arm/run.sh $(B) $(or $(LENGTH),long)

# Times, in a real pseudo-terminal beside other programs. tests/bench/*_bench.c is one program each.
bench_programs := $(patsubst tests/bench/%_bench.c,$(B)/bench/%,$(wildcard tests/bench/*_bench.c))
$(B)/bench/%: tests/bench/%_bench.c tests/bench/pty.c tests/bench/pty.h
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE -I. $(warnings) $(CFLAGS) -o $@ $< tests/bench/pty.c -lutil

# What grade_bench compares with; beside bitlab, not among the programs that `make bench` runs.
$(B)/bare_lua: tests/bench/bare_lua.c
	$(CC) -std=c11 $(CFLAGS) $(flags_lua5.4) -static-pie -fPIE -o $@ $< -Wl,-Bstatic $(shell $(PKG_CONFIG) --static --libs lua5.4) -lm 2>/dev/null

# Reads memory beside `bitlab bench`, for this machine only; shares no code with it.
$(B)/outside_reader: tests/bench/outside_reader.c
	$(CC) -std=c11 -D_GNU_SOURCE $(warnings) -O3 -march=native -o $@ $< -lpthread

.PHONY: bench-kernels
bench-kernels: all $(B)/outside_reader
	@sh tests/bench/kernels.sh $(B)

bench: all $(bench_programs) $(B)/bare_lua
	@sh tests/bench/run.sh $(B)
