# A style names a family that the layout does not have.
edit layout.xml 's/font="Noto Sans"/font="Arial"/'
refuse
