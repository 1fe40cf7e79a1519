# "Research & development" as people write it.
edit qualification.xml 's/Bakeries/Bread \& cake/'
refuse
