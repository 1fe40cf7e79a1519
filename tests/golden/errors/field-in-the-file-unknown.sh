# A field that the file brings and the layout does not have.
edit qualification.xml 's|</qualification>|<fields><field name="holder.age">17</field></fields></qualification>|'
refuse
