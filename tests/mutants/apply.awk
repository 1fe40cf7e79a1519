# apply.awk ORIGINAL CHANGED FILE (in the environment: snippets as read.awk gives them): the file with the fault in it. Lines are
# compared without their indentation. Fails unless the code stands there once.
BEGIN {
    original = ENVIRON["ORIGINAL"]
    changed = ENVIRON["CHANGED"]
    gsub(/\001/, "\n", original)
    gsub(/\001/, "\n", changed)
}
{
    sub(/^[ \t]+/, "")
    text = text $0 "\n"
}
END {
    at = index(text, original)
    after = substr(text, at + length(original))
    if (!at || index(after, original))
        exit 1
    printf "%s%s%s", substr(text, 1, at - 1), changed, after
}
