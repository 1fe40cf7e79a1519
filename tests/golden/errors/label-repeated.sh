# One name for two labels.
edit labels/en.xml 's/name="flag"/name="heading"/'
refuse
