# A pattern is taken as a path is: ./ and // make no folder; and a PDF is called .pdf where its name does not say so.
school
n=0
for pattern in './{name}.pdf' '{qualification}//{diploma}-{language}' '{qualification}/./{name}.{language}' '{diploma}.PDF'; do
    n=$((n + 1))
    "$program" export -L layout.xml -q qualifications cohort.csv -o "out/$n" --name "$pattern" >/dev/null
    echo "$pattern"
    (cd "out/$n" && find . -type f ! -name '*.db' | LC_ALL=C sort)
done
hand_out cohort.csv -o other --name . | grep -E 'error|hint|exit'
hand_out cohort.csv -o other --name ./ | grep -E 'error|hint|exit'
hand_out cohort.csv -o other --name './register.db' | grep -E 'error|hint|exit'
hand_out cohort.csv -o other --name './/replaced//{name}' | grep -E 'error|hint|exit'
