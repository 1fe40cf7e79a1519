# A length without a unit, one in inches, one too long, a size of nothing.
edit layout.xml 's/leading="12pt"/leading="12"/;s/space-before="2mm"/space-before="1in"/;s/top="8mm"/top="8000mm"/;s/size="7pt"/size="0pt"/'
refuse
