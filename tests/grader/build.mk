# Runners with one layer left out, for tests/grader/corpus_test.sh: the shipped objects, with the linker sending the calls of
# one function to tests/grader/runner/. The shipped runner has no switch for it.
left_out := confine_no_new_privs confine_not_dumpable confine_landlock confine_limits confine_address_space confine_seccomp confine_deadline allocator_resize library_open
without := $(B)/tests/runners/without-
runner_libraries := $(if $(sanitize),$(libs_lua5.4),-Wl,-Bstatic $(shell $(PKG_CONFIG) --static --libs lua5.4)) -lm
# Each by its name: a rule for whatever begins so would make programs of their .d files too.
$(addprefix $(without),$(filter-out library_open,$(left_out))): $(without)%: $(call objects_of,lab/runner) tests/grader/runner/without.c
	@mkdir -p $(@D)
	$(CC) $(all_cflags) $(flags_lua5.4) $(if $(sanitize),-pie,-static-pie) -Wl,--wrap=$* -o $@ tests/grader/runner/without.c $(call objects_of,lab/runner) $(runner_libraries)

# Not static, so that package.loadlib could really load.
$(without)library_open: $(call objects_of,lab/runner) tests/grader/runner/without_library_open.c
	@mkdir -p $(@D)
	$(CC) $(all_cflags) $(flags_lua5.4) -pie -Wl,--wrap=library_open -o $@ tests/grader/runner/without_library_open.c $(call objects_of,lab/runner) $(libs_lua5.4) -lm
ifneq ($(filter grader,$(KINDS)),)
test-programs: $(addprefix $(without),$(left_out))
endif

# What is left of the budget, and how long a round may take, are said by the test.
$(B)/tests/grader/lab-grade/smallest: LDFLAGS += -Wl,--wrap=grading_budget -Wl,--wrap=run_start
