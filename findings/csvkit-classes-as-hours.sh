#!/bin/sh
# csvkit 2.2.0 (PyPI, with agate 1.14.2) sorts a CSV file, and makes hours of classes and days of first names on the way.
#
# csvsort guesses a type for each column, and writes all cells anew in it. The classes 4h and 5h (of a Dutch school for havo) and 3m
# become times that pass, "4:00:00" and "0:03:00"; June, May and April become days of the year 1; 1 and 0 faults become True and False; the
# number 0012 becomes 12. csvjoin, csvjson and csvlook do so too, csvcut and csvgrep do not. A field of a CSV file is text (RFC 4180, 2),
# and a sort changes which line comes first: expected were the same cells. With -I they are; --no-leading-zeroes saves the number
# alone. The status is 0, and nothing is said. Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install csvkit==2.2.0 agate==1.14.2

cat >cohort.csv <<'EOF'
surname,name,class,number,faults
Vos,June,5h,0013,0
Bos,May,4h,0012,1
Kok,April,3m,0100,1
EOF
for options in '' --no-leading-zeroes -I; do
    status=0
    echo "csvsort $options"
    venv/bin/csvsort $options -c surname cohort.csv 2>said || status=$?
    echo "status $status, $(wc -l <said) lines said"
done >seen
cat >expected <<'EOF'
csvsort 
surname,name,class,number,faults
Bos,0001-05-01,4:00:00,12,True
Kok,0001-04-01,0:03:00,100,True
Vos,0001-06-01,5:00:00,13,False
status 0, 0 lines said
csvsort --no-leading-zeroes
surname,name,class,number,faults
Bos,0001-05-01,4:00:00,0012,True
Kok,0001-04-01,0:03:00,0100,True
Vos,0001-06-01,5:00:00,0013,False
status 0, 0 lines said
csvsort -I
surname,name,class,number,faults
Bos,May,4h,0012,1
Kok,April,3m,0100,1
Vos,June,5h,0013,0
status 0, 0 lines said
EOF
cat seen
diff expected seen
