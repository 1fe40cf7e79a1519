# An encoding that nobody knows.
edit qualification.xml '1s/UTF-8/Baker-8/'
refuse
