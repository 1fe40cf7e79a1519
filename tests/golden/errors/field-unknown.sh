# A field that the layout does not have.
refuse -L layout.xml qualification.xml --field holder.nmae=Zoë
