#!/bin/sh
# Takes the screens of the README and the screencast from the running lab: a terminal of 80x24 in tmux, a home of its
# own, the keys below. Writes FOLDER/home.txt, figure.txt, exercise.txt and tour.svg.
# usage: screens.sh BUILD FOLDER
set -eu
build=$1 folder=$2
command -v tmux >/dev/null || { echo "make screenshots needs tmux: apt-get install tmux" >&2; exit 6; }
home=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-screens-XXXXXX")
tmux() { command tmux -f /dev/null -u -L "bitlab-screens-$$" "$@"; }
trap 'tmux kill-server 2>/dev/null || true; rm -rf "$home"' EXIT
mkdir -p "$folder"
tmux new-session -d -x 80 -y 24 "env -u NO_COLOR HOME='$home' XDG_DATA_HOME='$home/data' XDG_CONFIG_HOME='$home/config' \
    LANG=C.UTF-8 COLORFGBG='15;0' TERM=tmux-256color '$build/bitlab' -C ."
tmux set-option -g status off

screen() { tmux capture-pane -p; }
# Waits until a screen has the words: no frame is taken before it is drawn.
await() {
    for _ in $(seq 1 1200); do
        screen | grep -qF -e "$1" && return 0
        sleep 0.05
    done
    echo "screens: '$1' never came:" >&2
    screen >&2
    exit 1
}
press() { # WORDS KEY…: presses, waits for the words, keeps the frame
    words=$1
    shift
    [ $# = 0 ] || tmux send-keys "$@"
    await "$words"
    until [ "$(screen)" = "$(sleep 0.1 && screen)" ]; do :; done # what comes behind the words on the same screen
    tmux capture-pane -pe >>"$home/frames"
    printf '\f\n' >>"$home/frames"
}
keep() { screen | sed 's/ *$//' >"$folder/$1.txt"; }

. "$(dirname "$0")/tour.sh"

LC_ALL=C awk -v cols=80 -v rows=24 -v seconds=2 -f "$(dirname "$0")/svg.awk" "$home/frames" >"$folder/tour.svg"
