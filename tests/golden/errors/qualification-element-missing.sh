# The authority is left out.
edit qualification.xml '/<authority>/,/<\/authority>/d'
refuse
