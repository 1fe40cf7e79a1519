# The disk is full when some documents are written: here no file can be larger than the smallest of them, which has just room.
# What is there is whole, what was recorded before stays; with room the next run comes to the end of one that was left alone.
export SOURCE_DATE_EPOCH=1780000000
school
cat >cohort.csv <<'END'
naam;crebo;taal;diplomanummer
Bo Smith;20002;;D-3
Zoë Jansen-Đurić;10001;nl en;D-1
Cy Smith;20002;;D-4
Þórdís Ægisdóttir;10001;en;D-2
END
letters='абвгд ежзий клмно прсту фхцчш щъыьэ юя αβγδε ζηθικ λμνξο πρςστ υφχψω àáâã äåæçè éêëìí îïñòó ôõöøù úûüýÿ āăąćč ďđēėę ģğīįķ ļłńňő ŕřśšť ůűųźż АБВГД ЕЖЗИЙ КЛМНО' # so that each is larger than an empty register
for file in baker smith; do
    edit qualifications/$file.xml "s/Bakes bread/& $letters/;s/Bakt brood/& $letters/"
done
hand_out cohort.csv -o whole
all=$program
smallest=$(find whole -name '*.pdf' -size -1024k -printf '%s\n' | sort -n | head -1)
printf '#!/bin/sh\ntrap "" XFSZ\nulimit -f %d\nexec "%s" "$@"\n' $((smallest / 512 + 1)) "$program" >full
chmod +x full

# disturbed ARGUMENTS...: exports without room, then with it.
disturbed() {
    program=$PWD/full
    hand_out cohort.csv "$@"
    program=$all
    listed
    diff -rq --exclude='*.db' whole out | grep -v 'Only in whole' || :
    supplement register list out/register.db
    hand_out cohort.csv "$@"
    "$program" register list --csv out/register.db >rows
    rm -f out/register.db
    keep
    rm -rf out
    mkdir out
    hand_out cohort.csv "$@" >/dev/null
    "$program" register list --csv out/register.db | diff rows - || :
    rm -f out/register.db
    changed
}
disturbed -o out
rm -rf out
mkdir out
disturbed -o out/all.zip
rm -rf out
mkdir out
disturbed -o out/all.pdf
rm -rf out
mkdir out
program=$PWD/full
hand_out cohort.csv -o out --keep-going # what the machine lacks is no row's fault
listed
