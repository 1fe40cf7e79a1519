# What `check` says of what is good.
supplement check -L layout.xml qualification.xml layout.xml labels/en.xml labels/nl.xml
