# One run tells all texts that an edition lacks.
edit qualification.xml '/Fires the oven|excellent|<text lang="en">Baker</d'
refuse
