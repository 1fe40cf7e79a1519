/* Path data (SVG 1.1, 8.3): commands become absolute moves, lines and cubic curves. */
#include <math.h>
#include <string.h>

#include "base/ascii.h"
#include "base/say.h"
#include "read/drawing_inside.h"

static const double PI = 3.14159265358979323846;

struct path {
    struct sketch *sketch;
    const char *next;         /* text not yet read */
    double x, y;              /* the current point */
    double start_x, start_y;  /* of the subpath */
    double control_x, control_y; /* of the curve before, which a smooth curve reflects */
    char before;              /* the command before, in capitals */
    bool is_relative;
};

/* How many numbers a command takes; -1: there is no such command. */
static int argument_count(char command)
{
    static const char commands[] = "MLHVCSQTAZ";
    static const int counts[] = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};
    const char *found = command ? strchr(commands, command) : NULL;
    return found ? counts[found - commands] : -1;
}

static bool fault(const struct path *path, const char *expected)
{
    return sketch_fault(path->sketch, "path: expected %s at \"%.20s\"", expected, path->next);
}

/* The two flags of an arc are single digits that may stand together: 01. */
static bool read_flag(struct path *path, double *flag)
{
    if (*path->next != '0' && *path->next != '1')
        return fault(path, say("0 or 1"));
    *flag = *path->next++ - '0';
    return true;
}

static bool read_arguments(struct path *path, char command, double *arguments)
{
    int count = argument_count(command);
    for (int i = 0; i < count; i++) {
        if (command == 'A' && (i == 3 || i == 4)) {
            if (!read_flag(path, &arguments[i]))
                return false;
        } else {
            const char *rest = number_read(path->next, &arguments[i]);
            if (!rest)
                return fault(path, say("a number"));
            path->next = rest;
        }
        path->next = separator_skip(path->next);
    }
    return true;
}

/* Relative coordinates start from the current point. */
static void make_absolute(const struct path *path, char command, double *arguments)
{
    if (!path->is_relative)
        return;
    if (command == 'H') {
        arguments[0] += path->x;
    } else if (command == 'V') {
        arguments[0] += path->y;
    } else if (command == 'A') {
        arguments[5] += path->x;
        arguments[6] += path->y;
    } else {
        for (int i = 0; i < argument_count(command); i++)
            arguments[i] += i % 2 ? path->y : path->x;
    }
}

/* ------------------------------------------------------------------------------------------------ arcs */

/* An ellipse around a centre, turned, and the part of it that is drawn [rad]. */
struct arc {
    double x, y, rx, ry, sine, cosine, start, sweep;
};

/* From end points to centre (F.6.5), radii made large enough (F.6.6). */
static struct arc find_arc(const struct path *path, const double *n)
{
    double angle = n[2] * PI / 180;
    struct arc arc = {.rx = fabs(n[0]), .ry = fabs(n[1]), .sine = sin(angle), .cosine = cos(angle)};
    double half_x = (path->x - n[5]) / 2, half_y = (path->y - n[6]) / 2;
    double x1 = (arc.cosine * half_x + arc.sine * half_y) / arc.rx;
    double y1 = (arc.cosine * half_y - arc.sine * half_x) / arc.ry;
    double distance = x1 * x1 + y1 * y1;
    if (distance > 1) { /* too far apart for the ellipse: it grows until it just reaches */
        double grow = sqrt(distance);
        arc.rx *= grow;
        arc.ry *= grow;
        x1 /= grow;
        y1 /= grow;
        distance = 1;
    }
    double away = sqrt((1 - distance) / distance) * ((n[3] != 0) == (n[4] != 0) ? -1 : 1);
    double center_x = away * y1, center_y = -away * x1; /* in units of the radii, before turning */
    arc.x = arc.cosine * center_x * arc.rx - arc.sine * center_y * arc.ry + (path->x + n[5]) / 2;
    arc.y = arc.sine * center_x * arc.rx + arc.cosine * center_y * arc.ry + (path->y + n[6]) / 2;
    arc.start = atan2(y1 - center_y, x1 - center_x);
    arc.sweep = atan2(-y1 - center_y, -x1 - center_x) - arc.start;
    if (n[4] != 0 && arc.sweep < 0)
        arc.sweep += 2 * PI;
    if (n[4] == 0 && arc.sweep > 0)
        arc.sweep -= 2 * PI;
    return arc;
}

/* A quarter of the ellipse or less as one curve. The last one ends at `end`, just where the arc should. */
static void add_arc_piece(struct sketch *sketch, const struct arc *arc, double start, double sweep, const double *end)
{
    double reach = 4.0 / 3.0 * tan(sweep / 4), stop = start + sweep;
    double u1 = arc->rx * (cos(start) - reach * sin(start)), v1 = arc->ry * (sin(start) + reach * cos(start));
    double u2 = arc->rx * (cos(stop) + reach * sin(stop)), v2 = arc->ry * (sin(stop) - reach * cos(stop));
    double u = arc->rx * cos(stop), v = arc->ry * sin(stop);
    double s = arc->sine, c = arc->cosine;
    sketch_curve(sketch, arc->x + c * u1 - s * v1, arc->y + s * u1 + c * v1, arc->x + c * u2 - s * v2,
                 arc->y + s * u2 + c * v2, end ? end[0] : arc->x + c * u - s * v,
                 end ? end[1] : arc->y + s * u + c * v);
}

static void add_arc(struct path *path, const double *n)
{
    if (path->x == n[5] && path->y == n[6])
        return; /* nothing is drawn (F.6.2) */
    if (n[0] == 0 || n[1] == 0) {
        sketch_line(path->sketch, n[5], n[6]);
        return;
    }
    struct arc arc = find_arc(path, n);
    /* Radii next to nothing give no numbers: one piece, whose points are then refused. */
    int pieces = isfinite(arc.sweep) ? (int)ceil(fabs(arc.sweep) / (PI / 2) - 1e-9) : 1;
    for (int i = 0; i < pieces; i++)
        add_arc_piece(path->sketch, &arc, arc.start + arc.sweep * i / pieces, arc.sweep / pieces,
                      i + 1 == pieces ? &n[5] : NULL);
}

/* ------------------------------------------------------------------------------------------------ curves */

static void add_cubic(struct path *path, double x1, double y1, const double *n)
{
    sketch_curve(path->sketch, x1, y1, n[0], n[1], n[2], n[3]);
    path->control_x = n[0];
    path->control_y = n[1];
}

/* The cubic curve that is the quadratic one: its inner points lie two thirds of the way to the single one. */
static void add_quadratic(struct path *path, double x1, double y1, const double *end)
{
    sketch_curve(path->sketch, path->x + (x1 - path->x) * 2 / 3, path->y + (y1 - path->y) * 2 / 3,
                 end[0] + (x1 - end[0]) * 2 / 3, end[1] + (y1 - end[1]) * 2 / 3, end[0], end[1]);
    path->control_x = x1;
    path->control_y = y1;
}

/* S and T: the control point before, seen from the current point; the current point itself if no curve of the kind
 * came before. */
static void add_smooth(struct path *path, char command, const double *n)
{
    const char *kind = command == 'S' ? "CS" : "QT";
    bool follows = path->before == kind[0] || path->before == kind[1];
    double x1 = follows ? 2 * path->x - path->control_x : path->x;
    double y1 = follows ? 2 * path->y - path->control_y : path->y;
    if (command == 'S')
        add_cubic(path, x1, y1, n);
    else
        add_quadratic(path, x1, y1, n);
}

/* ------------------------------------------------------------------------------------------------ commands */

/* After the subpath is closed, what is drawn next begins at its start without a move (8.3.3). */
static void reopen(struct path *path, char command)
{
    if (path->before == 'Z' && command != 'M' && command != 'Z')
        sketch_move(path->sketch, path->x, path->y);
}

/* `n`: the arguments, absolute; the last two become the current point. */
static void add_command(struct path *path, char command, const double *n)
{
    double x = path->x, y = path->y;
    if (command == 'Z') {
        x = path->start_x;
        y = path->start_y;
    } else if (command == 'H') {
        x = n[0];
    } else if (command == 'V') {
        y = n[0];
    } else {
        const double *end = argument_count(command) < 2 ? n : n + argument_count(command) - 2;
        x = end[0];
        y = end[1];
    }
    switch (command) {
    case 'M': sketch_move(path->sketch, x, y); break;
    case 'C': add_cubic(path, n[0], n[1], n + 2); break;
    case 'S':
    case 'T': add_smooth(path, command, n); break;
    case 'Q': add_quadratic(path, n[0], n[1], n + 2); break;
    case 'A': add_arc(path, n); break;
    case 'Z': sketch_close(path->sketch); break;
    default: sketch_line(path->sketch, x, y); break;
    }
    path->x = x;
    path->y = y;
    if (command == 'M') {
        path->start_x = x;
        path->start_y = y;
    }
}

/* A command letter and all its groups of arguments; further groups after M are lines. */
static bool read_command(struct path *path)
{
    char command = ascii_upper(*path->next);
    if (argument_count(command) < 0)
        return fault(path, say("a command"));
    if (!path->before && command != 'M')
        return fault(path, say("M or m"));
    path->is_relative = *path->next != command;
    path->next = separator_skip(path->next + 1);
    do {
        double arguments[7] = {0};
        if (!read_arguments(path, command, arguments))
            return false;
        make_absolute(path, command, arguments);
        reopen(path, command);
        add_command(path, command, arguments);
        path->before = command;
        if (command == 'M')
            command = 'L';
    } while (command != 'Z' && *path->next && !ascii_is_letter(*path->next) && !path->sketch->is_full);
    return !path->sketch->is_full;
}

bool sketch_path(struct sketch *sketch, const char *commands)
{
    struct path path = {.sketch = sketch, .next = separator_skip(commands)};
    if (!*path.next)
        return fault(&path, say("M or m"));
    while (*path.next)
        if (!read_command(&path))
            return false;
    return true;
}
