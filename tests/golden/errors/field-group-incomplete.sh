# A name without a date.
refuse -L layout.xml qualification.xml --field holder.name=Zoë
