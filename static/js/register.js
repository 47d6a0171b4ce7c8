// Looks a file, or the link of a QR code, up in the register that this page carries.
// Carried by the page of a closed installation: nothing is sent, nothing is fetched.
(() => {
  "use strict";
  const TOKEN = /\/verify\/([0-9A-Z]{26})(?![0-9A-Z])/i;
  const lines = JSON.parse(document.body.dataset.register);
  const known = new Map();
  for (const line of lines) {
    known.set(line.paper_sha256, line).set(line.link_sha256, line);
  }

  const digestOf = async (content) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const show = (kind, line) => {
    for (const section of document.querySelectorAll("[data-in]")) {
      for (const one of section.querySelectorAll("[data-state]")) {
        one.hidden = one.dataset.state !== kind;
      }
      for (const place of section.querySelectorAll("[data-month]")) {
        const told = line && line.issued;
        place.hidden = !told;
        if (told) {
          const month = new Intl.DateTimeFormat(section.lang, { month: "long", year: "numeric", timeZone: "UTC" });
          place.querySelector("[data-when]").textContent = month.format(new Date(`${told}-01`));
        }
      }
    }
  };

  const look = async (content) => {
    show("");
    if (!window.crypto || !crypto.subtle) {
      show("unable");
      return;
    }
    const line = known.get(await digestOf(content));
    show(line ? line.state : "unknown", line);
  };

  const lookForLink = (text) => {
    const found = TOKEN.exec(text);
    if (found) {
      look(new TextEncoder().encode(found[1].toUpperCase()));
    } else {
      show("");
    }
  };

  const lookForFile = async (files) => {
    if (files.length) {
      look(await files[0].arrayBuffer());
    }
  };

  for (const form of document.querySelectorAll("form[data-file]")) {
    const input = form.querySelector("input[type=file]");
    input.addEventListener("change", () => lookForFile(input.files));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      lookForFile(input.files);
    });
    form.addEventListener("dragover", (event) => event.preventDefault());
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      lookForFile(event.dataTransfer.files);
    });
  }
  document.addEventListener("words", (event) => lookForLink(event.detail));
  lookForLink(location.href);
})();
