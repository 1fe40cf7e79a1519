/* What the forms of the qualifications take of the rows that ask for them. */
#include "issue/cohort_inside.h"

#include <string.h>

#include "issue/codes.h"
#include "issue/rows.h"

static void read_form(const struct cohort *cohort, struct supplement_layout *layout, const char *const *inputs,
                      struct row_form *form)
{
    const struct columns *columns = &cohort->columns;
    bool *shows = arena_new_array(cohort->arena, bool, (size_t)columns->field_count);
    enum supplement_kind *kinds = arena_new_array(cohort->arena, enum supplement_kind, (size_t)columns->field_count);
    *form = (struct row_form){
        .layout = layout, .inputs = inputs, .shows = shows, .kinds = kinds, .has_numbers = layout && cohort->rows,
        .has_code = layout && supplement_kind(layout, CODE_FIELD) == SUPPLEMENT_CHECK,
        .has_signed = layout && supplement_kind(layout, SIGNED_FIELD) == SUPPLEMENT_SIGNED};
    for (int i = 0; i < COLUMN_ROLES; i++) {
        const char *name = column_field_name((enum column_role)i);
        form->shows_role[i] = name && inputs_take(inputs, name);
    }
    for (int i = 0; i < columns->field_count; i++) {
        shows[i] = inputs_take(inputs, columns->fields[i].name);
        kinds[i] = layout ? supplement_kind(layout, columns->fields[i].name) : SUPPLEMENT_TEXT;
        form->has_numbers |= kinds[i] == SUPPLEMENT_NUMBER;
    }
}

void cohort_take_inputs(struct cohort *cohort)
{
    cohort->forms = arena_new(cohort->arena, struct row_form);
    read_form(cohort, NULL, cohort->inputs, cohort->forms);
}

void cohort_take_offers(struct cohort *cohort, const struct offers *offers, enum supplement_dates order)
{
    cohort->offers = offers;
    cohort->dates = (struct dates){.order = order};
    cohort->forms = arena_new_array(cohort->arena, struct row_form, offers->form_count);
    for (size_t i = 0; i < offers->form_count; i++)
        read_form(cohort, offers->forms[i].layout, offers->forms[i].inputs, &cohort->forms[i]);
}

void cohort_find_form(const struct cohort *cohort, struct graduate *graduate)
{
    const struct offer *offer = cohort->offers ? offers_find(cohort->offers, graduate->role[COLUMN_QUALIFICATION]) : NULL;
    graduate->form = &cohort->forms[offer && offer->form ? offer->form - cohort->offers->forms : 0];
    graduate->original = offer ? offer->original : NULL;
}
