# The way through the lab that the screencast shows, read by screens.sh: press WORDS KEY… waits for WORDS and keeps the
# frame; keep NAME makes it a text of the README.
press 'Enter goes in'
keep home
press 'Search the course' /
press 'Trade rounding error' 'clip or cover'
press 'Eight values by hand' Enter
press 'Eight values by hand' Escape
press 'Your guess first' Tab
press 'Your guess: 5' 5
press 'yours: 0.0439' Enter
keep figure
press 'yours: 0.00885' Right
press '▸ 6' Right
press 'Enter opens it' Tab
press 'Your answer' Enter
press '5.0' 5 . 0
press 'Not yet' Enter
press '2.63' 2 . 6 3
press 'Solved' Enter
keep exercise
