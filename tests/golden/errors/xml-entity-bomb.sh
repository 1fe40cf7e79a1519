# A billion laughs: refused before the first is told, in no time.
edit qualification.xml '2s/^/<!DOCTYPE q [<!ENTITY a "ha"><!ENTITY b "\&a;\&a;\&a;\&a;\&a;\&a;\&a;\&a;\&a;\&a;"><!ENTITY c "\&b;\&b;\&b;\&b;\&b;\&b;\&b;\&b;\&b;\&b;"><!ENTITY d "\&c;\&c;\&c;\&c;\&c;\&c;\&c;\&c;\&c;\&c;">]>\n/'
edit qualification.xml 's/Bakeries/\&d;/'
refuse
