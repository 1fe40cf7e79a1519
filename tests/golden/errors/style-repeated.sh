# One name for two styles.
edit layout.xml 's/name="h1"/name="small"/'
refuse
