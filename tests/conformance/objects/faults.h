/* Every fault that the checks of objects know: FAULT(id, name). tests/conformance/mutations.txt has a mutation for each. */

/* check_catalog.c */
FAULT(LANGUAGE_MISSING, "language-missing")
FAULT(NOT_MARKED, "not-marked")
FAULT(TITLE_HIDDEN, "title-hidden")
FAULT(PAGE_LABELS, "page-labels")
FAULT(OUTPUT_INTENT, "output-intent")
FAULT(IDENTIFIER_MISSING, "identifier-missing")

/* check_metadata.c */
FAULT(XMP_UNREADABLE, "xmp-unreadable")
FAULT(METADATA_MISSING, "metadata-missing")
FAULT(METADATA_DIFFER, "metadata-differ")
FAULT(METADATA_LANGUAGE, "metadata-language")
FAULT(CONFORMANCE_CLAIM, "conformance-claim")
FAULT(EXTENSION_SCHEMA, "extension-schema")

/* check_source.c */
FAULT(SOURCE_MISSING, "source-missing")
FAULT(SOURCE_RELATIONSHIP, "source-relationship")
FAULT(SOURCE_PROPERTIES, "source-properties")
FAULT(SOURCE_UNREAD, "source-unread")
FAULT(SOURCE_LANGUAGE, "source-language")

/* tree.c, check_tree.c */
FAULT(TREE_ROOT, "tree-root")
FAULT(TREE_PARENT, "tree-parent")
FAULT(NAMESPACE, "namespace")
FAULT(TREE_NESTING, "tree-nesting")
FAULT(TREE_EMPTY, "tree-empty")
FAULT(CONTENT_MISSING, "content-missing")
FAULT(CONTENT_TWICE, "content-twice")
FAULT(CONTENT_UNTAGGED, "content-untagged")
FAULT(PARENT_TREE, "parent-tree")
FAULT(PARENT_TREE_LINK, "parent-tree-link")
FAULT(ORDER, "order")
FAULT(HEADING_ORDER, "heading-order")
FAULT(FIGURE_WORDS, "figure-words")
FAULT(FIGURE_BOX, "figure-box")
FAULT(NOTE_ID, "note-id")
FAULT(NOTE_PLACE, "note-place")
FAULT(LIST_NUMBERING, "list-numbering")

/* check_table.c */
FAULT(SCOPE_MISSING, "scope-missing")
FAULT(SCOPE_WRONG, "scope-wrong")
FAULT(TABLE_UNEVEN, "table-uneven")
FAULT(TABLE_NESTED, "table-nested")

/* check_artifact.c */
FAULT(ARTIFACT_TEXT, "artifact-text")
FAULT(ARTIFACT_REPEAT, "artifact-repeat")
FAULT(FURNITURE_READ, "furniture-read")

/* content.c, to_unicode.c, check_text.c */
FAULT(CONTENT_SYNTAX, "content-syntax")
FAULT(TO_UNICODE_MISSING, "to-unicode-missing")
FAULT(TO_UNICODE_TWICE, "to-unicode-twice")
FAULT(TO_UNICODE_FORBIDDEN, "to-unicode-forbidden")
FAULT(ACTUAL_TEXT, "actual-text")
FAULT(WORDS_JOINED, "words-joined")
FAULT(SOFT_HYPHEN, "soft-hyphen")

/* check_font.c */
FAULT(FONT_FLAGS, "font-flags")
FAULT(FONT_NAMES, "font-names")
FAULT(FONT_GLYPH, "font-glyph")

/* check_link.c */
FAULT(LINK_WORDS, "link-words")
FAULT(LINK_TARGET, "link-target")
FAULT(LINK_PLACE, "link-place")
FAULT(LINK_ORDER, "link-order")
FAULT(LINK_UNTAGGED, "link-untagged")

/* check_outline.c */
FAULT(OUTLINE_MISSING, "outline-missing")
FAULT(OUTLINE_TITLE, "outline-title")
FAULT(OUTLINE_TARGET, "outline-target")
FAULT(OUTLINE_LEVEL, "outline-level")
