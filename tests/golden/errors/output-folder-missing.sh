# The folder of the output is not there.
supplement render -L layout.xml qualification.xml -o out/absent/new.trace
untouched
