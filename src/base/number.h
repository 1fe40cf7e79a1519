/* Numbers as they stand in files. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

/* The decimal number that a text begins with: 12, -0.5, +.25; 0 if it begins with none. strtod asks the process's locale what
 * stands before decimals, and a library does not know what its host has chosen. */
double number_value(const char *text);

#endif
