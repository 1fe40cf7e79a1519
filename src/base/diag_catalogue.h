/* Every message that Supplement can give: X(id, name, severity, exit status, fixed text, hint).
 * The detail that follows the fixed text names the thing at fault; the hint says what to do. An empty hint prints none. */
#ifndef BASE_DIAG_CATALOGUE_H
#define BASE_DIAG_CATALOGUE_H

#define DIAG_CATALOGUE(X) \
    /* files and the machine */ \
    X(DIAG_FILE_UNREADABLE, "file-unreadable", SEVERITY_ERROR, STATUS_SYSTEM, "the file cannot be read", \
      "check the name and that you may read it") \
    X(DIAG_PATH_OUTSIDE, "path-outside", SEVERITY_ERROR, STATUS_INPUT, "the path leads out of the folder that it must stay in", \
      "a layout names files below its own folder, in `fonts` beside it, or that came with the program; links lead nowhere else " \
      "either: put a copy there") \
    X(DIAG_FILE_TOO_LARGE, "file-too-large", SEVERITY_ERROR, STATUS_INPUT, "the file is too large", \
      "a qualification has some ten kilobytes; is this the right file?") \
    X(DIAG_FILE_UNWRITABLE, "file-unwritable", SEVERITY_ERROR, STATUS_SYSTEM, "the output cannot be written", \
      "check the folder, its permissions and the free space; what was there before is untouched") \
    X(DIAG_LISTEN, "listen", SEVERITY_ERROR, STATUS_SYSTEM, "nobody can be answered at this address", \
      "take another port, or end the program that has this one; ports below 1024 are the system's") \
    X(DIAG_MEMORY_EXHAUSTED, "memory-exhausted", SEVERITY_ERROR, STATUS_SYSTEM, \
      "this computer has no memory left, and the work was given up", \
      "close other programs, or ask for more memory, and run it again; what was there before is untouched") \
    X(DIAG_INTERNAL, "internal", SEVERITY_ERROR, STATUS_SYSTEM, "a library failed", \
      "this is a fault of the program or the machine; please report it") \
    X(DIAG_USAGE, "usage", SEVERITY_ERROR, STATUS_USAGE, "the command line is not understood", \
      "see `supplement --help`") \
    /* XML */ \
    X(DIAG_XML_SYNTAX, "xml-syntax", SEVERITY_ERROR, STATUS_INPUT, "this is not well-formed XML", \
      "look at this line and the one before it: a tag left open, a stray `<` or `&` (write `&lt;` and `&amp;`)") \
    X(DIAG_XML_ENCODING, "xml-encoding", SEVERITY_ERROR, STATUS_INPUT, "the text is not valid in its encoding", \
      "save the file as UTF-8") \
    X(DIAG_XML_DOCTYPE, "xml-doctype", SEVERITY_ERROR, STATUS_INPUT, "a document type declaration is not accepted", \
      "remove the `<!DOCTYPE …>`; write characters themselves instead of entities") \
    X(DIAG_XML_DEPTH, "xml-depth", SEVERITY_ERROR, STATUS_INPUT, "the elements are nested too deep", \
      "no supplement needs this depth; was the file made by a faulty program?") \
    X(DIAG_XML_ATTRIBUTES, "xml-attributes", SEVERITY_ERROR, STATUS_INPUT, "the element has too many attributes", \
      "no element has more than forty; was the file made by a faulty program?") \
    X(DIAG_XML_NAMES, "xml-names", SEVERITY_ERROR, STATUS_INPUT, "too many different names of elements, attributes and namespaces", \
      "no file needs a thousand; was it made by a faulty program?") \
    X(DIAG_XML_KIND, "xml-kind", SEVERITY_ERROR, STATUS_INPUT, "this is not the kind of file expected here", \
      "the first element says what a file is: <qualification>, <layout> or <labels>") \
    X(DIAG_SCHEMA, "schema", SEVERITY_ERROR, STATUS_INPUT, "the file does not follow its schema", "") \
    /* layout */ \
    X(DIAG_ELEMENT_UNKNOWN, "element-unknown", SEVERITY_ERROR, STATUS_INPUT, "this element is not known here", \
      "check its spelling and the element it stands in") \
    X(DIAG_ELEMENT_MISSING, "element-missing", SEVERITY_ERROR, STATUS_INPUT, "an element is missing", "") \
    X(DIAG_ATTRIBUTE_UNKNOWN, "attribute-unknown", SEVERITY_ERROR, STATUS_INPUT, "this attribute is not known here", \
      "check its spelling") \
    X(DIAG_ATTRIBUTE_MISSING, "attribute-missing", SEVERITY_ERROR, STATUS_INPUT, "an attribute is missing", "") \
    X(DIAG_VALUE_INVALID, "value-invalid", SEVERITY_ERROR, STATUS_INPUT, "this value is not understood", "") \
    X(DIAG_NAME_REPEATED, "name-repeated", SEVERITY_ERROR, STATUS_INPUT, "this name is defined twice", \
      "remove or rename one of the two") \
    X(DIAG_STYLE_UNKNOWN, "style-unknown", SEVERITY_ERROR, STATUS_INPUT, "the layout has no such style", \
      "define it in <styles> or use one that is there") \
    X(DIAG_STYLE_CYCLE, "style-cycle", SEVERITY_ERROR, STATUS_INPUT, "a style inherits from itself", \
      "follow the `like` attributes and break the circle") \
    X(DIAG_LAYOUT_CYCLE, "layout-cycle", SEVERITY_ERROR, STATUS_INPUT, "a layout builds on itself", \
      "follow the `base` attributes from file to file and break the circle") \
    X(DIAG_FORM_UNKNOWN, "form-unknown", SEVERITY_ERROR, STATUS_INPUT, "there is no form of this name", \
      "name one of them, or leave `form` out: then the country decides") \
    X(DIAG_PART_UNKNOWN, "part-unknown", SEVERITY_ERROR, STATUS_INPUT, "the layout that this one builds on has no such part", \
      "correct the name, or give it to the part there: part=\"…\"") \
    X(DIAG_FRAGMENT_UNKNOWN, "fragment-unknown", SEVERITY_ERROR, STATUS_INPUT, "the layout has no such fragment", \
      "correct the name, or add the fragment at the end of the layout: <fragment name=\"…\">") \
    X(DIAG_FRAGMENT_CYCLE, "fragment-cycle", SEVERITY_ERROR, STATUS_INPUT, "a fragment is used in itself", \
      "follow the <use> elements from fragment to fragment and break the circle") \
    X(DIAG_XPATH_INVALID, "xpath-invalid", SEVERITY_ERROR, STATUS_INPUT, "this is not a valid XPath expression", \
      "expressions look like `core-task/title` or `level/@eqf`") \
    X(DIAG_VARIABLE_UNKNOWN, "variable-unknown", SEVERITY_ERROR, STATUS_INPUT, "the expression uses an unknown variable", \
      "correct the name, or declare it in <inputs> of the layout") \
    X(DIAG_VALUE_NOT_FOUND, "value-not-found", SEVERITY_ERROR, STATUS_INPUT, "the expression finds nothing", \
      "add the value to the qualification; a value that may be absent stands inside an <if>") \
    X(DIAG_VALUE_NOT_INLINE, "value-not-inline", SEVERITY_ERROR, STATUS_INPUT, \
      "a text of several paragraphs stands where one line of words belongs", \
      "write the text without <p> and lists; or, in the layout, take its <value> or <label> out of the <p> around it") \
    X(DIAG_LABEL_UNKNOWN, "label-unknown", SEVERITY_ERROR, STATUS_INPUT, "the label set has no such label", \
      "add the label to the file of that language") \
    X(DIAG_LABEL_ADDED, "label-added", SEVERITY_WARNING, STATUS_OK, "the layout asks for no such label, and few sets have it", \
      "is its name misspelt? else remove it, or add it to the files of the other languages") \
    X(DIAG_LABEL_DRAFT, "label-draft", SEVERITY_WARNING, STATUS_OK, "labels are drafts", \
      "find the official words of these, and take away status=\"draft\"") \
    X(DIAG_LABEL_LANGUAGE, "label-language", SEVERITY_ERROR, STATUS_INPUT, "the label is not in the language of its set", \
      "translate it; what the layout shows in all editions alike is a single word or a name") \
    X(DIAG_LABEL_LANGUAGE_DOUBT, "label-language-doubtful", SEVERITY_WARNING, STATUS_OK, \
      "the label seems to be in another language than its set", "is it translated?") \
    X(DIAG_LAYOUT_WORDS, "layout-words", SEVERITY_WARNING, STATUS_OK, "the layout has words of its own", \
      "they are in one language in all editions: put them into the label files, and <label name=\"…\"/> in their place") \
    X(DIAG_LABEL_CYCLE, "label-cycle", SEVERITY_ERROR, STATUS_INPUT, "labels are nested too deep", \
      "does the label contain itself, perhaps by way of others?") \
    X(DIAG_LABELS_MISSING, "labels-missing", SEVERITY_ERROR, STATUS_INPUT, "there are no labels in this language", \
      "add the file to the layout's label folder") \
    X(DIAG_FLAG_MISSING, "flag-missing", SEVERITY_WARNING, STATUS_OK, "there is no drawing of this country's flag", \
      "its place stays empty: add it to the layout's flag folder as CODE.svg") \
    X(DIAG_PICTURE_MISSING, "picture-missing", SEVERITY_WARNING, STATUS_OK, "there is no picture of this name", \
      "its place stays empty: add it to the folder, as .svg, .png or .jpg") \
    X(DIAG_DRAWING_INVALID, "drawing-invalid", SEVERITY_ERROR, STATUS_INPUT, "the drawing uses what is not supported", \
      "use rect, circle, ellipse, polygon and path with fill colours") \
    X(DIAG_IMAGE_INVALID, "image-invalid", SEVERITY_ERROR, STATUS_INPUT, "the picture cannot be used", \
      "use a PNG or JPEG file") \
    X(DIAG_FONT_INVALID, "font-invalid", SEVERITY_ERROR, STATUS_SYSTEM, "the font cannot be used", \
      "use a TrueType font (.ttf) with outlines in `glyf`") \
    X(DIAG_HYPHENATION_INVALID, "hyphenation-invalid", SEVERITY_ERROR, STATUS_SYSTEM, \
      "the hyphenation patterns cannot be used", "use a pattern file as libhyphen reads it, in UTF-8") \
    X(DIAG_HYPHENATION_MISSING, "hyphenation-missing", SEVERITY_WARNING, STATUS_OK, \
      "there are no hyphenation patterns for this language", "add them to the layout's hyphenation folder as LANGUAGE.dic") \
    /* qualification */ \
    X(DIAG_EDITION_UNKNOWN, "edition-unknown", SEVERITY_ERROR, STATUS_INPUT, "there is no edition in this language", \
      "the `editions` attribute of the qualification lists those that exist") \
    X(DIAG_LANGUAGE_TWICE, "language-twice", SEVERITY_ERROR, STATUS_INPUT, "a language is named twice", \
      "`editions` names each language once, and `translation` another one than `original`") \
    X(DIAG_EDIT_REFUSED, "edit-refused", SEVERITY_ERROR, STATUS_INPUT, "this cannot be changed here without changing what was not meant", \
      "change it in the file itself, with an editor") \
    X(DIAG_TEXT_MISSING, "text-missing", SEVERITY_ERROR, STATUS_INPUT, "a text is missing in an edition", \
      "add the translation beside the others") \
    X(DIAG_DEMAND_UNMET, "demand-unmet", SEVERITY_ERROR, STATUS_INPUT, "the form demands what is not there", \
      "write it into the qualification; `supplement new` makes a file that shows how. What a form demands its layout says in <vocabulary>") \
    X(DIAG_OWN_FIELD_UNKNOWN, "own-field-unknown", SEVERITY_ERROR, STATUS_INPUT, "the form has no field of this name", \
      "use one that it has, or let its layout say what this one holds: <vocabulary><field name=\"…\" type=\"line\"/>") \
    X(DIAG_OWN_FIELD_INVALID, "own-field-invalid", SEVERITY_ERROR, STATUS_INPUT, "the field does not hold what it should", \
      "write it as its form wants it: the layout says so in <vocabulary>") \
    X(DIAG_TEXT_EMPTY, "text-empty", SEVERITY_ERROR, STATUS_INPUT, "a text is empty", \
      "write the text, or remove the element if it does not apply") \
    X(DIAG_TEXT_UNUSED, "text-unused", SEVERITY_ERROR, STATUS_INPUT, "the layout shows this nowhere", \
      "give it a place in the layout, or take it out of the data; a layout that leaves it out on purpose says so: " \
      "<unused select=\"…\"/>") \
    X(DIAG_PART_EMPTY, "part-empty", SEVERITY_ERROR, STATUS_INPUT, "a part of the document would come out empty", \
      "fill in what belongs there, in the qualification; a part that may be absent stands inside an <if>") \
    X(DIAG_WORDS_BARE, "words-bare", SEVERITY_ERROR, STATUS_INPUT, "words stand beside paragraphs, in none themselves", \
      "put them into a <p>…</p> of their own, or into the one before or after them") \
    X(DIAG_FIELD_UNKNOWN, "field-unknown", SEVERITY_ERROR, STATUS_INPUT, "the layout has no such field", \
      "use one that it has, or declare this one in <inputs> of the layout") \
    X(DIAG_FIELD_UNUSED, "field-unused", SEVERITY_ERROR, STATUS_INPUT, "the layout shows this field nowhere", \
      "give it a place in the layout, or leave it out; a layout that leaves it out on purpose says so: " \
      "<unused select=\"$holder.date\"/>") \
    X(DIAG_FIELD_INVALID, "field-invalid", SEVERITY_ERROR, STATUS_INPUT, "this is not a usable field value", "") \
    X(DIAG_CODE_CROWDED, "code-crowded", SEVERITY_ERROR, STATUS_INPUT, "a signed code has no room for this", \
      "name, diploma number and qualification have some 200 letters together: issue this row without --signed-code") \
    X(DIAG_CODE_KEY, "code-key", SEVERITY_ERROR, STATUS_INPUT, "this key makes signatures that are too long for a code", \
      "with --signed-code, give a key on the curve P-256") \
    X(DIAG_CODE_INVALID, "code-invalid", SEVERITY_ERROR, STATUS_INPUT, "a code cannot hold this", \
      "it holds an address of at most 90 letters: https://, a host and, if need be, a path in capitals; or what supplement signed") \
    X(DIAG_FIELD_INCOMPLETE, "field-incomplete", SEVERITY_ERROR, STATUS_INPUT, "a personal edition lacks a field", \
      "give all fields of the group, or of the row, or none of them") \
    X(DIAG_FIELD_NUMBER, "field-number", SEVERITY_ERROR, STATUS_INPUT, "this is no number that can be read", \
      "write it in digits, with nothing between thousands and a point or comma before decimals: 1200, 7,5") \
    X(DIAG_ROWS_KEPT, "rows-kept", SEVERITY_ERROR, STATUS_INPUT, \
      "the file's rows are those of the holder whom it names, not of another", \
      "give the rows of this holder too: all of them") \
    /* what cannot be meant */ \
    X(DIAG_TEXT_SPREADSHEET, "text-spreadsheet", SEVERITY_ERROR, STATUS_INPUT, "this cannot be what is meant", \
      "mend it in the spreadsheet: a formula that fails, a column that is too narrow, a number that belongs into a column " \
      "of text; then save it anew") \
    X(DIAG_TEXT_SPOILT, "text-spoilt", SEVERITY_ERROR, STATUS_INPUT, "this cannot be what is meant", \
      "type it anew; if more is like this, export the file anew from where it came, as .xlsx or as UTF-8") \
    X(DIAG_TEXT_LEFTOVER, "text-leftover", SEVERITY_ERROR, STATUS_INPUT, "this cannot be what is meant", \
      "write what belongs there, or nothing") \
    X(DIAG_TEXT_ROLE, "text-role", SEVERITY_ERROR, STATUS_INPUT, "this cannot be what is meant", \
      "write a name with letters and a number with digits; does it stand in the column that it belongs to?") \
    /* judgements on a qualification: those that a waiver in the file may let pass */ \
    X(DIAG_TEXT_MARKUP, "text-markup", SEVERITY_ERROR, STATUS_INPUT, "marks of a program stand among the words", \
      "write the characters themselves, and strong, em, a, p, ul and li as elements: <strong>, not &lt;strong&gt;") \
    X(DIAG_TEXT_BULLET, "text-bullet", SEVERITY_ERROR, STATUS_INPUT, "a text begins with a sign that was typed for an item", \
      "take it away where the form has a sign of its own; make items of the others: <ul><li>…</li></ul>") \
    X(DIAG_TEXT_CUT, "text-cut", SEVERITY_ERROR, STATUS_INPUT, "a text is cut off", \
      "look at where it comes from, and add what is missing; if it is whole, let it pass with a <waiver>") \
    X(DIAG_TEXT_CUT_PERHAPS, "text-cut-perhaps", SEVERITY_WARNING, STATUS_OK, "a text may be cut off", \
      "compare it with where it comes from and with the other languages") \
    X(DIAG_ITEMS_DIFFER, "items-differ", SEVERITY_ERROR, STATUS_INPUT, \
      "a list has more items in one language than in another", "was one left out, or are two in one?") \
    X(DIAG_PARAGRAPHS_DIFFER, "paragraphs-differ", SEVERITY_WARNING, STATUS_OK, \
      "a text has more paragraphs in one language than in another", "was one left out, or are two in one?") \
    X(DIAG_EMPHASIS_DIFFERS, "emphasis-differs", SEVERITY_WARNING, STATUS_OK, \
      "more is set in bold in one language than in another", "mark the same words as <strong> in each") \
    X(DIAG_LINKS_DIFFER, "links-differ", SEVERITY_WARNING, STATUS_OK, \
      "a text leads to a site in one language only", "give each language the link; pages of one site may differ") \
    X(DIAG_NUMBERS_DIFFER, "numbers-differ", SEVERITY_ERROR, STATUS_INPUT, "the numbers differ between the languages", \
      "one of them is wrong: look at where the text comes from") \
    X(DIAG_NUMBER_ALONE, "number-alone", SEVERITY_WARNING, STATUS_OK, "a number stands in one language only", \
      "was something left out of the others?") \
    X(DIAG_TEXT_UNTRANSLATED, "text-untranslated", SEVERITY_ERROR, STATUS_INPUT, "a text was not translated", \
      "translate it; what is a name in another language stands in <span lang=\"…\">") \
    X(DIAG_LEVEL_CONTRADICTS, "level-contradicts", SEVERITY_ERROR, STATUS_INPUT, "the levels contradict each other", \
      "one of the two is wrong") \
    X(DIAG_LEVEL_ODD, "level-odd", SEVERITY_WARNING, STATUS_OK, "these levels are seldom found together", \
      "look both up in the national register") \
    X(DIAG_SCALE_DISORDERED, "scale-disordered", SEVERITY_ERROR, STATUS_INPUT, "the marks are out of order", \
      "list them from the best to the worst") \
    X(DIAG_MARKS_EQUAL, "marks-equal", SEVERITY_ERROR, STATUS_INPUT, "two marks are the same", \
      "correct one of them, or remove it") \
    X(DIAG_PASS_BELOW_FAIL, "pass-below-fail", SEVERITY_ERROR, STATUS_INPUT, "marks that pass and marks that do not are mixed", \
      "list the marks from the best to the worst or from the worst to the best, and correct `passes`") \
    X(DIAG_STEP_SILENT, "step-silent", SEVERITY_ERROR, STATUS_INPUT, "a step of the scale says nothing", \
      "give it a mark (mark=\"8\"), a range (from=\"92\" to=\"100\") or words (<text>)") \
    X(DIAG_NONE_PASSES, "none-passes", SEVERITY_ERROR, STATUS_INPUT, "nobody passes with any mark of the scale", \
      "say passes=\"yes\" of the marks that one passes with") \
    X(DIAG_TASKS_DISORDERED, "tasks-disordered", SEVERITY_ERROR, STATUS_INPUT, "the numbers of tasks are out of order", \
      "put them in the order of the qualification file, and correct the number that is wrong") \
    X(DIAG_TASK_GAP, "task-gap", SEVERITY_WARNING, STATUS_OK, "a number is missing among the tasks", \
      "was one left out?") \
    X(DIAG_TASK_OF_ANOTHER, "task-of-another", SEVERITY_ERROR, STATUS_INPUT, \
      "the work process has the number of another core task", "correct the number, or move it to its task") \
    X(DIAG_DATE_IMPOSSIBLE, "date-impossible", SEVERITY_ERROR, STATUS_INPUT, "there is no such day, or nobody means it", \
      "correct the date") \
    X(DIAG_TIME_INVALID, "time-invalid", SEVERITY_ERROR, STATUS_INPUT, "this is no day or time as programs have to say it", \
      "say it in UTC, as 2026-03-01T12:00:00Z; a day on which something has to hold may be 2026-03-01") \
    X(DIAG_DATES_REVERSED, "dates-reversed", SEVERITY_WARNING, STATUS_OK, "this ends before it begins", \
      "are the two dates the right way round?") \
    X(DIAG_SHARE_ODD, "share-odd", SEVERITY_WARNING, STATUS_OK, "these percentages are more or less than a whole", \
      "correct them, or leave out those of which the whole is another") \
    X(DIAG_DURATION_ODD, "duration-odd", SEVERITY_WARNING, STATUS_OK, "the programme takes no time", "say how long it takes") \
    X(DIAG_ADDRESS_INVALID, "address-invalid", SEVERITY_ERROR, STATUS_INPUT, "this leads nowhere", \
      "try the link, and copy the address from the browser") \
    X(DIAG_ADDRESS_ELSEWHERE, "address-elsewhere", SEVERITY_ERROR, STATUS_INPUT, "the words of a link name another place", \
      "let the words and the address be the same") \
    X(DIAG_ADDRESS_BARE, "address-bare", SEVERITY_WARNING, STATUS_OK, "an address is no link", \
      "write <a href=\"https://…\">…</a>") \
    X(DIAG_QUOTES_FOREIGN, "quotes-foreign", SEVERITY_WARNING, STATUS_OK, \
      "a quotation mark is not one of the language, or not in its place", \
      "write the marks that the language has; words in another language stand in <span lang=\"…\">") \
    X(DIAG_SPACE_LACKING, "space-lacking", SEVERITY_WARNING, STATUS_OK, "a space is missing at a sign", \
      "the language has one before : ; ! ? », and behind «: an ordinary one will do, it is set in the right width") \
    X(DIAG_WAIVER_UNKNOWN, "waiver-unknown", SEVERITY_ERROR, STATUS_INPUT, "this cannot be waived", \
      "a waiver's id is that of the finding, as the message has it in [brackets]; what is missing or not allowed cannot be waived") \
    X(DIAG_WAIVER_STALE, "waiver-stale", SEVERITY_WARNING, STATUS_OK, "a waiver waives nothing", \
      "remove it: its reason has gone, or `select` names another place") \
    X(DIAG_WAIVER_OVER, "waiver-over", SEVERITY_WARNING, STATUS_OK, "a waiver has run out", \
      "mend what it let pass; or, if that is still right, give it another day and name") \
    /* spreadsheets */ \
    X(DIAG_SHEET_UNKNOWN, "sheet-unknown", SEVERITY_ERROR, STATUS_INPUT, "this is not a spreadsheet that can be read", \
      "open it in Excel or LibreOffice, and save it as .xlsx or as CSV") \
    X(DIAG_SHEET_ENCRYPTED, "sheet-encrypted", SEVERITY_ERROR, STATUS_INPUT, "the workbook has a password", \
      "open it in Excel or LibreOffice, and save a copy without one") \
    X(DIAG_SHEET_DAMAGED, "sheet-damaged", SEVERITY_ERROR, STATUS_INPUT, "the workbook is damaged", \
      "was the file copied whole? open it in Excel or LibreOffice, and save it under another name") \
    X(DIAG_SHEET_TOO_LARGE, "sheet-too-large", SEVERITY_ERROR, STATUS_INPUT, "the spreadsheet is too large", \
      "a year's graduates fill some hundreds of rows; is this the right file?") \
    X(DIAG_SHEET_EMPTY, "sheet-empty", SEVERITY_ERROR, STATUS_INPUT, "there is nothing in the spreadsheet", \
      "was it saved? its first row holds the headings") \
    X(DIAG_SHEET_CHOICE, "sheet-choice", SEVERITY_ERROR, STATUS_INPUT, "the workbook has several sheets that hold something", \
      "say which of them is meant, or hide the others") \
    X(DIAG_SHEET_MISSING, "sheet-missing", SEVERITY_ERROR, STATUS_INPUT, "the workbook has no such sheet", \
      "its sheets are named on the tabs below the cells") \
    X(DIAG_SHEET_CHANGED, "sheet-changed", SEVERITY_ERROR, STATUS_INPUT, "the file was changed while it was read", \
      "close it in the program that writes it, and start again") \
    X(DIAG_SHEET_QUOTE, "sheet-quote", SEVERITY_ERROR, STATUS_INPUT, "a quotation mark is not closed as it should be", \
      "a cell that begins with a quotation mark ends with one; within it, each one is written twice") \
    X(DIAG_SHEET_ENCODING, "sheet-encoding", SEVERITY_ERROR, STATUS_INPUT, "a letter cannot be read", \
      "type it anew, and save the file as .xlsx or as \"CSV UTF-8\"") \
    X(DIAG_SHEET_ENCODING_MIXED, "sheet-encoding-mixed", SEVERITY_ERROR, STATUS_INPUT, \
      "the file is in two encodings: letters with accents would turn out wrong", \
      "was it put together from several files? save each as \"CSV UTF-8\" first, or all of it as .xlsx") \
    X(DIAG_SHEET_ENCODING_GUESSED, "sheet-encoding-guessed", SEVERITY_WARNING, STATUS_OK, \
      "the file does not say its encoding, and is read in the one that makes words of it", \
      "are they right? if not, name the encoding (--encoding), or save the file as .xlsx or as \"CSV UTF-8\"") \
    X(DIAG_SHEET_ENCODING_UNCLEAR, "sheet-encoding-unclear", SEVERITY_ERROR, STATUS_INPUT, \
      "the file does not say its encoding, and its words do not tell", \
      "which reading is right? name that encoding (--encoding windows-1252), or save the file as .xlsx or as \"CSV UTF-8\"") \
    X(DIAG_SHEET_ENCODING_IDLE, "sheet-encoding-idle", SEVERITY_WARNING, STATUS_OK, \
      "the encoding that was named plays no part: the file says itself in which it is", "leave --encoding out") \
    X(DIAG_SHEET_ENCODING_UNKNOWN, "sheet-encoding-unknown", SEVERITY_ERROR, STATUS_USAGE, "there is no such encoding", \
      "name it as programs do: --encoding windows-1250, iso-8859-2, macroman, cp850") \
    X(DIAG_SHEET_UNDIVIDED, "sheet-undivided", SEVERITY_ERROR, STATUS_INPUT, "nothing separates the cells of the headings", \
      "semicolons, commas, tabs and | are known to do so; where another sign does, a first line such as sep=^ says which") \
    X(DIAG_SHEET_ROW_LONG, "sheet-row-long", SEVERITY_ERROR, STATUS_INPUT, "the row goes on beyond the headings", \
      "does a cell hold a separator? then it stands in quotation marks; else empty the cell, or give the column a heading") \
    X(DIAG_SHEET_CELL, "sheet-cell", SEVERITY_ERROR, STATUS_INPUT, "a cell shows no usable value", \
      "correct it in Excel or LibreOffice, and save the workbook there") \
    X(DIAG_SHEET_STRUCK, "sheet-struck", SEVERITY_ERROR, STATUS_INPUT, "this is struck through: it is not clear whether it is meant", \
      "delete the row, or what is struck through, if it is not meant; else take the line away") \
    X(DIAG_SHEET_DIGITS, "sheet-digits", SEVERITY_ERROR, STATUS_INPUT, \
      "a number of more than 15 digits: spreadsheets keep no more of them, and put zeros in the place of the others", \
      "give the column the format Text, and type the number anew") \
    X(DIAG_SHEET_CODE, "sheet-code", SEVERITY_ERROR, STATUS_INPUT, \
      "a code or number is not as it was typed: the spreadsheet took it for something else", \
      "give the column the format Text, and type it anew") \
    X(DIAG_SHEET_MERGED, "sheet-merged", SEVERITY_ERROR, STATUS_INPUT, \
      "merged cells leave open which column or row a value belongs to", \
      "unmerge them in Excel or LibreOffice, and fill each cell") \
    X(DIAG_SHEET_HIDDEN, "sheet-hidden", SEVERITY_ERROR, STATUS_INPUT, \
      "rows are hidden or filtered out, and nobody said whether they are meant", \
      "--hidden=skip leaves them out, --hidden=take reads them like the others; or show them, and delete what is not meant") \
    X(DIAG_SHEET_COLUMN_HIDDEN, "sheet-column-hidden", SEVERITY_WARNING, STATUS_OK, \
      "a column that is used is hidden: nobody saw what is in it", \
      "show it, and look; --hidden=take says that it is meant") \
    /* setting of the page */ \
    X(DIAG_CHARACTER_MISSING, "character-missing", SEVERITY_ERROR, STATUS_INPUT, "no font has this character", \
      "correct the text, or add a font that has it to the layout") \
    X(DIAG_CHARACTER_CONTROL, "character-control", SEVERITY_ERROR, STATUS_INPUT, "this character cannot be printed", \
      "remove it from the text") \
    X(DIAG_WORD_TOO_WIDE, "word-too-wide", SEVERITY_WARNING, STATUS_OK, "a word is wider than its column", \
      "allow hyphenation, put a soft hyphen (U+00AD) in the word, or make the column wider") \
    X(DIAG_MARKER_TOO_WIDE, "marker-too-wide", SEVERITY_ERROR, STATUS_INPUT, "a marker is wider than its column", \
      "in the layout, let the column widen (hang=\"auto 9mm\" in the style of the item), or write a shorter number") \
    X(DIAG_TEXT_OVERPRINTED, "text-overprinted", SEVERITY_ERROR, STATUS_INPUT, "text is printed over other text", \
      "look at this place in a rendered picture; make the column or the distance in the layout wider, or the text shorter") \
    X(DIAG_OFF_PAGE, "off-page", SEVERITY_ERROR, STATUS_INPUT, "this reaches beyond the edge of the page", \
      "make it smaller, or the margins and indents of the layout larger") \
    X(DIAG_TABLE_TOO_WIDE, "table-too-wide", SEVERITY_ERROR, STATUS_INPUT, "the columns are wider than the page", \
      "make the widths of the columns smaller") \
    X(DIAG_BLOCK_TOO_TALL, "block-too-tall", SEVERITY_ERROR, STATUS_INPUT, "this does not fit on a page", \
      "make it smaller, or allow it to be split") \
    X(DIAG_PAGES_TOO_MANY, "pages-too-many", SEVERITY_WARNING, STATUS_OK, "the text does not fit on the pages asked for", \
      "shorten the text, or allow a smaller type size or more pages in <fit>") \
    X(DIAG_PDF_INVALID, "pdf-invalid", SEVERITY_ERROR, STATUS_INPUT, "the PDF cannot be read", \
      "is it a PDF file, whole and without a password?") \
    X(DIAG_SOURCE_MISSING, "source-missing", SEVERITY_ERROR, STATUS_INPUT, "the PDF carries no qualification data", \
      "only PDF files made by `supplement render` carry the data that they were made from") \
    X(DIAG_RECORD_MISSING, "record-missing", SEVERITY_ERROR, STATUS_INPUT, "the PDF carries no record of the European Learning Model", \
      "only layouts that say record=\"elm-xml\" make PDFs with one; `supplement export-data` makes it of the data that `extract` gives") \
    /* the register of what was issued */ \
    X(DIAG_REGISTER_UNUSABLE, "register-unusable", SEVERITY_ERROR, STATUS_SYSTEM, "the register cannot be used", \
      "check the folder, its permissions and the free space; what was recorded before is whole") \
    X(DIAG_REGISTER_BUSY, "register-busy", SEVERITY_ERROR, STATUS_SYSTEM, "another is using the register just now", \
      "wait until that has ended, then run this again") \
    X(DIAG_REGISTER_FOREIGN, "register-foreign", SEVERITY_ERROR, STATUS_INPUT, \
      "this is not a register that this program can use", "a register is called register.db and stands beside what was issued") \
    X(DIAG_REGISTER_NEWER, "register-newer", SEVERITY_ERROR, STATUS_SYSTEM, "a newer version of this program wrote the register", \
      "it was left as it is: use the version that wrote it, or a later one; `supplement --version` says which one this is") \
    X(DIAG_REGISTER_ADDED, "register-added", SEVERITY_ERROR, STATUS_INPUT, \
      "the register holds what this program never puts there, and was not used", \
      "where does it come from? take the latest copy from the backup, or have taken out what was added") \
    X(DIAG_REGISTER_PATH, "register-path", SEVERITY_ERROR, STATUS_INPUT, \
      "the register names a file that this program would not", \
      "nothing was written: the register was changed by somebody else; take the latest copy from the backup") \
    X(DIAG_REGISTER_DAMAGED, "register-damaged", SEVERITY_ERROR, STATUS_SYSTEM, "the register is damaged", \
      "take the latest copy from the backup, and find out what damages files on this disk or share") \
    X(DIAG_TOKEN_INVALID, "token-invalid", SEVERITY_ERROR, STATUS_USAGE, "no document has such a token", \
      "it is five groups of four letters and figures behind the address: type them as they are printed, or scan the code") \
    X(DIAG_SIGNED_CODE_INVALID, "signed-code-invalid", SEVERITY_ERROR, STATUS_USAGE, "this is no signed code", \
      "scan the larger one of the paper's codes: it begins with SUP1: and is of some 300 capitals, figures and signs") \
    X(DIAG_PICTURE_INVALID, "picture-invalid", SEVERITY_ERROR, STATUS_INPUT, "this picture cannot be read", \
      "scan the page as PNG, at 150 to 300 dots an inch") \
    X(DIAG_PICTURE_CODELESS, "picture-codeless", SEVERITY_ERROR, STATUS_INPUT, "no signed code is seen in this picture", \
      "scan the page as PNG, at 150 to 300 dots an inch, with the larger code whole in it; or scan that with a telephone, and give its text") \
    X(DIAG_PICTURE_READER, "picture-reader", SEVERITY_ERROR, STATUS_SYSTEM, "codes in pictures are read by a library that is not there", \
      "install the package libzbar0 (Debian 12) or libzbar0t64 (Debian 13), or scan the code with a telephone, and give its text") \
    X(DIAG_CHECK_ADDRESS, "check-address", SEVERITY_ERROR, STATUS_USAGE, "documents cannot be checked at this address", \
      "give https://, the host and, if need be, a path in capitals, such as https://check.school.nl: at most 65 letters") \
    X(DIAG_CHECK_ADDRESS_ABSENT, "check-address-absent", SEVERITY_ERROR, STATUS_INPUT, "the register has no address at which documents can be checked", \
      "give it one: supplement register address REGISTER https://..., and what is issued from then on can be published") \
    X(DIAG_PUBLISHED_FOLDER, "published-folder", SEVERITY_ERROR, STATUS_INPUT, "the folder holds something else than what was published", \
      "nothing was written: publish into a folder of its own") \
    X(DIAG_SITE_BUSY, "site-busy", SEVERITY_ERROR, STATUS_SYSTEM, "another run is publishing into this folder just now", \
      "wait until it has ended, or publish into another folder") \
    X(DIAG_CLOCK_BACK, "clock-back", SEVERITY_WARNING, STATUS_OK, "the clock is behind the day on which this was published last", \
      "it stands under that day; set the clock right") \
    X(DIAG_CODE_UNFIT, "code-unfit", SEVERITY_ERROR, STATUS_INPUT, "this code cannot be the name of a folder", \
      "correct the code: no part of it is empty or begins with a full stop, and none is index.html, sitemap.xml, feed.xml or a day") \
    X(DIAG_REGISTER_CONFLICT, "register-conflict", SEVERITY_ERROR, STATUS_INPUT, \
      "the registers hold different files under one number; nothing was merged", \
      "the same document was issued from different data in two places: find out which of the two its holder has") \
    X(DIAG_ISSUE_UNKNOWN, "issue-unknown", SEVERITY_ERROR, STATUS_INPUT, "nothing was issued under this number", \
      "`supplement register list` shows all numbers, such as 25135/2026-004711/nl/1") \
    X(DIAG_ISSUE_REVOKED, "issue-revoked", SEVERITY_ERROR, STATUS_INPUT, "this was revoked before", \
      "the register keeps when and why; it does not change it") \
    /* cohorts */ \
    X(DIAG_COHORT_EMPTY, "cohort-empty", SEVERITY_ERROR, STATUS_INPUT, "there is nobody in the cohort", \
      "is this the right file, and the right sheet of it?") \
    X(DIAG_COLUMN_MEANING, "column-meaning", SEVERITY_ERROR, STATUS_INPUT, "this says nothing of a column", \
      "each row is a heading and what it means: student, name, first name, called, prefix, last name, born, " \
      "qualification, language, diploma, date, school, holder.SOMETHING, result.*.SOMETHING, or - to leave the column out; several make up a " \
      "name as in `Voornaam + Tussenvoegsel + Achternaam;name`") \
    X(DIAG_COLUMN_MEANINGS, "column-meanings", SEVERITY_ERROR, STATUS_INPUT, "this heading is given two meanings", \
      "remove one of the rows") \
    X(DIAG_COLUMN_TWICE, "column-twice", SEVERITY_ERROR, STATUS_INPUT, "two columns mean the same", \
      "remove or rename one of them, or say with --map what they mean") \
    X(DIAG_COLUMN_MISSING, "column-missing", SEVERITY_ERROR, STATUS_INPUT, "a column is missing", \
      "name the headings as in layouts/columns.csv, or say with --map what they mean") \
    X(DIAG_COLUMN_UNUSED, "column-unused", SEVERITY_WARNING, STATUS_OK, "the layout shows nothing of this column", \
      "is the heading misspelt? layouts/columns.csv has those that are known; --map adds others") \
    X(DIAG_HEADINGS_BELOW, "headings-below", SEVERITY_WARNING, STATUS_OK, "the headings were found in this row", \
      "if other ones are meant, remove the rows above them") \
    X(DIAG_ROW_PASSED_OVER, "row-passed-over", SEVERITY_WARNING, STATUS_OK, "this row is no graduate's and was passed over", \
      "a total, a line below the list, or the headings again; remove it, and this is no longer told") \
    X(DIAG_ROW_NO_GRADUATE, "row-no-graduate", SEVERITY_ERROR, STATUS_INPUT, \
      "the row has neither name nor qualification nor diploma number", \
      "if it is a title, a total or a remark, remove it; else fill it in") \
    X(DIAG_COLUMN_NAMES, "column-names", SEVERITY_WARNING, STATUS_OK, "the names in this column are not printed", \
      "if they should be, say with --map what the name is made of: `Roepnaam + Tussenvoegsel + Achternaam;name`") \
    X(DIAG_NAME_TURNED, "name-turned", SEVERITY_ERROR, STATUS_INPUT, "this name seems to be turned round", \
      "write it as it is printed: Zoë de Vries; if a comma belongs to the names of a column, say so with --map: " \
      "`naam;full name`") \
    X(DIAG_NAME_PARTS, "name-parts", SEVERITY_ERROR, STATUS_INPUT, "the parts of this name do not fit together", \
      "correct the cells, or say with --map what the columns are: first name, called, prefix, last name, full name, or - to " \
      "leave one out") \
    X(DIAG_NAME_CAPITALS, "name-capitals", SEVERITY_WARNING, STATUS_OK, "names are printed as they stand in the file", \
      "capitals are part of a name's spelling: export them from the register of students as they are written there") \
    X(DIAG_CELL_EMPTY, "cell-empty", SEVERITY_ERROR, STATUS_INPUT, "a cell is empty that must not be", \
      "fill it in, or remove the row") \
    X(DIAG_CELL_LINES, "cell-lines", SEVERITY_ERROR, STATUS_INPUT, "a name or number does not stand on one line", \
      "write it with spaces; if the cell holds more than the name or number, take out the rest") \
    X(DIAG_CELL_DATE, "cell-date", SEVERITY_ERROR, STATUS_INPUT, "there is no such day", \
      "look it up, and write it as 2026-07-10, 10-7-2026, 10.07.2026 or 10 July 2026") \
    X(DIAG_DATE_UNCLEAR, "date-unclear", SEVERITY_ERROR, STATUS_INPUT, "it is not clear which day is meant", \
      "write it as 2026-07-10; of numbers with slashes, `--dates dmy` or `--dates mdy` tells an export what comes first") \
    X(DIAG_DATE_UNKNOWN, "date-unknown", SEVERITY_ERROR, STATUS_INPUT, "this is no date", \
      "write it as 2026-07-10, 10-7-2026, 10.07.2026 or 10 July 2026, in a language that there are labels in") \
    X(DIAG_DATE_IMPLAUSIBLE, "date-implausible", SEVERITY_ERROR, STATUS_INPUT, "a date cannot be right", \
      "correct the year; of a date of birth and that of a diploma, the one that is wrong") \
    X(DIAG_DATE_DOUBTFUL, "date-doubtful", SEVERITY_WARNING, STATUS_OK, "a date may not be the one that is meant", \
      "look it up; what is issued anew bears the day of the diploma, which may be older than what its qualification's file says") \
    X(DIAG_QUALIFICATION_UNKNOWN, "qualification-unknown", SEVERITY_ERROR, STATUS_INPUT, \
      "no qualification of the folder has this code", "correct the code, or add the qualification's file to the folder") \
    X(DIAG_ROW_TWICE, "row-twice", SEVERITY_ERROR, STATUS_INPUT, "the same document is asked for twice", \
      "remove one of the rows, or correct the diploma number") \
    X(DIAG_NUMBER_HELD, "number-held", SEVERITY_ERROR, STATUS_INPUT, "a diploma number belongs to one person, and this row " \
      "gives it to another", "correct the row, or the one that it is told with; if what was issued is wrong, revoke it first, " \
      "with `supplement register revoke`") \
    X(DIAG_NUMBER_DAYS, "number-days", SEVERITY_ERROR, STATUS_INPUT, "one diploma has two dates", \
      "correct the row that is wrong: all editions of a diploma bear its date; where what was issued bears a wrong one, ask anew " \
      "for all of its languages, or revoke it") \
    X(DIAG_NUMBER_ALIKE, "number-alike", SEVERITY_WARNING, STATUS_OK, \
      "two diploma numbers differ in nothing but capitals, spaces, signs or zeros", \
      "is it one number, written in two ways? then write it as it stands on the diploma") \
    X(DIAG_HOLDER_SPELT, "holder-spelt", SEVERITY_WARNING, STATUS_OK, "the holder of one number is spelt in two ways", \
      "both are issued; correct the row that is wrong") \
    X(DIAG_HOLDER_TWICE, "holder-twice", SEVERITY_WARNING, STATUS_OK, \
      "one student has two diploma numbers of one qualification", "is one of the rows a leftover, or the number of another?") \
    X(DIAG_STUDENT_SHARED, "student-shared", SEVERITY_WARNING, STATUS_OK, "two people have one student number", \
      "look whether the columns of names and student numbers slipped against each other") \
    X(DIAG_HOLDER_DIFFERS, "holder-differs", SEVERITY_WARNING, STATUS_OK, "one person has two dates of birth or student numbers", \
      "correct the one that is wrong; as it stands, both are issued and registered") \
    X(DIAG_STUDENTS_SLIPPED, "students-slipped", SEVERITY_ERROR, STATUS_INPUT, "most student numbers of the file are other people's", \
      "the columns of names and student numbers slipped against each other: put them right; if the school gave its numbers anew, leave " \
      "their column out with --map: `studentnummer;-`") \
    X(DIAG_CORRECTIONS_SLIPPED, "corrections-slipped", SEVERITY_ERROR, STATUS_INPUT, \
      "the register would give to some what it has of others", \
      "a column of the file slipped, or was sorted alone: put it right; if it was the register that had them wrong, give --reissue") \
    X(DIAG_ROWS_UNKNOWN, "rows-unknown", SEVERITY_ERROR, STATUS_USAGE, "the layout takes no such rows", \
      "write INPUT=FILE, the name of an input that has columns, and the spreadsheet: result=results.csv") \
    X(DIAG_ROWS_TWICE, "rows-twice", SEVERITY_ERROR, STATUS_INPUT, "the same rows are given in two places", \
      "give them in columns of the cohort, or in one sheet beside it") \
    X(DIAG_ROWS_ABSENT, "rows-absent", SEVERITY_WARNING, STATUS_OK, "the layout has a place for rows, and nothing gives any", \
      "add columns such as `result 1 mark`, a sheet of the workbook that is called so, or `--rows result=FILE`") \
    X(DIAG_ROWS_NONE, "rows-none", SEVERITY_WARNING, STATUS_OK, "there are no rows for this holder", \
      "is the number the same in both? a holder without any is issued without them") \
    X(DIAG_ROWS_UNCLAIMED, "rows-unclaimed", SEVERITY_WARNING, STATUS_OK, "these rows are no graduate's", \
      "is the number misspelt, or the graduate missing in the cohort? the rows were left out") \
    X(DIAG_ROWS_REPEATED, "rows-repeated", SEVERITY_WARNING, STATUS_OK, "a holder has two rows of the same", \
      "both are printed; remove the one that does not count") \
    X(DIAG_ROWS_ALIKE, "rows-alike", SEVERITY_ERROR, STATUS_INPUT, \
      "the number of the rows is spelt otherwise than the diploma number", \
      "write it in both as it stands on the diploma, as text: a spreadsheet takes the zeros from 00471") \
    X(DIAG_ROWS_OTHERS, "rows-others", SEVERITY_ERROR, STATUS_INPUT, "the rows under this number name another holder", \
      "look which of the two is right: were the rows sorted without their numbers?") \
    X(DIAG_ROWS_SHARED, "rows-shared", SEVERITY_ERROR, STATUS_INPUT, \
      "two holders have this number, and the rows do not say whose they are", \
      "add columns with the diploma number and the qualification's code to the sheet of the rows") \
    X(DIAG_ROW_UNUSABLE, "row-unusable", SEVERITY_ERROR, STATUS_INPUT, "no document can be made of this row", \
      "the other messages say why") \
    X(DIAG_NAME_PATTERN, "name-pattern", SEVERITY_ERROR, STATUS_USAGE, "this is no pattern for the names of files", \
      "patterns look like {qualification}/{name}-{diploma}-{language}.pdf") \
    X(DIAG_NAME_TAKEN, "name-taken", SEVERITY_ERROR, STATUS_INPUT, "a file of this name is there, with other contents", \
      "it was left as it is; move it away, or choose another folder or name") \
    X(DIAG_INTERRUPTED, "interrupted", SEVERITY_ERROR, STATUS_SYSTEM, "this was stopped before its end", \
      "run the same command again: it does the rest, and comes to the same end") \
    X(DIAG_OUTPUT_BUSY, "output-busy", SEVERITY_ERROR, STATUS_SYSTEM, "another export is writing to this just now", \
      "wait until it has ended, or choose another output; several that share the work each take a part: --shard") \
    X(DIAG_DOCUMENT_REVOKED, "document-revoked", SEVERITY_ERROR, STATUS_INPUT, "this document was revoked", \
      "what is revoked is not issued again as it was; change the row if it was wrong") \
    X(DIAG_ISSUE_LOST, "issue-lost", SEVERITY_ERROR, STATUS_INPUT, \
      "the file is gone, and the data, the layout or the standard have changed since it was issued", \
      "bring the file back from a copy, or say --reissue to replace it by one of today") \
    X(DIAG_ISSUE_ALTERED, "issue-altered", SEVERITY_ERROR, STATUS_INPUT, "the file is not the one that was issued", \
      "it was left as it is; bring the issued one back from a copy, or move this one away to have it made again") \
    X(DIAG_ISSUE_OUTDATED, "issue-outdated", SEVERITY_WARNING, STATUS_OK, \
      "documents that were issued before were left as they are, though the data, the layout or the standard have changed since", \
      "say --reissue to replace them") \
    X(DIAG_ISSUE_UNSEALED, "issue-unsealed", SEVERITY_WARNING, STATUS_OK, \
      "documents that were issued before without a seal were left without one", \
      "seal these files with `supplement seal`, and enter them with `supplement register seal`") \
    X(DIAG_ISSUE_WITHOUT_CODE, "issue-without-code", SEVERITY_WARNING, STATUS_OK, \
      "documents that were issued before without a signed code were left without one", "say --reissue to replace them") \
    X(DIAG_REPLACES_MUCH, "replaces-much", SEVERITY_ERROR, STATUS_INPUT, \
      "more documents would be replaced than are issued anew or stay as they are", \
      "is this the right file? if it is, and each replacement is meant (--dry-run lists them), say --reissue") \
    X(DIAG_DIPLOMA_OUTSIDE, "diploma-outside", SEVERITY_ERROR, STATUS_INPUT, "the diploma of this row lies outside its folder", \
      "diplomas lie below the folder that --diplomas names before its first {…}, and links there lead nowhere else: put it there, " \
      "or name the folder that it lies in") \
    X(DIAG_DIPLOMA_UNREADABLE, "diploma-unreadable", SEVERITY_ERROR, STATUS_INPUT, "the diploma of this row cannot be read", \
      "is it there under just this name, and may you read it? in the pattern of --diplomas {diploma} stands for its number, " \
      "with _ for each sign that a name cannot have, such as /") \
    X(DIAG_DIPLOMA_SHARED, "diploma-shared", SEVERITY_ERROR, STATUS_INPUT, \
      "the diploma of another would be attached to this one's supplement", \
      "let --diplomas name a file for each diploma: {diploma} stands for its number, with _ for each sign that a name cannot " \
      "have; {student} or {name} may tell apart what that makes alike") \
    X(DIAG_DIPLOMA_COPIED, "diploma-copied", SEVERITY_ERROR, STATUS_INPUT, \
      "the PDF of this diploma is, byte for byte, that of another number", \
      "one of the two has another's diploma: put the right file in its place, or correct the number") \
    X(DIAG_DIPLOMA_CLAIMS, "diploma-claims", SEVERITY_WARNING, STATUS_OK, \
      "documents promise less than their supplement or diploma does alone", \
      "have the diplomas made as tagged PDF/A-2 or PDF/A-3 with PDF/UA; --embed and --collection may keep what appending " \
      "cannot; `supplement attach` says of each diploma what is lost and why") \
    X(DIAG_DIPLOMA_SIGNATURES, "diploma-signatures", SEVERITY_WARNING, STATUS_OK, \
      "supplements are added behind what is signed in their diplomas", \
      "if whoever checks them must find no change at all, use --collection, which keeps signed files as they are; best is to " \
      "attach first and to sign the wholes") \
    X(DIAG_RUN_DIPLOMAS, "run-diplomas", SEVERITY_ERROR, STATUS_USAGE, "a print run holds supplements alone, no diplomas", \
      "with --diplomas, issue into a folder or an archive (.zip), and print the files from there") \
    X(DIAG_RUN_SEAL, "run-seal", SEVERITY_ERROR, STATUS_USAGE, "a print run is paper, which carries no electronic seal", \
      "with --seal, issue into a folder or an archive (.zip), and print without it") \
    X(DIAG_RUN_EMPTY, "run-empty", SEVERITY_ERROR, STATUS_INPUT, "the print run holds no supplement", "") \
    X(DIAG_RUN_TOO_LARGE, "run-too-large", SEVERITY_ERROR, STATUS_INPUT, "the print run is larger than one PDF may be", \
      "split it into several files") \
    X(DIAG_SOURCE_SEVERAL, "source-several", SEVERITY_WARNING, STATUS_OK, "the PDF carries several qualifications", \
      "this is the first; `--number 2` gives the second") \
    X(DIAG_SOURCE_LOOSE, "source-loose", SEVERITY_WARNING, STATUS_OK, \
      "the data are among the embedded files, but the PDF no longer says that they are its own", \
      "another program has written the file anew; it is not what was issued, whatever the data say") \
    X(DIAG_SOURCE_REWRITTEN, "source-rewritten", SEVERITY_WARNING, STATUS_OK, "another program has written the file anew", \
      "it is not what was issued, whatever the data say") \
    X(DIAG_PDF_DAMAGED, "pdf-damaged", SEVERITY_ERROR, STATUS_INPUT, "the PDF is damaged", \
      "fetch it again from where it comes from; or open it, look whether all is there, and print it to a new PDF") \
    X(DIAG_PDF_MENDED, "pdf-mended", SEVERITY_WARNING, STATUS_OK, "the PDF has faults, which were mended in the result", \
      "look whether all of its pages are as they were") \
    X(DIAG_PDF_ENCRYPTED, "pdf-encrypted", SEVERITY_ERROR, STATUS_INPUT, "the PDF is encrypted", \
      "take the protection off (`qpdf --decrypt IN.pdf OUT.pdf`, with `--password=WORD` if it has one) and use OUT.pdf; a whole may be protected when all is " \
      "attached, and --collection keeps a diploma as it is") \
    X(DIAG_PDF_EXCESSIVE, "pdf-excessive", SEVERITY_ERROR, STATUS_INPUT, "the PDF holds more than its size lets one expect", \
      "print it to a new PDF; who did not make it themselves asks where it comes from: such files are made to block programs") \
    X(DIAG_PDF_UNFIT, "pdf-unfit", SEVERITY_ERROR, STATUS_INPUT, "this PDF cannot be joined with another", \
      "print it to an ordinary PDF; or use --collection, which keeps a diploma as it is") \
    X(DIAG_SUPPLEMENT_NONE, "supplement-none", SEVERITY_ERROR, STATUS_INPUT, "this PDF is no supplement", \
      "the diploma comes first, then the supplements that this program made; `supplement attach --any` joins other PDFs too") \
    X(DIAG_SUPPLEMENT_TWICE, "supplement-twice", SEVERITY_ERROR, STATUS_INPUT, "this supplement would be there twice", \
      "name each supplement once, and a diploma without those that it has already; `supplement attach --any` joins them all") \
    X(DIAG_SEAL_BREAKS, "seal-breaks", SEVERITY_ERROR, STATUS_INPUT, "this would break a seal", \
      "embed the supplement, which keeps it as it is; or join it as it was before it was sealed, and seal the whole") \
    X(DIAG_HOLDERS_DIFFER, "holders-differ", SEVERITY_ERROR, STATUS_INPUT, "the supplements are of different holders", \
      "whose diploma is it? `supplement attach --any` joins them all the same") \
    X(DIAG_SIGNATURE_BREAKS, "signature-breaks", SEVERITY_ERROR, STATUS_INPUT, "this would break a signature", \
      "best attach first and sign the whole; else --collection keeps the signed file as it is, beside the supplement, " \
      "and `supplement attach --break-signature` gives the signature up") \
    X(DIAG_SIGNATURE_FORBIDS, "signature-forbids", SEVERITY_ERROR, STATUS_INPUT, "the signature allows no additions", \
      "--collection keeps the signed file as it is beside the supplement; `supplement attach --break-signature` gives the signature up") \
    X(DIAG_SIGNATURE_BEHIND, "signature-behind", SEVERITY_WARNING, STATUS_OK, "the supplement is added behind what is signed", \
      "if whoever checks it must find no change at all, use --collection, which keeps the signed file as it is; best is to attach " \
      "first and to sign the whole") \
    X(DIAG_SIGNATURE_REMOVED, "signature-removed", SEVERITY_WARNING, STATUS_OK, "the signature was given up", \
      "the result can be signed anew") \
    X(DIAG_CLAIM_DROPPED, "claim-dropped", SEVERITY_WARNING, STATUS_OK, \
      "the whole does not keep a promise of this file", \
      "--require pdfa and --require pdfua refuse instead; --embed and --collection may keep what appending cannot") \
    X(DIAG_CLAIM_REQUIRED, "claim-required", SEVERITY_ERROR, STATUS_INPUT, "what --require asks for cannot be promised", "") \
    X(DIAG_PAGES_LIMIT, "pages-limit", SEVERITY_ERROR, STATUS_INPUT, "the document is longer than any supplement may be", \
      "is this the right file?") \
    /* seals */ \
    X(DIAG_KEY_UNREADABLE, "key-unreadable", SEVERITY_ERROR, STATUS_INPUT, "the key cannot be read", \
      "a key is a PKCS#12 file (.p12, .pfx), a PEM file, or the address of a card or module as `p11tool --list-all` shows it " \
      "(pkcs11:...)") \
    X(DIAG_KEY_SECRET, "key-secret", SEVERITY_ERROR, STATUS_INPUT, "the key's passphrase or PIN is missing or wrong", \
      "write it as the only line of a file that nobody else can read, and name that with --pin; a card locks itself after some " \
      "wrong ones") \
    X(DIAG_KEY_UNFIT, "key-unfit", SEVERITY_ERROR, STATUS_INPUT, "keys of this kind do not seal", \
      "ask for a key on the curve P-256, which is short and quick, or P-384; RSA of 3072 bits is as good, and slow") \
    X(DIAG_CERTIFICATE_MISSING, "certificate-missing", SEVERITY_ERROR, STATUS_INPUT, "the key's certificate is missing", \
      "name with --certificate the PEM file that came with the key; those of the authority above it belong into it too") \
    X(DIAG_CERTIFICATE_DATED, "certificate-dated", SEVERITY_ERROR, STATUS_INPUT, "the certificate is not valid today", \
      "ask its authority for a new one; check the clock of this computer") \
    X(DIAG_CERTIFICATE_PURPOSE, "certificate-purpose", SEVERITY_ERROR, STATUS_INPUT, "the certificate is not for sealing documents", \
      "its key usage lacks digital signature and non-repudiation, or it is for web servers, programs or time-stamps alone; ask its " \
      "authority for one for electronic seals") \
    X(DIAG_CERTIFICATE_UNUSABLE, "certificate-unusable", SEVERITY_ERROR, STATUS_INPUT, "connections cannot be encrypted with this certificate", \
      "give the certificate with those above it behind it, and its own key, as PEM")                                                 \
    X(DIAG_TRUST_UNREADABLE, "trust-unreadable", SEVERITY_ERROR, STATUS_INPUT, "no authorities can be read from the file", \
      "--trust names a file with certificates in PEM, which the authority that issues seals publishes; those of the European Union's " \
      "trusted lists are listed at eidas.ec.europa.eu") \
    X(DIAG_SEAL_PLACE, "seal-place", SEVERITY_ERROR, STATUS_INPUT, "a document's seal has one place", \
      "leave one <seal> in the layout, in its body or note") \
    X(DIAG_SEAL_FAILED, "seal-failed", SEVERITY_ERROR, STATUS_SYSTEM, "the key did not sign", \
      "is the card still there? What was sealed before is whole: run it again, and it goes on from there") \
    X(DIAG_STAMP_UNREACHED, "stamp-unreached", SEVERITY_ERROR, STATUS_SYSTEM, "no time stamp was to be had", \
      "what was sealed before is whole: run the same command again later, and it goes on from there; is the address right, and may this " \
      "computer reach it (a proxy is named in the environment, as https_proxy)?") \
    X(DIAG_STAMP_REFUSED, "stamp-refused", SEVERITY_ERROR, STATUS_SYSTEM, "the authority for time stamps refuses to give one", \
      "what was sealed before is whole: run the same command again later, and it goes on from there; or ask the authority, or another one") \
    X(DIAG_STAMP_WRONG, "stamp-wrong", SEVERITY_ERROR, STATUS_SYSTEM, "what was given is not the time stamp that was asked for", \
      "nothing was sealed with it; check the address and the clock of this computer, and tell the authority") \
    X(DIAG_PROOF_MISSING, "proof-missing", SEVERITY_ERROR, STATUS_SYSTEM, "what it takes to check the seal later is not to be had", \
      "the file stays as it is: run the same command again later; --trust names who vouches, and what the file lacks in between") \
    X(DIAG_SEAL_REVOKED, "seal-revoked", SEVERITY_ERROR, STATUS_INPUT, "a certificate was revoked before the seal was made, as far as is known", \
      "a seal that has no time stamp may have been made today: seal the document anew, with another key") \
    X(DIAG_SEAL_BROKEN, "seal-broken", SEVERITY_ERROR, STATUS_INPUT, "a file whose seal does not hold is not kept for later", \
      "see what `supplement verify` says of it") \
    X(DIAG_SEAL_REFUSED, "seal-refused", SEVERITY_ERROR, STATUS_INPUT, "this PDF cannot be sealed", "") \
    X(DIAG_SEAL_ABSENT, "seal-absent", SEVERITY_ERROR, STATUS_INPUT, "this file has no seal that covers all of it", \
      "enter the file as the program that sealed it has written it") \
    X(DIAG_SEAL_UNISSUED, "seal-unissued", SEVERITY_ERROR, STATUS_INPUT, "what was sealed is no file that was issued", \
      "seal the file that was issued, in a program that adds its seal to the file's end and does not write the file anew") \
    /* workbooks of qualifications */ \
    X(DIAG_BOOK_CELL, "book-cell", SEVERITY_ERROR, STATUS_INPUT, "the words do not fit into a cell of a workbook", \
      "a cell takes 32,767 letters: divide the text, or edit this one in the file") \
    X(DIAG_BOOK_NO_PLACE, "book-no-place", SEVERITY_WARNING, STATUS_OK, "a workbook has no place for this", \
      "it stays in the file when the workbook is imported beside it") \
    X(DIAG_BOOK_NOT_READ, "book-not-read", SEVERITY_WARNING, STATUS_OK, "this part of the workbook is not read", \
      "headings are qualification, element, the names of attributes, and languages such as nl; remarks may stand in columns and sheets of their own") \
    X(DIAG_BOOK_LIST, "book-list", SEVERITY_ERROR, STATUS_INPUT, "this is no workbook of qualifications", \
      "its first sheet lists them, with the headings qualification, country, original and editions: `supplement new --workbook` makes one") \
    X(DIAG_BOOK_KEY, "book-key", SEVERITY_ERROR, STATUS_INPUT, "it is not clear which qualification is meant", \
      "the column qualification says it as the list of qualifications does, where each stands once") \
    X(DIAG_BOOK_ELEMENT, "book-element", SEVERITY_ERROR, STATUS_INPUT, "a qualification cannot have this here", \
      "choose from what the cell in the column element offers; parts follow the row of what they belong to") \
    X(DIAG_BOOK_VALUE, "book-value", SEVERITY_ERROR, STATUS_INPUT, "this cell cannot say this", "") \
    /* documents of Word and LibreOffice */ \
    X(DIAG_WORD_UNKNOWN, "word-unknown", SEVERITY_ERROR, STATUS_INPUT, "this is not a document that can be read", \
      "open it in Word or LibreOffice, and save it as .docx or .odt, without a password") \
    X(DIAG_WORD_ENCRYPTED, "word-encrypted", SEVERITY_ERROR, STATUS_INPUT, "the document has a password", \
      "open it in Word or LibreOffice, and save a copy without one") \
    X(DIAG_WORD_DAMAGED, "word-damaged", SEVERITY_ERROR, STATUS_INPUT, "the document is damaged", \
      "was the file copied whole? open it in Word or LibreOffice, and save it under another name") \
    X(DIAG_WORD_TOO_LARGE, "word-too-large", SEVERITY_ERROR, STATUS_INPUT, "the document is too large", \
      "a supplement has two or three pages; is this the right file?") \
    X(DIAG_WORD_NO_FORM, "word-no-form", SEVERITY_ERROR, STATUS_INPUT, "the document has not the headings of a certificate supplement", \
      "each section stands under its official heading, all in one language; is this the right file?") \
    X(DIAG_WORD_GUESS, "word-guess", SEVERITY_WARNING, STATUS_OK, "this is a guess", \
      "look at it in the file, where it has [brackets]: correct it, and delete them") \
    X(DIAG_WORD_NO_PLACE, "word-no-place", SEVERITY_WARNING, STATUS_OK, "this found no place in the qualification", \
      "it stands in [brackets] in <additional-information>: put it where it belongs, or delete it") \
    X(DIAG_WORD_CHANGES, "word-changes", SEVERITY_WARNING, STATUS_OK, "the document has tracked changes, and is read as if all were accepted", \
      "accept or reject them, and import it again, if that is not what is meant") \
    X(DIAG_WORD_UNPAIRED, "word-unpaired", SEVERITY_WARNING, STATUS_OK, \
      "what the file says in other languages does not go together with the document", \
      "nothing is lost: look at the file, and put the languages of each element together") \
    X(DIAG_WORD_LEFT, "word-left", SEVERITY_WARNING, STATUS_OK, "this is not taken over from the document", "") \
    /* records of the European Learning Model */ \
    X(DIAG_RECORD_KIND, "record-kind", SEVERITY_ERROR, STATUS_INPUT, "this is no record of the European Learning Model that can be read", \
      "its XML begins with <Courses>; Turtle (.ttl) is read too; from other forms, such as JSON-LD, `riot` and `rapper` make Turtle; " \
      "documents are read as .docx and .odt, workbooks as .xlsx and .ods") \
    X(DIAG_RECORD_EMPTY, "record-empty", SEVERITY_ERROR, STATUS_INPUT, "the record tells of no qualification", \
      "it may be one of courses or institutions alone: ask whoever gave it for that of the qualification") \
    X(DIAG_RECORD_TOO_LARGE, "record-too-large", SEVERITY_ERROR, STATUS_INPUT, "the record is larger than any qualification's", \
      "is this the right file? Nothing is made of it; divide it if it is") \
    X(DIAG_TURTLE_SYNTAX, "turtle-syntax", SEVERITY_ERROR, STATUS_INPUT, "this is not well-formed Turtle", \
      "look at this line and the one before it; was the file sent whole?") \
    X(DIAG_MODEL_DEMANDS, "model-demands", SEVERITY_WARNING, STATUS_INPUT, "the European Learning Model demands what the qualification does not have", \
      "write it into the qualification: without it others may refuse the record")

#endif
