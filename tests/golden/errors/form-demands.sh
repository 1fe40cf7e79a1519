# What a form demands, and the fields that it alone has; a qualification that has all of them passes.
cat >own.xml <<'XML'
<layout version="1" name="own" base="layout.xml">
  <vocabulary>
    <require select="agreements"/>
    <require select="awarding-body/address"/>
    <require select="level/@eqf"/>
    <require select="core-task | skill"/>
    <field name="valid-until" type="date" required="yes"/>
    <field name="remark" type="line" required="yes"/>
    <field name="motto" type="prose"/>
    <field name="credits" type="number"/>
  </vocabulary>
  <unused select="field"/>
</layout>
XML
refuse -L own.xml qualification.xml
edit qualification.xml 's|</qualification>|<field name="valid-until">1 July 2027</field>\n<field name="remark"><text lang="en"><p>a</p></text></field>\n<field name="motto">words</field>\n<field name="credits">120 ECTS</field>\n<field name="valid-untill">2027-07-01</field>\n</qualification>|'
refuse -L own.xml qualification.xml
