// SPDX-License-Identifier: MIT
// completion: the script that makes a shell complete bitlab's commands, options, lessons and
// exercises. The scripts ask `bitlab complete` at every key, so they know what the program knows.
#include <string.h>

#include "lab/commands/commands.h"

static const char bash_script[] =
    "# bitlab: completion for bash. Use it with:  source <(bitlab completion bash)\n"
    "_bitlab() {\n"
    "    local line cur=${COMP_WORDS[COMP_CWORD]}\n"
    "    COMPREPLY=()\n"
    "    while IFS= read -r line; do\n"
    "        case $line in\n"
    "        :files) mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- \"$cur\"); compopt "
    "-o filenames ;;\n"
    "        :folders) mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -d -- \"$cur\"); "
    "compopt -o filenames ;;\n"
    "        *) COMPREPLY+=(\"${line%%$'\\t'*}\") ;;\n"
    "        esac\n"
    "    done < <(\"${COMP_WORDS[0]/#\\~/$HOME}\" complete -- \"${COMP_WORDS[@]:1:COMP_CWORD}\" "
    "2>/dev/null)\n"
    "}\n"
    "complete -F _bitlab bitlab\n";

static const char zsh_script[] =
    "#compdef bitlab\n"
    "# bitlab: completion for zsh. Use it with:  source <(bitlab completion zsh)\n"
    "# or put it as _bitlab into a folder of $fpath.\n"
    "_bitlab() {\n"
    "    local line word\n"
    "    local -a found\n"
    "    while IFS= read -r line; do\n"
    "        case $line in\n"
    "        :files) _files ;;\n"
    "        :folders) _files -/ ;;\n"
    "        *$'\\t'*) word=${line%%$'\\t'*}; found+=(\"${word//:/\\\\:}:${line#*$'\\t'}\") ;;\n"
    "        *) found+=(\"${line//:/\\\\:}\") ;;\n"
    "        esac\n"
    "    done < <(${(Q)words[1]/#\\~/$HOME} complete -- \"${(@Q)words[2,CURRENT]}\" 2>/dev/null)\n"
    "    (( $#found )) && _describe bitlab found\n"
    "}\n"
    "if [[ $funcstack[1] = _bitlab ]]; then\n"
    "    _bitlab \"$@\"\n"
    "else\n"
    "    compdef _bitlab bitlab\n"
    "fi\n";

static const char fish_script[] =
    "# bitlab: completion for fish. Use it with:  bitlab completion fish | source\n"
    "function __bitlab_complete\n"
    "    set -l words (commandline -opc)\n"
    "    set -l current (commandline -ct)\n"
    "    for line in ($words[1] complete -- $words[2..] \"$current\" 2>/dev/null)\n"
    "        switch $line\n"
    "            case :files\n"
    "                __fish_complete_path \"$current\"\n"
    "            case :folders\n"
    "                __fish_complete_directories \"$current\"\n"
    "            case '*'\n"
    "                echo $line\n"
    "        end\n"
    "    end\n"
    "end\n"
    "complete -c bitlab -f -a '(__bitlab_complete)'\n";

static const struct {
    const char *shell, *script;
} scripts[] = {
    { "bash", bash_script },
    { "zsh", zsh_script },
    { "fish", fish_script },
};

enum status command_completion(struct session *session, struct error *err) {
    const char *shell;
    enum status status = session_operand(session, 0, "a shell: bash, zsh or fish", &shell, err);
    if (status == STATUS_OK) status = session_no_more(session, 1, err);
    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (strcmp(scripts[i].shell, shell) != 0) continue;
        struct strbuf out = { 0 };
        strbuf_puts(&out, scripts[i].script);
        status = session_print(&out, err);
        strbuf_release(&out);
        return status;
    }
    return fail(err, STATUS_USAGE, "there is no completion for '%s'; bash, zsh and fish have one",
                shell);
}
