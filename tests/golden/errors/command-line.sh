# Commands and options that there are not, and what is left out.
supplement
supplement rendr qualification.xml
supplement render --colour qualification.xml -o out/new.trace
supplement render -q qualification.xml -o out/new.trace
supplement render qualification.xml -o
supplement render qualification.xml
supplement render -o out/new.trace
supplement render one.xml two.xml -o out/new.trace
supplement render qualification.xml -o out/new.docx
supplement render qualification.xml -o out/new
supplement render qualification.xml -o out/new.trace --format docx
supplement check
supplement extract
supplement render qualification.xml -o out/new.pdf --standard=pdfa4
untouched
