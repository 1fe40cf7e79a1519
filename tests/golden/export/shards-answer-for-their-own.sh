# A row that is wrong stops every part; if each goes on, it is told and rejected by the part whose row it is, and the others end well. One
# with nothing to issue makes no archive and no print run, and a register that merges with the others.
export SOURCE_DATE_EPOCH=1780000000
school
cat >cohort.csv <<'END'
Naam;Crebo;Taal;Diplomanummer
Zoë Jansen;10001;nl;D-1
#N/B;20002;nl;D-2
Bo Smith;20002;nl;D-3
END
part() { # K N OUTPUT [OPTION]...
    k=$1 n=$2 output=$3
    shift 3
    echo "# part $k of $n $*"
    hand_out cohort.csv -o "$output" --shard "$k/$n" "$@"
}
for k in 1 2 3 4; do part $k 4 stopped.zip; done
ls
for k in 1 2 3 4; do part $k 4 issued.zip --keep-going; done
for k in 1 4; do part $k 4 print.pdf --register print-$k.db --keep-going; done
ls
supplement register merge all.db register-1-of-4.db register-2-of-4.db register-3-of-4.db register-4-of-4.db
cat rejected-2-of-4.csv
# no part: none of the rows is good
printf 'Naam;Crebo;Taal;Diplomanummer\n#N/B;20002;nl;D-2\n' >bad.csv
mkdir bad
hand_out bad.csv -o bad/issued.zip --keep-going
ls bad
