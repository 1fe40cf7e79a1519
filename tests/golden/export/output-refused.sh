# A folder that nobody may write to, one that is a file, a register in a folder that there is not, a full disk (of which
# newer SQLite tells the system's own words more often).
school
chmod a-w out
all=$program
[ "$(id -u)" -ne 0 ] || {
    printf '#!/bin/sh\nexec setpriv --bounding-set=-dac_override "%s" "$@"\n' "$program" >bounded
    chmod +x bounded
    program=$PWD/bounded
}
hand_out cohort.csv -o out
hand_out cohort.csv -o out/all.zip
hand_out cohort.csv -o out/all.pdf
chmod u+w out
program=$all
listed
hand_out cohort.csv -o layout.xml
hand_out cohort.csv -o out --register absent/register.db
listed
printf '#!/bin/sh\ntrap "" XFSZ\nulimit -f 12\nexec "%s" "$@"\n' "$program" >full
chmod +x full
program=$PWD/full
for output in out out/all.zip out/all.pdf; do
    hand_out cohort.csv -o "$output" | sed 's/: File too large//'
done
listed
