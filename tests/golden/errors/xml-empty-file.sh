# A file without a single byte.
: >qualification.xml
refuse
