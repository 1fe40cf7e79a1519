# A field without an equals sign, and one without a name.
refuse -L layout.xml qualification.xml --field holder.name
refuse -L layout.xml qualification.xml --field =Zoë
