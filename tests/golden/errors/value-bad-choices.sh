# Words that are not among the choices, and a number outside its bounds.
edit layout.xml 's/bold="yes"/bold="true" align="centre" widows="0"/'
refuse
