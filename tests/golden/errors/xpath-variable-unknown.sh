# A variable that is neither a language nor an input.
edit layout.xml 's/test="\$holder.name"/test="$holder.nmae"/'
refuse
