# A control character, which XML does not allow.
edit qualification.xml "s/Bakeries/Bake$(printf '\001')ries/"
refuse
