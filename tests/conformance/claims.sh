# What PDF files claim to be, and whether veraPDF says the same: sourced.

# claims FILE: such as "3b", "3a,ua1" or "none".
claims() {
    pdfinfo -meta "$1" | LC_ALL=C tr '\n' ' ' >"$work/metadata"
    pdfa=$(LC_ALL=C sed -n 's/.*pdfaid:part[>="]*\([0-9]\).*/\1/p' "$work/metadata")
    level=$(LC_ALL=C sed -n 's/.*pdfaid:conformance[>="]*\([ABUEF]\).*/\1/p' "$work/metadata" | tr ABUEF abuef)
    pdfua=$(LC_ALL=C sed -n 's/.*pdfuaid:part[>="]*\([0-9]\).*/ua\1/p' "$work/metadata")
    all=$pdfa$level${pdfua:+,$pdfua}
    all=${all#,}
    echo "${all:-none}"
}

# claim NAME WAY CLAIMS: joins the two, and looks whether the whole makes these claims; they are checked by `validate`.
claim() {
    join "$1" "$2"
    [ "$(claims "$whole")" = "$3" ] || fail "$what: it claims $(claims "$whole"), not $3"
    [ "$3" = none ] || echo "$3" | tr ',' '\n' | while read -r profile; do
        echo "$whole" >>"$work/claim-$profile"
    done
    # What a supplement claims and the whole does not is told.
    [ "$3" = 3a,ua1 ] || [ "$2" = --embed ] || grep -q 'claim-dropped' "$work/said" || fail "$what: a claim is lost silently"
}

# Every claim, of the diplomas too: what is wrong already proves nothing. LibreOffice's PDF/A-1 is wrong in Debian 13, but no
# whole claims anything because of it.
validate() {
    for diploma in "$diplomas"/*.pdf; do
        [ "$(basename "$diploma")" != office-1.pdf ] || continue
        for profile in $(claims "$diploma" | tr ',' ' ' | sed 's/none//'); do
            echo "$diploma" >>"$work/claim-$profile"
        done
    done
    for list in "$work"/claim-*; do
        profile=${list#"$work/claim-"}
        java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper -f "$profile" --format text -v $(cat "$list") >"$work/verapdf.log" 2>&1 || true
        passed=$(grep -c "^PASS .* $profile\$" "$work/verapdf.log" || true)
        [ "$passed" -eq "$(wc -l <"$list")" ] || fail "$profile: $passed of $(wc -l <"$list") pass
$(grep -v '^PASS' "$work/verapdf.log" | head -n 60)"
        echo "$profile: $passed documents pass"
    done
}
