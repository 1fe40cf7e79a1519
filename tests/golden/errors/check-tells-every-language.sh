# What is missing for which language, all at once.
edit qualification.xml '/Fires the oven/d;/Kneedt deeg/d'
supplement check -L layout.xml qualification.xml
