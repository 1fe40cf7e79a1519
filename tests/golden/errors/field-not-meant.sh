# A field of a personal edition passes through the same gate as a cell, given on the command line or in the file.
refuse -L layout.xml qualification.xml --field holder.name='#N/B' --field holder.date=1,23457E+11
refuse -L layout.xml qualification.xml --field 'holder.name=Jan {naam}' --field 'holder.date=Zo&euml;'
edit qualification.xml 's|</qualification>|<fields><field name="holder.name">Jan null</field><field name="holder.date">today</field></fields></qualification>|'
refuse
trace -L layout.xml qualification.xml --field holder.name='Christopher Null'
