# Whatever is the matter with a row, rejected.csv has all of it; fed again unmended, it is refused again, and mended it is issued.
school
printf '\357\273\277' >marked.csv
cat cohort.csv >>marked.csv
printf 'Bad \377 Byte;10001;nl;D-4\nLost � Letter;10001;nl;D-5\nBell \a;10001;nl;D-6\n"Smith" jr.;10001;nl;D-7\n' >>marked.csv
printf 'Too Long;10001;nl;D-8;x\n"Open;10001;nl;D-10\nNext;10001;nl;D-11\n' >>marked.csv
hand_out marked.csv -o out --keep-going
cat out/rejected.csv | tr '\a' '?'
cp out/rejected.csv again.csv
hand_out again.csv -o out --keep-going
edit again.csv 's/\x07//;s/;"correct the cells.*//;s/�/é/g;s/^"Smith"" jr."/Smith jr./;s/;x\r$/\r/'
hand_out again.csv -o out --keep-going
