# The second page cannot be written: the first is not left alone.
edit layout.xml 's|height="100mm"|height="40mm"|'
mkdir out/page-2.svg
supplement render -L layout.xml qualification.xml -o out/page.svg
rmdir out/page-2.svg
untouched
