'use strict';
/* The page of one document: who gives the family name or the diploma number sees what is printed in it. It is encrypted in fields.json
 * under the word that is made of either; nothing that is typed leaves the browser. The words are those of src/issue/proof.c. */

const OTHERS = { ß: 'ss', æ: 'ae', ð: 'd', ø: 'o', þ: 'th', đ: 'd', ħ: 'h', ı: 'i', ł: 'l', œ: 'oe', ŧ: 't', ς: 'σ' };
const BETWEEN_WORDS = /[ \u00A0\u202F\u1680\u2000-\u2006\u2008-\u200A\u205F\u3000\u2010-\u2015-]+/;

/* The letter without capitals and accents. */
function plainLetter(letter) {
    const small = [...letter.toLowerCase()][0];
    const base = [...small.normalize('NFD')][0];
    const plain = base.codePointAt(0) > 0xFFFF ? small : base;
    return OTHERS[plain] || plain;
}

function numberWord(text) {
    return [...text].filter((sign) => /[\p{L}\p{Nd}]/u.test(sign)).map(plainLetter).join('');
}

/* The last word with a letter in it. */
function nameWord(text) {
    return text.split(BETWEEN_WORDS).map(numberWord).filter(Boolean).pop() || '';
}

function bytesOf(base64) {
    return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
}

/* What one of these hides; null: the word is another. */
async function unlock(fields, hidden, word) {
    if (!word)
        return null;
    const password = await crypto.subtle.importKey('raw', new TextEncoder().encode(word), 'PBKDF2', false, ['deriveKey']);
    const key = await crypto.subtle.deriveKey(
        { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(fields.salt), iterations: fields.rounds },
        password, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    for (const locked of hidden)
        try {
            const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(locked.nonce) }, key, bytesOf(locked.text));
            return JSON.parse(new TextDecoder().decode(text));
        } catch {
            continue;
        }
    return null;
}

/* The surname with what stands before it, or all in one; or the number. */
async function reveal(fields, given) {
    return await unlock(fields, fields.name, nameWord(given)) ||
        await unlock(fields, [...fields.name, fields.number], numberWord(given));
}

async function answer(form) {
    const reply = await fetch('fields.json');
    if (!reply.ok)
        return;
    const found = await reveal(await reply.json(), form.elements.proof.value);
    form.querySelector('[role=status]').hidden = found !== null;
    form.querySelector('dl').hidden = found === null;
    for (const place of form.querySelectorAll('[data-field]'))
        place.textContent = found ? found[place.dataset.field] : '';
}

/* The reader's language comes first. */
function prefer(languages) {
    for (const language of languages) {
        const section = document.querySelector(`section[lang="${CSS.escape(language.split('-')[0])}"]`);
        if (section)
            return document.querySelector('h1').after(section);
    }
}

function start() {
    prefer(navigator.languages);
    for (const form of document.forms) {
        form.hidden = !globalThis.crypto?.subtle; // a browser has it where the page came by https
        form.addEventListener('submit', (event) => {
            event.preventDefault();
            answer(form);
        });
    }
}

if (typeof document !== 'undefined')
    start();
