/* Objects of a PDF: changing. */
#include "attach/pdf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "attach/text.h"

/* ------------------------------------------------------------------------------------------------ new ones */

qpdf_oh pdf_parse(struct pdf *pdf, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    assert(length > 0 && (size_t)length < sizeof text);
    return pdf->plain ? plain_parse(pdf->plain, text, (size_t)length, 0) : qpdf_oh_parse(pdf->qpdf, text);
}

static qpdf_oh new_bytes(struct plain *plain, enum plain_kind kind, const char *bytes, size_t length)
{
    qpdf_oh made = plain_new(plain, kind);
    plain_at(plain, made)->bytes = arena_copy(plain->arena, bytes, length);
    plain_at(plain, made)->count = (int)length;
    return made;
}

qpdf_oh pdf_new_text(struct pdf *pdf, const char *utf8)
{
    if (!pdf->plain)
        return qpdf_oh_new_unicode_string(pdf->qpdf, utf8);
    struct buffer text = {0};
    text_write(utf8, &text);
    qpdf_oh made = new_bytes(pdf->plain, PLAIN_STRING, (const char *)text.bytes, text.length);
    buffer_finish(&text);
    return made;
}

qpdf_oh pdf_new_string(struct pdf *pdf, const char *bytes, size_t length)
{
    return pdf->plain ? new_bytes(pdf->plain, PLAIN_STRING, bytes, length)
                      : qpdf_oh_new_binary_string(pdf->qpdf, bytes, length);
}

qpdf_oh pdf_new_name(struct pdf *pdf, const char *name)
{
    return pdf->plain ? new_bytes(pdf->plain, PLAIN_NAME, name, strlen(name)) : qpdf_oh_new_name(pdf->qpdf, name);
}

qpdf_oh pdf_new_integer(struct pdf *pdf, long long value)
{
    if (!pdf->plain)
        return qpdf_oh_new_integer(pdf->qpdf, value);
    qpdf_oh made = plain_new(pdf->plain, PLAIN_INTEGER);
    plain_at(pdf->plain, made)->integer = value;
    return made;
}

qpdf_oh pdf_new_bool(struct pdf *pdf, bool value)
{
    if (!pdf->plain)
        return qpdf_oh_new_bool(pdf->qpdf, value);
    qpdf_oh made = plain_new(pdf->plain, PLAIN_BOOL);
    plain_at(pdf->plain, made)->truth = value;
    return made;
}

qpdf_oh pdf_make_indirect(struct pdf *pdf, qpdf_oh object)
{
    return pdf->plain ? plain_make_indirect(pdf->plain, object) : qpdf_make_indirect_object(pdf->qpdf, object);
}

static qpdf_oh new_plain_stream(struct plain *plain, qpdf_oh dictionary, const void *bytes, size_t length)
{
    qpdf_oh stream = plain_new(plain, PLAIN_STREAM);
    plain_at(plain, stream)->stream.dictionary = dictionary;
    plain_make_indirect(plain, stream);
    plain_set_data(plain, stream, bytes, length);
    return stream;
}

qpdf_oh pdf_new_stream(struct pdf *pdf, qpdf_oh dictionary, const void *bytes, size_t length)
{
    if (pdf->plain)
        return new_plain_stream(pdf->plain, dictionary, bytes, length);
    qpdf_oh stream = qpdf_oh_new_stream(pdf->qpdf);
    pdf_replace_stream(pdf, stream, bytes, length);
    for (const char **key = pdf_keys(pdf, dictionary); *key; key++)
        pdf_set(pdf, stream, *key, qpdf_oh_get_key(pdf->qpdf, dictionary, *key));
    return stream;
}

qpdf_oh pdf_new_packed_stream(struct pdf *pdf, qpdf_oh dictionary, const void *bytes, size_t length)
{
    if (!pdf->plain)
        return pdf_new_stream(pdf, dictionary, bytes, length);
    struct buffer packed = {0};
    plain_pack(bytes, length, PLAIN_CLOSE, &packed);
    qpdf_oh stream = new_plain_stream(pdf->plain, dictionary, packed.bytes, packed.length);
    plain_set(pdf->plain, stream, "/Filter", pdf_new_name(pdf, "/FlateDecode"));
    buffer_finish(&packed);
    return stream;
}

/* ------------------------------------------------------------------------------------------------ those that there are */

static qpdf_oh dictionary_of(struct pdf *pdf, qpdf_oh object)
{
    return pdf_is_stream(pdf, object) ? qpdf_oh_get_dict(pdf->qpdf, object) : object;
}

void pdf_set(struct pdf *pdf, qpdf_oh object, const char *key, qpdf_oh value)
{
    if (pdf->plain && object)
        plain_set(pdf->plain, object, key, value);
    else if (value)
        qpdf_oh_replace_key(pdf->qpdf, dictionary_of(pdf, object), key, value);
    else
        pdf_remove(pdf, object, key);
}

void pdf_append(struct pdf *pdf, qpdf_oh array, qpdf_oh item)
{
    if (!array || !item)
        return;
    if (pdf->plain)
        plain_append(pdf->plain, array, item);
    else
        qpdf_oh_append_item(pdf->qpdf, array, item);
}

void pdf_set_item(struct pdf *pdf, qpdf_oh array, int index, qpdf_oh item)
{
    if (pdf->plain)
        plain_set_item(pdf->plain, array, index, item);
    else
        qpdf_oh_set_array_item(pdf->qpdf, array, index, item);
}

void pdf_remove(struct pdf *pdf, qpdf_oh object, const char *key)
{
    if (pdf->plain) {
        if (object)
            plain_set(pdf->plain, object, key, 0);
        return;
    }
    qpdf_oh dictionary = dictionary_of(pdf, object);
    if (pdf_is_dictionary(pdf, dictionary))
        qpdf_oh_remove_key(pdf->qpdf, dictionary, key);
}

qpdf_oh pdf_get_or_make(struct pdf *pdf, qpdf_oh object, const char *key, const char *syntax)
{
    qpdf_oh value = pdf_get(pdf, object, key);
    if (value && (*syntax == '[' ? pdf_is_array(pdf, value) : pdf_is_dictionary(pdf, value)))
        return value;
    pdf_set(pdf, object, key, pdf_parse(pdf, "%s", syntax));
    return pdf_get(pdf, object, key);
}

void pdf_replace_stream(struct pdf *pdf, qpdf_oh stream, const void *bytes, size_t length)
{
    if (pdf->plain) {
        plain_set_data(pdf->plain, stream, bytes, length);
        return;
    }
    qpdf_oh none = qpdf_oh_new_null(pdf->qpdf);
    qpdf_oh_replace_stream_data(pdf->qpdf, stream, bytes, length, none, none);
}

/* ------------------------------------------------------------------------------------------------ joining */

qpdf_oh pdf_copy(struct pdf *whole, struct pdf *part, qpdf_oh object)
{
    return whole->plain ? plain_copy(whole->plain, part->plain, object)
                        : qpdf_oh_copy_foreign_object(whole->qpdf, part->qpdf, object);
}

bool pdf_add_page(struct pdf *whole, struct pdf *part, qpdf_oh page)
{
    if (!whole->plain)
        return !(qpdf_add_page(whole->qpdf, part->qpdf, page, QPDF_FALSE) & QPDF_ERRORS);
    plain_add_page(whole->plain, part->plain, page);
    return true;
}

const char *pdf_error(struct pdf *pdf)
{
    qpdf_error error = pdf->qpdf && qpdf_has_error(pdf->qpdf) ? qpdf_get_error(pdf->qpdf) : NULL;
    return error ? qpdf_get_error_message_detail(pdf->qpdf, error) : NULL;
}
