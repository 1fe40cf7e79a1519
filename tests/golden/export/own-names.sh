# Names that the program itself uses are no names of documents.
school
for name in 'register.db' 'replaced/{name}.pdf' 'Rejected.CSV' 'register-{diploma}.db' 'REPLACED'; do
    hand_out cohort.csv -o out --name "$name" | grep -E 'error|exit'
done
edit cohort.csv 's/Bo Smith/register/;s/Zoë.*;10001/Replaced;10001/;s/Þór.*;10001/rejected.csv;10001/'
hand_out cohort.csv -o out --name '{name}.db' | grep -E 'error|exit'
hand_out cohort.csv -o other --name '{name}/{diploma}-{language}.pdf' | grep -E 'error|exit'
find out other -type f | sort
