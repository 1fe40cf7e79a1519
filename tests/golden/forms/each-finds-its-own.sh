# Of a folder of forms each qualification finds its own: the one that it names, else its country's, else the usual one.
forms
supplement check -L forms qualifications/baker.xml qualifications/smith.xml qualifications/waiter.xml
as_by forms/europass-certificate-supplement.xml qualifications/baker.xml
as_by forms/at.xml qualifications/smith.xml --field holder.name=Bo --field holder.diploma=D-1 --field holder.class=4b
as_by forms/be.xml qualifications/waiter.xml
# one that it names comes before its country's
edit qualifications/smith.xml 's|country="AT"|country="AT" form="be"|'
as_by forms/be.xml qualifications/smith.xml -l nl
edit qualifications/smith.xml 's|form="be"|form="europass-certificate-supplement"|'
as_by forms/europass-certificate-supplement.xml qualifications/smith.xml
# it travels with the data, and finds the same form again
edit qualifications/waiter.xml 's|country="BE"|country="DE" form="be"|'
supplement render -L forms qualifications/waiter.xml -l en -o out/once.pdf
supplement extract out/once.pdf -o out/once.xml
as_by forms/be.xml out/once.xml
cmp out/once.pdf out/found.pdf
supplement verify -L forms out/once.pdf
# no form has this name
edit qualifications/smith.xml 's|form="europass-certificate-supplement"|form="nl-2"|'
supplement check -L forms qualifications/smith.xml
edit qualifications/smith.xml 's|form="nl-2"|form="../labels/nl"|'
supplement check -L forms qualifications/smith.xml
# one layout that is named serves all
supplement check -L forms/be.xml qualifications/baker.xml qualifications/waiter.xml
# no form lies there
mkdir empty
supplement check -L empty qualifications/baker.xml
