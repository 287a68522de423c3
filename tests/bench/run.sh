#!/bin/sh
# make bench: the times that docs/performance.md shows, with the machine they were measured on.
build=$1
home=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-bench-XXXXXX") || exit 1
trap 'rm -rf "$home" /tmp/bitlab-bench-??????' EXIT
HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
LC_ALL=C.UTF-8
export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME LC_ALL
echo "machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores, $(uname -sr)"
echo "date: $(date +%Y-%m-%d), load before: $(cut -d' ' -f1-3 /proc/loadavg)"
echo
for program in "$build"/bench/*; do
    [ -x "$program" ] && [ ! -d "$program" ] && case $program in *.d) ;; *) "$program" "$build" ;; esac
done
