# A style like one that is not there.
edit layout.xml 's/name="small" like="text"/name="small" like="txt"/'
refuse
