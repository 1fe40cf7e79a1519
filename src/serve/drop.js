// The file that is dropped, or chosen, is hashed here, and only the hash is sent; the file itself if that is not known, and if the button is pressed.
"use strict";
const form = document.querySelector("form.drop"), input = form.elements.file, said = form.querySelector("[role=status]");

function show(when, is) {
    for (const part of form.querySelectorAll(`[data-when=${when}]`)) part.hidden = !is;
}

async function hash(file) {
    const bytes = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// What the server says is told as its own page tells it; what went wrong, in its words.
async function ask(sha256) {
    const answer = await fetch(form.action, { method: "POST", headers: { Accept: "text/html" }, body: new URLSearchParams({ sha256 }) });
    if (!answer.ok) return [(await answer.json()).detail];
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-verdict]");
    const isUnknown = page.dataset.verdict === "unknown";
    show("unknown", isUnknown);
    show("sending", isUnknown);
    return page.childNodes;
}

async function check() {
    const [file] = input.files;
    said.replaceChildren();
    for (const when of ["unknown", "sending", "refused"]) show(when, false);
    if (!file) return;
    try {
        said.replaceChildren(...(await ask(await hash(file))));
    } catch (error) {
        said.replaceChildren(error.message); // the network's, or that the file could not be read
        show("sending", true);
    }
}

// Only a page of https, or of this computer, can hash.
const hashes = Boolean(window.crypto && crypto.subtle);
show("hashing", hashes);
show("insecure", !hashes);
if (hashes) {
    show("sending", false);
    input.addEventListener("change", check);
    if (input.files.length) check(); // which the browser has kept
}

document.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
});
document.addEventListener("dragleave", () => form.classList.remove("over"));
document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const { files, items } = event.dataTransfer, isOne = files.length === 1 && !items[0].webkitGetAsEntry()?.isDirectory;
    show("refused", !isOne);
    if (!isOne) return;
    input.files = files;
    if (hashes) check();
});
