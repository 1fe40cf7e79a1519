# A layout without styles.
edit layout.xml '/<styles>/,/<\/styles>/d'
refuse
