# An expression made to hang.
edit layout.xml 's/test="\$holder.name"/test="count(\/\/*[count(\/\/*[count(\/\/*[count(\/\/*) > 1]) > 1]) > 1]) > 1"/'
refuse
