/* Numbers, colours and transforms in the attributes of a drawing. */
#include <math.h>
#include <string.h>

#include "base/ascii.h"
#include "read/drawing_inside.h"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Digits of which those are counted that still change `value`. */
static const char *read_digits(const char *text, double *value, int *counted, double enough)
{
    for (; is_digit(*text); text++)
        if (*value < enough) {
            *value = *value * 10 + (*text - '0');
            ++*counted;
        }
    return text;
}

/* `e` begins an exponent only if digits follow. */
static const char *read_exponent(const char *text, int *exponent)
{
    if (*text != 'e' && *text != 'E')
        return text;
    const char *digit = text + 1;
    bool negative = *digit == '-';
    if (*digit == '-' || *digit == '+')
        digit++;
    if (!is_digit(*digit))
        return text;
    for (; is_digit(*digit); digit++)
        if (*exponent < 1000)
            *exponent = *exponent * 10 + (*digit - '0');
    *exponent = negative ? -*exponent : *exponent;
    return digit;
}

const char *number_read(const char *text, double *number)
{
    static const double MOST = 1e9, ENOUGH = 1e15; /* a double has 15 digits */
    double value = 0;
    int digits = 0, decimals = 0, exponent = 0;
    bool negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    const char *start = text;
    text = read_digits(text, &value, &digits, INFINITY);
    if (*text == '.')
        text = read_digits(text + 1, &value, &decimals, ENOUGH);
    if (text == start || (text == start + 1 && *start == '.'))
        return NULL;
    text = read_exponent(text, &exponent);
    /* Dividing by an exact power of ten rounds once, so 0.1 is the number that C calls 0.1. */
    int power = exponent - decimals;
    value = power < 0 ? value / pow(10, -power) : value * pow(10, power);
    *number = negative ? -value : value;
    return value <= MOST ? text : NULL; /* infinite and undefined numbers are not either */
}

const char *separator_skip(const char *text)
{
    while (ascii_is_space(*text))
        text++;
    if (*text == ',')
        text++;
    while (ascii_is_space(*text))
        text++;
    return text;
}

const char *numbers_read(const char *text, double *numbers, size_t most, size_t *count)
{
    double number;
    *count = 0;
    text += strspn(text, " \t\r\n");
    for (const char *next; (next = number_read(text, &number)) != NULL; text = separator_skip(next)) {
        if (*count < most)
            numbers[*count] = number;
        ++*count;
    }
    return text;
}

bool sketch_number(const struct sketch *sketch, const char *attribute, double otherwise, double *number)
{
    const char *text = xml_attribute(sketch->node, attribute);
    *number = otherwise;
    if (!text)
        return true;
    const char *rest = number_read(text, number);
    if (!rest || (*rest && strcmp(rest, "px") != 0))
        return sketch_fault(sketch, "%s=\"%.40s\": expected a number", attribute, text);
    return true;
}

/* ------------------------------------------------------------------------------------------------ colours */

static int hexadecimal(char digit)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *found = digit ? strchr(digits, digit) : NULL;
    return found ? (int)(found - digits) % 16 : -1;
}

/* Two digits, or one that counts twice. */
static bool read_hexadecimal(const char *text, struct color *color)
{
    size_t length = strlen(text), step = length / 3;
    int values[3];
    if (length != 3 && length != 6)
        return false;
    for (size_t i = 0; i < 3; i++) {
        int high = hexadecimal(text[i * step]), low = hexadecimal(text[i * step + step - 1]);
        if (high < 0 || low < 0)
            return false;
        values[i] = high * 16 + low;
    }
    *color = (struct color){(uint8_t)values[0], (uint8_t)values[1], (uint8_t)values[2]};
    return true;
}

static bool read_color(const char *text, struct color *color)
{
    static const struct {
        const char *name;
        struct color color;
    } names[] = {{"black", {0, 0, 0}},  {"white", {255, 255, 255}}, {"red", {255, 0, 0}},
                 {"blue", {0, 0, 255}}, {"yellow", {255, 255, 0}},  {"green", {0, 128, 0}}};
    if (*text == '#')
        return read_hexadecimal(text + 1, color);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i].name) == 0) {
            *color = names[i].color;
            return true;
        }
    return false;
}

/* ------------------------------------------------------------------------------------------------ transforms */

struct matrix matrix_multiply(struct matrix m, struct matrix n)
{
    return (struct matrix){
        m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b,
        m.a * n.c + m.c * n.d, m.b * n.c + m.d * n.d,
        m.a * n.e + m.c * n.f + m.e, m.b * n.e + m.d * n.f + m.f,
    };
}

static struct matrix rotation(double degrees, double x, double y)
{
    static const double DEGREE = 3.14159265358979323846 / 180;
    double s = sin(degrees * DEGREE), c = cos(degrees * DEGREE);
    return (struct matrix){c, s, -s, c, x - c * x + s * y, y - s * x - c * y};
}

static bool make_transform(const char *name, size_t length, const double *n, size_t count, struct matrix *matrix)
{
    if (length == 9 && memcmp(name, "translate", 9) == 0 && (count == 1 || count == 2))
        *matrix = (struct matrix){1, 0, 0, 1, n[0], count == 2 ? n[1] : 0};
    else if (length == 5 && memcmp(name, "scale", 5) == 0 && (count == 1 || count == 2))
        *matrix = (struct matrix){n[0], 0, 0, n[count - 1], 0, 0};
    else if (length == 6 && memcmp(name, "rotate", 6) == 0 && (count == 1 || count == 3))
        *matrix = rotation(n[0], count == 3 ? n[1] : 0, count == 3 ? n[2] : 0);
    else if (length == 6 && memcmp(name, "matrix", 6) == 0 && count == 6)
        *matrix = (struct matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
    else
        return false;
    return true;
}

/* translate(1 2) rotate(90) …: the first is the outermost. */
static bool read_transforms(const char *text, struct matrix *matrix)
{
    for (text = separator_skip(text); *text; text = separator_skip(text)) {
        double numbers[6] = {0};
        size_t count, length = strspn(text, "abcdefghijklmnopqrstuvwxyzXY");
        const char *name = text;
        text += length + strspn(text + length, " \t\r\n");
        if (*text != '(')
            return false;
        text = numbers_read(text + 1, numbers, 6, &count);
        struct matrix step;
        if (*text != ')' || !make_transform(name, length, numbers, count, &step))
            return false;
        *matrix = matrix_multiply(*matrix, step);
        text++;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------ all of an element */

bool sketch_presentation(const struct sketch *sketch, struct inherited *inherited)
{
    const char *fill = xml_attribute(sketch->node, "fill"), *rule = xml_attribute(sketch->node, "fill-rule");
    const char *transform = xml_attribute(sketch->node, "transform");
    if (fill) {
        inherited->is_filled = strcmp(fill, "none") != 0;
        if (inherited->is_filled && !read_color(fill, &inherited->fill))
            return sketch_fault(sketch, "fill=\"%.40s\": expected a colour such as #1f3864", fill);
    }
    if (rule) {
        inherited->even_odd = strcmp(rule, "evenodd") == 0;
        if (!inherited->even_odd && strcmp(rule, "nonzero") != 0)
            return sketch_fault(sketch, "fill-rule=\"%.40s\": expected evenodd or nonzero", rule);
    }
    if (transform && !read_transforms(transform, &inherited->matrix))
        return sketch_fault(sketch, "transform=\"%.60s\": expected translate, scale, rotate or matrix", transform);
    return true;
}
