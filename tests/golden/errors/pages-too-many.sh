# A warning only: more pages than asked for, even at the smallest size.
edit layout.xml 's|<fonts>|<fit pages="1" least="90%"/><fonts>|;s|height="100mm"|height="40mm"|'
trace -L layout.xml qualification.xml
grep -c '^page' out/page.trace
