# One name for two styles.
edit layout.xml 's/name="h2"/name="small"/'
refuse
