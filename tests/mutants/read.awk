# A list of faults, one a line: number, file, words, original, changed; with tabs between, and lines of a snippet with \001 between.
#
# In the list a fault is a file and, in words, what is wrong then; lines of the code, each after "- "; and what takes their place,
# each after "+ ". Empty lines stand between faults, and what begins with # is said to the reader.
function finish() {
    if (file == "")
        return
    if (!removed || words == "")
        fault("a fault without its words or its code")
    printf "%s\t%s\t%s\t%s\n", file, words, original, changed
    file = ""
}
function fault(what) {
    print FILENAME ":" FNR ": " what >"/dev/stderr"
    status = 1
    exit
}
FNR == 1 { finish() }
/^#/ { next }
/^$/ { finish(); next }
/^- / { original = original (removed++ ? "\001" : "") strip($0); next }
/^\+( |$)/ { changed = changed (added++ ? "\001" : "") strip($0); next }
/^src\/[a-z]+\/[a-z0-9_]+\.[ch]: ./ {
    finish()
    file = substr($0, 1, index($0, ": ") - 1)
    words = substr($0, index($0, ": ") + 2)
    original = changed = ""
    removed = added = 0
    next
}
{ fault("neither a file nor code: " $0) }
function strip(line) {
    line = substr(line, 3)
    sub(/^[ \t]+/, "", line)
    return line
}
END { if (!status) finish(); exit status }
