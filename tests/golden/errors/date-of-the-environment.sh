# SOURCE_DATE_EPOCH that is no number, or not nothing but one, or beyond the years of four digits.
export SOURCE_DATE_EPOCH
for SOURCE_DATE_EPOCH in yesterday 1786000000s '' -1 253402300800; do
    echo "SOURCE_DATE_EPOCH='$SOURCE_DATE_EPOCH'"
    refuse
done
echo Let pass:
for SOURCE_DATE_EPOCH in 0 951782400 1786000000 253402300799; do
    trace -L layout.xml qualification.xml
    grep '^date' out/page.trace
done
