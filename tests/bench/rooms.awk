# callgrind.out -> "room instructions", one line a room or library. `program` is the name of the program's file.
#
# callgrind names a file, function or object once, as (7) name, and later by its number alone. The line after `calls=`
# holds what the callee took: it is counted where the callee stands.
function named(space, text,    number) {
    number = text
    sub(/\).*/, ")", number)
    if (index(text, ") "))
        names[space, number] = substr(text, index(text, ") ") + 2)
    return names[space, number]
}

function library(path) {
    sub(/.*\//, "", path)
    sub(/\.so.*/, "", path)
    sub(/-x86-64|-linux.*/, "", path)
    return path == "ld" ? "process start (ld.so)" : path
}

# Code without line tables, from an archive that was linked in: its functions' names tell.
function archive() {
    if (function_name ~ /^(xml|xsd|html|nodePush|areBlanks)/)
        return "libxml2"
    if (function_name ~ /deflate|huffman|adler32|sort_symbols|calculate_min_match_len/)
        return "libdeflate (linked in)"
    return "other code linked in"
}

function room(    path) {
    if (object !~ program "$")
        return library(object)
    path = file
    sub(/^.*\/include\/[a-z]+\//, "/src/", path) # a room's include root, cmake/room.cmake
    if (path !~ /(^|\/)src\/[a-z_]+(\/|\.c)/)
        return archive()
    sub(/^(.*\/)?src\//, "", path)
    return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : "engine"
}

/^ob=/ { object = named("object", substr($0, 4)) }
/^fl=/ { file = named("file", substr($0, 4)) }
/^f[ie]=/ { file = named("file", substr($0, 4)) }
/^fn=/ { function_name = named("function", substr($0, 4)) }
/^cob=/ { named("object", substr($0, 5)) }
/^cf[il]=/ { named("file", substr($0, 5)) }
/^cfn=/ { named("function", substr($0, 5)) }
/^calls=/ { getline; next }
/^[0-9+*-]/ { cost[room()] += $2 }

END {
    for (name in cost)
        printf "%.0f\t%s\n", cost[name], name # more than %d holds in some awks
}
