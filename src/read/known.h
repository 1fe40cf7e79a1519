/* Forms of values in qualifications. Inside the room. */
#ifndef READ_KNOWN_H
#define READ_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#define BLANKS " \t\r\n"

/* Where an element of this name stands among those of a qualification; what has no place there, behind all. */
size_t section_order(const char *name);

bool is_language(const char *value);
bool is_list_of_languages(const char *value);
bool is_date(const char *value);
bool is_moment(const char *value);
bool is_one(const char *value);
bool is_standard(const char *value);
bool is_country(const char *value);
bool is_word(const char *value);
bool is_words(const char *value);
bool is_form(const char *value);
bool is_number(const char *value);
bool is_field_name(const char *value);
bool is_level(const char *value);
bool is_framework_level(const char *value);
bool is_isced_level(const char *value);
bool is_percentage(const char *value);
bool is_kind(const char *value);
bool is_yes_no(const char *value);
bool is_address(const char *value);

#endif
