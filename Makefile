# bitlab: build, test, install. `make help` lists the targets.
# The layers, what may include what and which package each needs stand in tests/layers; this file reads them.

.DEFAULT_GOAL := all
CC       ?= cc
CFLAGS   ?= -O2 -g
prefix   ?= /usr/local
bindir     = $(prefix)/bin
libexecdir = $(prefix)/libexec/bitlab
datadir    = $(prefix)/share/bitlab
mandir     = $(prefix)/share/man
PKG_CONFIG ?= pkg-config
VERSION := $(shell cat lab/packaging/VERSION)

# One build folder per flavour, so that gcc, clang and the sanitizers never mix objects.
ifeq ($(origin CC),default)
CC := cc
endif
compiler := $(notdir $(firstword $(CC)))
comma := ,
ifdef SAN
B ?= build/$(compiler)-$(subst $(comma),-,$(SAN))
sanitize := -fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifneq ($(filter $(compiler),cc gcc),)
B ?= build
else
B ?= build/$(compiler)
endif

layers_mk := $(shell mkdir -p $(B) && awk -f lab/packaging/layers.awk tests/layers > $(B)/layers.mk.new && \
	(cmp -s $(B)/layers.mk.new $(B)/layers.mk || cp $(B)/layers.mk.new $(B)/layers.mk))
include $(B)/layers.mk

# Every package is found by pkg-config; lab/setup names the system's package for a missing one.
# Systems call some of them by other names.
names_lua5.4 := lua5.4 lua-5.4 lua54 lua
names_libutf8proc := libutf8proc utf8proc
found_as = $(or $(firstword $(foreach n,$(or $(names_$(1)),$(1)),$(shell $(PKG_CONFIG) --exists $(n) && echo $(n)))),$(1))
define find_package
flags_$(1) := $$(shell $(PKG_CONFIG) --cflags $(call found_as,$(1)) 2>/dev/null)
libs_$(1) := $$(call archived,$(1),$$(shell $(PKG_CONFIG) --libs $(call found_as,$(1)) 2>/dev/null))
endef
# What opens at every start is linked in where the system has the archive: each shared library costs
# a start a third of a millisecond. DYNAMIC=1 links none of them in, as a distribution wants it.
linked_in := $(if $(SAN)$(DYNAMIC),,ncursesw sqlite3 lua5.4 libutf8proc nettle)
archive_file = $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a))
archived = $(if $(filter $(1),$(linked_in)),$(foreach l,$(2),$(or $(if $(filter -l%,$(l)),$(call archive_file,$(l:-l%=%))),$(l))),$(2))
$(foreach p,$(packages),$(eval $(call find_package,$(p))))
libs_cairo := # opened when a PNG is asked for, never at start
libs_openblas := # opened by kernels/blas.c when it is wanted

warnings := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wpointer-arith -Wwrite-strings
ifdef CI
warnings += -Werror
endif
ifdef WERROR
warnings += -Werror
endif
hardening := -fstack-protector-strong -D_FORTIFY_SOURCE=2
ifdef SAN
hardening :=
endif
all_cflags = -std=c11 -D_GNU_SOURCE -I. $(warnings) $(CFLAGS) $(hardening) $(sanitize) $(EXTRA_CFLAGS) -fPIE -MMD -MP
all_ldflags = $(CFLAGS) $(sanitize) -pie -Wl,--as-needed -Wl,-O1 -Wl,-z,relro $(LDFLAGS)

# Folders that need more than the common flags.
own_flags_kernels/reference := -O3 -ffp-contract=off -fno-math-errno -fno-trapping-math
own_flags_kernels/random := -ffp-contract=off
own_flags_kernels/train := -O3 -ffp-contract=off -fno-math-errno
# The vector levels: only their folders get instruction sets; LEAVE_OUT="avx512 avx2" builds without them.
machine := $(firstword $(subst -, ,$(shell $(CC) -dumpmachine)))
# Their templates are loops that vanish when they are unrolled. Checks of each index, and of each scope that a value
# leaves, come before that and make compilers take minutes; every access to memory stays watched. Of their
# variables a debugger would see nothing but registers, so there are lines (-g1) and no more.
# Checks of addresses are calls there: the code is all loads, and takes compilers ten times as long with them inline.
checks_are_calls := $(if $(findstring clang,$(compiler)),-mllvm -asan,--param asan)-instrumentation-with-call-threshold=0
# ROLLED=1 leaves the loops as loops where nobody measures: for each file clang then takes half a second, not a quarter of a minute.
vector_level := -g1 $(if $(ROLLED),-DGEMV_STAYS_ROLLED) $(if $(SAN),-O1 -fno-sanitize=undefined $(if $(findstring address,$(SAN)),-fno-sanitize-address-use-after-scope $(checks_are_calls)),-O3)
# clang unrolls a loop after it has chosen what lives in registers, and an array that the loop filled stays in memory. So
# what comes of a vector level is compiled once more.
vector_level += $(if $(findstring clang,$(compiler)),$(if $(SAN)$(ROLLED),,-emit-llvm))
own_flags_kernels/gemv := -O3
own_flags_kernels/gemv/scalar := -O3 -ffp-contract=off -fno-math-errno
own_flags_kernels/gemv/avx2 := $(vector_level) -ffp-contract=off
own_flags_kernels/gemv/avx2/vnni := $(vector_level) -ffp-contract=off
own_flags_kernels/gemv/avx512 := $(vector_level) -ffp-contract=off
own_flags_kernels/gemv/neon := $(vector_level) -ffp-contract=off
own_flags_kernels/gemv/neon/dot := $(vector_level) -ffp-contract=off
ifeq ($(machine),x86_64)
ifeq ($(filter avx2,$(LEAVE_OUT)),)
own_flags_kernels/gemv/avx2 += -mavx2 -mfma -mf16c
# gcc 10 and clang 11 do not know it; the kernels without it do the same.
knows_vnni := $(shell $(CC) -mavxvnni -fsyntax-only -x c /dev/null 2>/dev/null && echo -mavxvnni)
own_flags_kernels/gemv/avx2/vnni += -mavx2 -mfma -mf16c $(knows_vnni)
endif
ifeq ($(filter avx512,$(LEAVE_OUT)),)
own_flags_kernels/gemv/avx512 += -mavx2 -mfma -mf16c -mavx512f -mavx512bw -mavx512dq -mavx512vl -mavx512vnni
endif
endif
ifeq ($(machine),aarch64)
own_flags_kernels/gemv/neon/dot += -march=armv8.2-a+dotprod
endif
own_flags_lab/base := -DBITLAB_VERSION='"$(VERSION)"' -DBITLAB_DATADIR='"$(datadir)"' -DBITLAB_LIBEXECDIR='"$(libexecdir)"'

# The places of an installed program are compiled in: another prefix builds that one file anew.
places := $(VERSION) $(datadir) $(libexecdir)
ifneq ($(places),$(shell cat $(B)/places 2>/dev/null))
$(shell echo '$(places)' > $(B)/places)
endif
$(B)/obj/lab/base/install.o: $(B)/places

sources_of = $(wildcard $(1)/*.c)
objects_of = $(patsubst %.c,$(B)/obj/%.o,$(call sources_of,$(1)))
archive_of = $(B)/lib/$(subst /,-,$(1)).a
# A layer and all that it stands on, itself first.
closure = $(if $(1),$(call uniq,$(1) $(call closure,$(filter-out $(1),$(foreach l,$(1),$(uses_$(l)))))))
uniq = $(if $(1),$(firstword $(1)) $(call uniq,$(filter-out $(firstword $(1)),$(1))))
link_order = $(filter $(call closure,$(1)),$(layers_top_down))
archives_for = $(foreach l,$(call link_order,$(1)),$(call archive_of,$(l)))
libraries_for = $(call uniq,$(foreach l,$(call link_order,$(1)),$(foreach p,$(packages_$(l)),$(libs_$(p))))) -lm -ldl -lpthread

.PHONY: all run test test-all bench install uninstall deb screenshots format clean help check-packages fuzz
all: $(B)/bitlab $(B)/bitlab-runner

own_flags = $(own_flags_$(patsubst %/,%,$(dir $<)))
$(B)/obj/%.o: %.c | check-packages
	@mkdir -p $(@D)
	$(CC) $(all_cflags) $(own_flags) $(foreach p,$(packages_$(patsubst %/,%,$(dir $<))),$(flags_$(p))) -c -o $@ $<
	$(if $(filter -emit-llvm,$(own_flags)),$(CC) $(CFLAGS) $(filter -O% -ffp-contract=%,$(own_flags)) -fPIE -x ir -c -o $@ $@)

define layer_archive
$(call archive_of,$(1)): $(call objects_of,$(1))
	@mkdir -p $$(@D)
	@rm -f $$@
	ar rcs $$@ $$^
endef
$(foreach l,$(layers),$(eval $(call layer_archive,$(l))))

# The program. The runner's archive is never linked into it.
# Linked beside its place and moved there, so that who runs it meanwhile meets the old one or the new one, never half of one.
program_layers := $(filter-out lab/runner,$(layers))
$(B)/bitlab: $(call archives_for,lab/commands)
	$(CC) $(all_ldflags) -o $@.new $(B)/obj/lab/commands/main.o -Wl,--start-group $(filter-out %/lab-runner.a,$^) -Wl,--end-group $(call libraries_for,$(program_layers))
	@mv -f $@.new $@

include lab/runner/build.mk
include tests/build.mk

check-packages:
	@for p in $(foreach p,$(packages),$(call found_as,$(p))); do $(PKG_CONFIG) --exists $$p || { sh lab/setup missing $$p; exit 1; }; done

run: all
	@$(B)/bitlab


install: all
	sh lab/packaging/install.sh "$(DESTDIR)" "$(B)" "$(bindir)" "$(libexecdir)" "$(datadir)" "$(mandir)"

uninstall:
	sh lab/packaging/install.sh --remove "$(DESTDIR)" "$(bindir)" "$(libexecdir)" "$(datadir)" "$(mandir)"

# A Debian package in build/ of what `make install` puts below /usr; its objects are built beside the others.
deb:
	sh lab/packaging/deb.sh "$(MAKE)" build/deb "$(VERSION)" build

# The screens of docs/screens, those of the README and the screencast, taken from the running lab (tmux).
screenshots: all
	sh lab/packaging/screens.sh $(B) docs/screens
	awk -v folder=docs/screens -f lab/packaging/readme.awk README.md >README.md.new && mv README.md.new README.md

format:
	clang-format -i $(shell find kernels lab tests -name '*.[ch]')

clean:
	rm -rf build

help:
	@echo 'make            build/bitlab and build/bitlab-runner'
	@echo 'make run        build and open the lab'
	@echo 'make deb        build/bitlab_VERSION_ARCHITECTURE.deb'
	@echo 'make screenshots  the screens of the docs, anew'
	@echo 'make test       the tests; SAN=address,undefined and CC=clang make other flavours'
	@echo 'make test-all   the tests under gcc, clang and the sanitizers, and the long fuzzing'
	@echo 'make arm-test   64-bit ARM under qemu-user; LENGTH=short takes minutes; a leg of test-all'
	@echo 'make bench      the times that docs/performance.md shows'
	@echo 'make bench-kernels   its table of the kernels, the best of three runs'
	@echo 'make install    DESTDIR= prefix=/usr/local; make uninstall takes it away'
	@echo 'make format     clang-format over every C file'
	@echo 'make clean      remove build/'

-include $(shell find $(B)/obj $(B)/tests $(B)/fuzz $(B)/bench -name '*.d' 2>/dev/null)
