// The author's page as one types: findings and pages follow. Without this, "Show" does the same.
"use strict";
(() => {
    const form = document.getElementById("author");
    if (!form)
        return;
    const beside = document.querySelector(".beside"), pages = document.getElementById("pages"), changed = new Set();
    let edition = beside.dataset.edition, timer = 0, isAsking = false;

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

    // Where two pictures of a page differ, from above to below, in parts of its height; null: nowhere
    function difference(before, after) {
        const width = 298, height = 421, read = image => {
            const canvas = document.createElement("canvas");
            canvas.width = width;
            canvas.height = height;
            const context = canvas.getContext("2d", { willReadFrequently: true });
            context.drawImage(image, 0, 0, width, height);
            return new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
        };
        const one = read(before), other = read(after);
        let first = -1, last = -1;
        for (let i = 0; i < one.length; i++)
            if (one[i] !== other[i]) {
                if (first < 0)
                    first = i;
                last = i;
            }
        return first < 0 ? null : [Math.floor(first / width) / height, (Math.floor(last / width) + 1) / height];
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

    async function showPages(count, drawn, isSameEdition) {
        const images = [];
        for (let page = 1; page <= count; page++) {
            const image = new Image(595, 842), query = new URLSearchParams({ file: form.elements.file.value, edition, page, drawn });
            image.src = `/author/picture?${query}`;
            images.push(image);
        }
        await Promise.allSettled(images.map(image => image.decode()));
        let isShown = false;
        images.forEach((image, index) => {
            let figure = pages.children[index], old = figure?.querySelector("img");
            if (!figure) {
                figure = document.createElement("figure");
                pages.append(figure);
            }
            image.alt = old ? old.alt : String(index + 1);
            const where = old?.complete && isSameEdition ? difference(old, image) : null;
            figure.replaceChildren(image);
            if (where && !isShown) {
                show(figure, where);
                isShown = true;
            }
        });
        while (pages.children.length > count)
            pages.lastElementChild.remove();
    }

    async function ask() {
        if (isAsking)
            return;
        isAsking = true;
        const body = new URLSearchParams({ file: form.elements.file.value, version: form.elements.version.value, edition });
        for (const field of changed)
            body.append(field.name, field.value);
        changed.clear();
        const isSameEdition = edition === beside.dataset.edition;
        beside.dataset.edition = edition;
        try {
            const answer = await fetch("/author/field", { method: "POST", body }), state = await answer.json();
            showFindings(state.findings);
            const counts = document.getElementById("counts"), words = state.fault ?? state.counts;
            if (counts.textContent !== words)
                counts.textContent = words;
            const note = document.getElementById("state");
            note.textContent = state.changed ? note.dataset.changed : note.dataset.saved;
            document.getElementById("old").hidden = !state.old;
            if (!state.old || !isSameEdition)
                await showPages(state.pages, state.drawn, isSameEdition);
            beside.dataset.drawn = state.drawn;
        } finally {
            isAsking = false;
            if (changed.size || edition !== beside.dataset.edition)
                ask();
        }
    }

    function wait(field) {
        changed.add(field);
        clearTimeout(timer);
        timer = setTimeout(ask, 40);
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
        if (event.target.name && event.target.name !== "language")
            wait(event.target);
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

    // What a button asks for loads the page anew: it stays where it was
    const key = `author ${form.elements.file.value}`, kept = sessionStorage.getItem(key);
    if (kept)
        scrollTo(0, Number(kept));
    sessionStorage.removeItem(key);
    form.addEventListener("submit", () => sessionStorage.setItem(key, String(scrollY)));
})();
