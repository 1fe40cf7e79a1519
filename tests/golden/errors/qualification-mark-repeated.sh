# Two steps of the grading scale with one mark.
edit qualification.xml 's/mark="6"/mark="5"/'
refuse
