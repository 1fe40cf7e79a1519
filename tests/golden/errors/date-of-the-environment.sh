# SOURCE_DATE_EPOCH that is no number.
SOURCE_DATE_EPOCH=yesterday
export SOURCE_DATE_EPOCH
refuse
