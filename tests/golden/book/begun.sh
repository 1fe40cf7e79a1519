# A workbook to begin with: what it has, what its cells offer, and that equal input gives equal bytes. Filled in, it becomes a file that lacks
# nothing but what was not filled in.
supplement new --country NL --languages 'nl en' --workbook -o out/q.xlsx
supplement new --country NL --languages 'nl en' -o out/q.xlsx
"$program" new --country NL --languages 'nl en' --workbook -o - >out/again.xlsx
cmp out/q.xlsx out/again.xlsx && echo "the same bytes"
workbook show out/q.xlsx
workbook offers out/q.xlsx
supplement import out/q.xlsx -o out/empty
workbook set out/q.xlsx 'Title!D2=crebo' 'Title!E2=90001' 'Title!G3=Bakker' 'Title!H3=Baker' 'Profile!D3=1' 'Profile!E3=Bakt brood' 'Profile!D4=1.1' \
    'Profile!E4=Kneedt deeg' 'Profile!F4=Kneads dough' 'Profile!B5=core-task/work-process' 'Profile!D5=1.2' 'Profile!E5=Weegt & meet' \
    'Occupations!D2=Bakkers maken:

- brood
- <em>banket</em>

Van alles.' 'Official basis!E7=4' 'Official basis!G8=NLQF' 'Official basis!H8=4' 'Learning pathways!D3=school' 'Learning pathways!E3=40%' \
    'Learning pathways!F5=veertig' 'Learning pathways!B7=pathway' 'Learning pathways!D7=workplace' 'Qualifications!I2=2026-08-01'
supplement import out/q.xlsx -o out/filled
cat out/filled/90001.xml
supplement check out/filled/90001.xml
