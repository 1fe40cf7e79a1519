# Faults of a cohort in three languages: text, detail, hint and what was counted; what a row was rejected for; ids as in English.
# None of these locales was generated for the test. A page's PDF and the register know nothing of any of this.
school
cat >bad.csv <<'END'
naam;crebo;taal;diplomanummer
#N/B;10001;nl;D-1
Zoë Jansen-Đurić;10001;nl;D-2
;20002;;D-3
END
for locale in nl_NL.UTF-8 de_DE.UTF-8 fr_FR.UTF-8; do
    export LC_ALL=$locale
    hand_out bad.csv -o "out/$locale" --keep-going | sed -E 's/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{5}.*/TIME/'
    sed -n 2p "out/$locale/rejected.csv"
    cmp "out/nl_NL.UTF-8/10001/Zoë Jansen-Đurić-D-2-nl.pdf" "out/$locale/10001/Zoë Jansen-Đurić-D-2-nl.pdf" && echo "the same bytes"
done
