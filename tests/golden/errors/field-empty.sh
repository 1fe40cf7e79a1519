# A name of spaces.
refuse -L layout.xml qualification.xml --field 'holder.name=  ' --field holder.date=today
