# No label of the name that the expression gives.
edit layout.xml "s|name=\"heading\"|select=\"concat('country.', @country)\"|"
refuse
