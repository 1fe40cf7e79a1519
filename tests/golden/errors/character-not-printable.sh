# Characters that XML allows and paper does not.
edit qualification.xml "s/Kneads dough/Kneads$(printf '\302\205')dough/"
refuse
