// Checks the signed words of a QR code in the browser: nothing is sent, nothing is fetched.
// What they are made of is written in certificates/offline.py. This file is carried by saved pages.
(() => {
  "use strict";
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const PREFIX = new TextEncoder().encode("peersupport paper 1\n");
  const FORMAT = 1;
  const SIGNATURE = 64;
  const HEAD = 7; // format, start of the key, day
  const START = Date.UTC(2000, 0, 1);
  const DAY = 24 * 60 * 60 * 1000;
  const keys = JSON.parse(document.body.dataset.keys);

  // As typed or scanned: what stands behind the last #, O for 0, I and L for 1.
  const lettersOf = (text) =>
    text
      .slice(text.lastIndexOf("#") + 1)
      .replace(/[^0-9A-Za-z]/g, "")
      .toUpperCase()
      .replace(/O/g, "0")
      .replace(/[IL]/g, "1");

  const bytesOf = (letters) => {
    const bytes = [];
    let bits = 0;
    let held = 0;
    for (const letter of letters) {
      const value = ALPHABET.indexOf(letter);
      if (value < 0) {
        return null;
      }
      held = (held << 5) | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.push(held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    return held ? null : new Uint8Array(bytes);
  };

  const wordsIn = (signed) => {
    const told = [];
    let place = HEAD;
    for (let part = 0; part < 3; part += 1) {
      const end = place + 1 + signed[place];
      const text = signed.subarray(place + 1, end);
      told.push(new TextDecoder("utf-8", { fatal: true }).decode(text));
      place = end;
    }
    const [number, name, issuer] = told;
    return { number, name, issuer, day: new Date(START + ((signed[5] << 8) | signed[6]) * DAY) };
  };

  const base64url = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

  const isSigned = async (key, signature, signed) => {
    const algorithm = { name: "Ed25519" };
    const raw = base64url(key.raw);
    const known = await crypto.subtle.importKey("raw", raw, algorithm, false, ["verify"]);
    const message = new Uint8Array([...PREFIX, ...signed]);
    return crypto.subtle.verify(algorithm, known, signature, message);
  };

  const check = async (text) => {
    const packed = bytesOf(lettersOf(text));
    if (!packed || packed.length < HEAD + 3 + SIGNATURE || packed[0] !== FORMAT) {
      return { kind: "unreadable" };
    }
    const signed = packed.subarray(0, -SIGNATURE);
    const signature = packed.subarray(-SIGNATURE);
    const start = Array.from(signed.subarray(1, 5), (byte) => byte.toString(16).padStart(2, "0"));
    const candidates = keys.filter((key) => key.start === start.join(""));
    if (!candidates.length) {
      return { kind: "stranger" };
    }
    for (const key of candidates) {
      try {
        if (await isSigned(key, signature, signed)) {
          return { kind: "genuine", key, ...wordsIn(signed) };
        }
      } catch {
        return { kind: "unable" };
      }
    }
    return { kind: "altered" };
  };

  const fill = (section, found) => {
    const written = new Intl.DateTimeFormat(section.lang, { dateStyle: "long", timeZone: "UTC" });
    const told = { ...found, day: written.format(found.day), key: found.key.id };
    for (const place of section.querySelectorAll("[data-word]")) {
      place.textContent = told[place.dataset.word];
    }
  };

  // A link is shown only where the text begins with our own address: nobody's page is offered.
  const lead = (section, text) => {
    const ours = `${document.body.dataset.site}/verify/`;
    for (const link of section.querySelectorAll("[data-online]")) {
      link.href = text.startsWith(ours) ? text : ours;
    }
  };

  const show = (kind) => {
    for (const one of document.querySelectorAll("[data-answer]")) {
      one.hidden = one.dataset.answer !== kind;
    }
  };

  const answer = async (typed) => {
    const text = typed.trim();
    show("");
    const found = await check(text);
    if (found.kind === "genuine") {
      for (const section of document.querySelectorAll("[data-in]")) {
        fill(section, found);
        lead(section, text);
      }
    }
    show(found.kind);
  };

  const start = () => {
    const scanned = location.hash.slice(1);
    if (scanned) {
      for (const field of document.querySelectorAll("[data-text]")) {
        field.value = scanned;
      }
      answer(scanned);
    }
  };

  for (const form of document.querySelectorAll("form[data-words]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = form.querySelector("[data-text]").value;
      document.dispatchEvent(new CustomEvent("words", { detail: typed }));
      answer(typed);
    });
  }
  if (location.protocol === "file:") {
    for (const link of document.querySelectorAll("[data-save]")) {
      link.hidden = true;
    }
  }
  window.addEventListener("hashchange", start);
  start();
})();
