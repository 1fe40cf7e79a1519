# HTML's names of characters are no XML.
edit qualification.xml 's/Bakeries/Boulangeries \&amp; p\&acirc;tisseries/'
refuse
