# The style that all others rest on is not there.
edit layout.xml 's/name="text"/name="base"/;s/like="text"/like="base"/'
refuse
