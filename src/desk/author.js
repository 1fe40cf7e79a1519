// The author's page as one types: findings and pages follow. Without this, "Show" does the same.
"use strict";
(() => {
    const form = document.getElementById("author");
    if (!form)
        return;
    const beside = document.querySelector(".beside"), pages = document.getElementById("pages"), changed = new Set(), written = new Set();
    let edition = beside.dataset.edition, drawing = 0, isAsking = false; // drawing: the number of what is shown; 0: pictures still

    // "nl" as it is called in the language of the page
    try {
        const names = new Intl.DisplayNames(document.documentElement.lang, { type: "language" });
        for (const label of form.querySelectorAll("[data-language]"))
            label.textContent = names.of(label.textContent);
    } catch { /* the tags stay */ }

    function showFindings(list) {
        const places = new Map();
        for (const place of document.querySelectorAll(".found")) {
            place.replaceChildren();
            places.set(place.dataset.path, place);
        }
        for (const field of form.elements)
            field.removeAttribute("aria-invalid");
        for (const finding of list) {
            const words = document.createElement("p"), place = places.get(finding.path) ?? places.get("");
            words.className = finding.class;
            words.textContent = finding.words;
            place.append(words);
            if (finding.class === "error" && finding.path)
                form.elements.namedItem(finding.path)?.setAttribute?.("aria-invalid", "true");
        }
    }

    // Only within the frame of the pages: the form stays where it is
    function show(figure, [top, bottom]) {
        const mark = document.createElement("span");
        mark.className = "changed";
        mark.style.top = `${top * 100}%`;
        mark.style.height = `${(bottom - top) * 100}%`;
        figure.append(mark);
        setTimeout(() => mark.remove(), 1500);
        const middle = figure.offsetTop + (top + bottom) / 2 * figure.offsetHeight;
        if (middle < beside.scrollTop + 40 || middle > beside.scrollTop + beside.clientHeight - 40)
            beside.scrollTop = middle - beside.clientHeight / 2;
    }

    // A run of letters as one path: with an element a letter, browsers are slow
    function asPaths(svg) {
        const outlines = new Map([...svg.matchAll(/<path id="(.+?)" d="(.+?)"/g)].map(([, name, outline]) => [name, outline]));
        const asPath = letters => [...letters.matchAll(/<use xlink:href="#(.+?)" x="(.+?)"(?: y="(.+?)")?/g)]
            .map(([, name, x, y]) => `M${x} ${y ?? 0}${outlines.get(name)}`).join("");
        return svg.replace(/<title[^]*<\/defs>/, "").replace(/\n/g, "")
            .replace(/<g ([^>]+)>(<use.+?)<\/g>/g, (_, run, letters) => `<path ${run} d="${asPath(letters)}"/>`);
    }

    // From where to where these are, in parts of the height of the page; null: nowhere that shows
    function extent(items, height) {
        const lines = items.map(item => Number(/translate\([0-9.-]+ ([0-9.]+)\)/.exec(item.getAttribute("transform"))?.[1])).filter(Number.isFinite); // baselines
        return lines.length ? [Math.max(0, (Math.min(...lines) - 10) / height), Math.min(1, (Math.max(...lines) + 4) / height)] : null;
    }

    // An item of the page is an element: those that are as before stay. Gives what marks where it has changed, or null
    function redraw(figure, { changes, moves, svg }) {
        const fresh = new DOMParser().parseFromString(asPaths(svg), "image/svg+xml").documentElement;
        if (!changes) {
            fresh.setAttribute("role", "img");
            figure.replaceChildren(fresh);
            return null;
        }
        const shown = figure.firstElementChild, items = [...fresh.children], touched = [...items];
        for (const [at, gone, come] of changes) {
            const old = [...shown.children].slice(at, at + gone), place = shown.children[at + gone] ?? null;
            old.forEach(item => item.remove());
            items.splice(0, come).forEach(item => shown.insertBefore(item, place));
            touched.push(...old);
        }
        for (const [at, place] of moves)
            shown.children[at].setAttribute("transform", shown.children[at].getAttribute("transform").replace(/\(.*?\)/, `(${place})`));
        const where = extent(touched, fresh.viewBox.baseVal.height);
        return where && (() => show(figure, where));
    }

    function showPages(redrawn, isSameEdition) {
        while (pages.children.length < redrawn.length)
            pages.append(document.createElement("figure"));
        while (pages.children.length > redrawn.length)
            pages.lastElementChild.remove();
        const marks = redrawn.map((page, index) => page && redraw(pages.children[index], page));
        [...pages.children].forEach((figure, index) =>
            figure.firstElementChild.setAttribute("aria-label", pages.dataset.alt.replace("{page}", index + 1).replace("{edition}", beside.dataset.edition)));
        if (isSameEdition)
            marks.find(mark => mark)?.();
    }

    async function ask() {
        if (isAsking)
            return;
        isAsking = true;
        const body = new URLSearchParams({ file: form.elements.file.value, version: form.elements.version.value, edition, drawing });
        for (const field of changed)
            body.append(field.name, field.value);
        changed.clear();
        const isSameEdition = edition === beside.dataset.edition, note = document.getElementById("state");
        beside.dataset.edition = edition;
        try {
            const answer = await fetch("/author/field", { method: "POST", body }), state = await answer.json();
            showFindings(state.findings);
            const counts = document.getElementById("counts"), words = state.fault ?? state.counts;
            if (counts.textContent !== words)
                counts.textContent = words;
            note.textContent = state.changed ? note.dataset.changed : note.dataset.saved;
            document.getElementById("old").hidden = !state.old;
            showPages(state.pages, isSameEdition);
            drawing = state.drawing;
            beside.dataset.drawn = state.drawn;
        } catch {
            drawing = 0;
            note.textContent = note.dataset.lost; // all of it stands in the form still, and goes with the next button
        } finally {
            isAsking = false;
            if (changed.size || edition !== beside.dataset.edition)
                ask();
        }
    }

    function choose(language) {
        if (language === edition || !document.querySelector(`#editions [data-edition="${CSS.escape(language)}"]`))
            return;
        edition = language;
        form.elements.edition.value = language;
        for (const link of document.querySelectorAll("#editions a"))
            link.toggleAttribute("aria-current", link.dataset.edition === language);
        document.querySelector("#editions [aria-current]").setAttribute("aria-current", "true");
        ask();
    }

    form.addEventListener("input", event => {
        if (event.target.name && event.target.name !== "language") {
            changed.add(event.target);
            written.add(event.target);
            ask(); // what is typed until the answer is there goes with the next question
        }
    });
    // A button brings what was written here, and no field that only looks as it did when the page was opened: another tab may have written it since
    const opened = field => field.options ? ([...field.options].find(one => one.defaultSelected) ?? field.options[0]).value : field.defaultValue;
    form.addEventListener("formdata", event => {
        for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select"))
            if (field.name !== "language" && !written.has(field) && field.value === opened(field))
                event.formData.delete(field.name);
        event.formData.delete("drawn");
    });
    form.addEventListener("focusin", event => {
        if (event.target.lang)
            choose(event.target.lang);
    });
    document.getElementById("editions").addEventListener("click", event => {
        const link = event.target.closest("a");
        if (link) {
            event.preventDefault();
            choose(link.dataset.edition);
        }
    });
    document.addEventListener("keydown", event => {
        if ((event.ctrlKey || event.metaKey) && event.key === "s") {
            event.preventDefault();
            form.requestSubmit(form.querySelector("button[value=save]"));
        }
    });

    // Drawings that can be changed take the place of the pictures
    addEventListener("load", ask);

    // What a button asks for loads the page anew: it stays where it was
    const key = `author ${form.elements.file.value}`, kept = sessionStorage.getItem(key);
    if (kept)
        scrollTo(0, Number(kept));
    sessionStorage.removeItem(key);
    form.addEventListener("submit", () => sessionStorage.setItem(key, String(scrollY)));
})();
