# A style that is like itself.
edit layout.xml 's/name="small" like="text"/name="small" like="small"/'
refuse
