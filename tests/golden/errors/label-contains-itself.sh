# A label that contains itself, by way of another.
edit labels/en.xml 's|Supplement:|<label name="flag"/>|;s|>Flag<|><label name="heading"/><|'
refuse
