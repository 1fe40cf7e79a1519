# The output's name is a folder's.
mkdir out/new.trace
supplement render -L layout.xml qualification.xml -o out/new.trace
untouched
