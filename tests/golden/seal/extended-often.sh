# Who extends a file again and again, by the calendar, loses nothing: its seal is told as before, until there is no more room.
keys=$PWD/keys
mkdir keys
clock keys
. "$source/tests/authority.sh"
told() { sed -E "s|${address#http://}|HOST|g; s/[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9:]{8} UTC)?/DAY/g; s/(; the file was time-stamped on DAY by Specimen clock; vouched for by Specimen root)+/ + stamps/"; }
"$program" render -L layout.xml qualification.xml --seal keys/seal.pem -o a.pdf
often() { # TIMES
    for _ in $(seq "$1"); do
        "$program" seal --extend a.pdf --trust keys/root.pem --timestamp "$address/good"
    done
}
often 9
grep -ac /DocTimeStamp a.pdf
supplement verify a.pdf -L layout.xml --trust keys/root.pem | told
often 20
grep -ac /DocTimeStamp a.pdf
supplement seal --extend a.pdf --trust keys/root.pem --timestamp "$address/good" | told
supplement verify a.pdf -L layout.xml --trust keys/root.pem | told
# what is changed is still found
sed 's/(Seal)/(Soal)/' a.pdf >b.pdf
supplement verify b.pdf -L layout.xml --trust keys/root.pem | told
