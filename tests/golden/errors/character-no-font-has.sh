# Chinese, which these fonts lack; twice, at two places.
edit qualification.xml 's/School of Baking/x/;s/Kneads dough/Kneads 面团/;s/Bread Act/x/;s/Fires the oven/烤/'
refuse
