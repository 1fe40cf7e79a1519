/* The expressions that layouts ask most, answered without libxml2, which takes some thousand instructions for one and as many to
 * compile it. Operands are paths: `title`, `core-task/@number`, `../step`, `step[@passes = 'yes'][2]`, `group//skill`,
 * `core-task | skill`, `preceding-sibling::code`; around them stand `or`, `and`, `not()`, `=`, `!=`, `concat()`, texts and
 * variables. */
#ifndef XML_QUESTION_H
#define XML_QUESTION_H

#include "xml/xml.h"

struct question;

/* What an expression says; NULL if it is not of this kind. In the arena. */
const struct question *question_read(const char *expression, struct arena *arena);

/* The variable's name if it is nothing else; or NULL. */
const char *question_variable(const struct question *question);

/* Who asks; and what became of it. */
struct asker {
    xml_variable *variable;
    void *context;
    struct arena *arena;  /* for answers */
    long visits;          /* nodes that were looked at */
    const char *unknown;  /* a variable that there is none of; or NULL */
};

/* Answers as XPath 1.0 has it, of the node: nodes in document order, names without a prefix being in no namespace. False: a variable
 * is unknown, or it takes too long. */
bool question_ask(const struct question *question, struct asker *asker, const struct xml_node *node, struct xml_answer *answer);

#endif
