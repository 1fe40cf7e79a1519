# A name in the encoding of old Windows machines.
refuse -L layout.xml qualification.xml --field "holder.name=Zo$(printf '\353')" --field holder.date=today
