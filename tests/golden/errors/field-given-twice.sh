# The second value of a field is no correction of the first.
refuse -L layout.xml qualification.xml --field holder.name=A --field holder.name=B
