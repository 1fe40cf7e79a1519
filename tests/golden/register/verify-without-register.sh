# Nobody to ask but the file: it is made again from its own data. A forger who makes the whole file anew passes here.
. "$golden/register/start"
make out/personal.pdf 2026-1 'Zoë Jansen'
"$program" render -L layout.xml qualification.xml -o out/general.pdf
supplement verify -L layout.xml out/personal.pdf out/general.pdf
cp out/personal.pdf out/longer.pdf
echo >>out/longer.pdf
cp layout.xml out/layout.pdf
supplement verify -L layout.xml out/longer.pdf out/layout.pdf
supplement verify out/personal.pdf
