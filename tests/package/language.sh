# What programs in other languages do with the library: after common.sh. Each is run with the folder of the samples, a qualification
# that lacks a text, and a folder, into which it writes what the command line writes:
#
#     nl.pdf          the Dutch edition
#     memory.pdf      the same, of data in memory
#     personal.pdf    a holder's
#     findings        what speaks against the German edition of the qualification that lacks a text
#     issued/         the cohort's documents, on its standard output "12 rows" and a line for each document
#     results/        the documents of two holders with their results, rows of a sheet of their own
#     whole.pdf       the holder's document behind a diploma
#     sealed.pdf      the holder's document, sealed at the beginning of 2026-07-10 with tests/data/seal/p256.pem
#     sealed/         results/, sealed likewise
install_to "$work/root"
moved=$work/root
program=$moved/bin/supplement
LD_LIBRARY_PATH=$(dirname "$(below "$moved" libsupplement.so.1)")
export LD_LIBRARY_PATH
mkdir "$work/expected" "$work/made"
sed 200d samples/25135-contactcenter-medewerker.xml >"$work/broken.xml"

"$program" render samples/25135-contactcenter-medewerker.xml -l nl -o "$work/expected/nl.pdf"
cp "$work/expected/nl.pdf" "$work/expected/memory.pdf"
"$program" render samples/25135-contactcenter-medewerker.xml -l nl -o "$work/expected/personal.pdf" \
    --field holder.name='Zoë Jansen-Đurić' --field holder.diploma=2026-004711 --field holder.date=2026-07-10
! "$program" render "$work/broken.xml" -l de -o "$work/no.pdf" 2>"$work/expected/findings" || fail "the broken file is not broken"
"$program" attach samples/diplomas/2026-004711.pdf "$work/expected/personal.pdf" -o "$work/expected/whole.pdf" 2>/dev/null
"$program" export samples/cohort.csv -q samples -o "$work/expected/issued" >"$work/log" 2>&1 || fail "$(cat "$work/log")"
"$program" export tests/data/results/cohort.csv -q samples -L tests/data/results/form.xml --rows result=tests/data/results/results.csv \
    -o "$work/expected/results" >"$work/log" 2>&1 || fail "$(cat "$work/log")"

seal() {
    SOURCE_DATE_EPOCH=1783641600 "$program" "$@" >"$work/log" 2>&1 || fail "$(cat "$work/log")"
}
seal seal "$work/expected/personal.pdf" --key tests/data/seal/p256.pem -o "$work/expected/sealed.pdf"
seal export tests/data/results/cohort.csv -q samples -L tests/data/results/form.xml --rows result=tests/data/results/results.csv \
    --seal tests/data/seal/p256.pem -o "$work/expected/sealed"

# does COMMAND...
does() {
    "$@" samples "$work/broken.xml" "$work/made" >"$work/said" 2>"$work/log" || fail "$* fails: $(cat "$work/said" "$work/log")"
    for issued in issued results sealed; do
        rm "$work/made/$issued/register.db" "$work/expected/$issued/register.db"
    done
    diff -r "$work/expected" "$work/made" || fail "< what the program makes, > what $1 makes"
    [ "$(head -1 "$work/said")" = "12 rows" ] || fail "$1 saw other rows: $(head -1 "$work/said")"
    (cd "$work/expected/issued" && find . -name '*.pdf') | sed 's|^\./|issued |' | sort >"$work/named"
    tail -n +2 "$work/said" | sort | diff "$work/named" - || fail "< documents, > told while they were made"
}
