# A style that is not defined.
edit layout.xml 's/style="small"/style="smal"/'
refuse
