# What was issued and extended since is what was issued; once it is entered, it is made again as it is.
keys=$PWD/keys
mkdir keys
clock keys
. "$source/tests/authority.sh"
school
told() { sed -E "s|${address#http://}|HOST|g; s/[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:]{8}Z| [0-9:]{8} UTC)?/TIME/g"; }
hand_out cohort.csv -o out --seal keys/seal.pem --timestamp "$address/good" | told
asked >/dev/null
supplement seal --extend out/*/*.pdf --trust keys/root.pem --timestamp "$address/good" | told
asked | sort | uniq -c
one=$(find out -name '*D-3*.pdf')
supplement verify "$one" --register out/register.db | told
supplement register seal out/register.db out/*/*.pdf | told
supplement verify "$one" --register out/register.db | told
cp "$one" kept.pdf
rm "$one"
hand_out cohort.csv -o out | told
cmp kept.pdf "$one" && echo 'the same again'
