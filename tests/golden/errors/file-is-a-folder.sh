# A folder where a file belongs.
refuse -L layout.xml labels
