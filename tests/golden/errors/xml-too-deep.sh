# A thousand elements inside each other.
edit qualification.xml "s|Bakeries|$(printf '<em>%.0s' $(seq 1000))Bakeries$(printf '</em>%.0s' $(seq 1000))|"
refuse
