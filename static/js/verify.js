// Compares a file with the paper of this page, in the browser: the file goes nowhere.
// Where that cannot be done (no crypto outside https), the form is sent as without JavaScript.
// The words behind this address are handed on to the page that checks them.
(() => {
  for (const link of document.querySelectorAll("a[data-offline]")) {
    link.hash = location.hash;
  }
  const form = document.querySelector("form[data-paper-sha256]");
  const answers = document.querySelector("[data-file-answers]");
  if (!form || !answers || !window.crypto || !window.crypto.subtle) {
    return;
  }
  const input = form.querySelector("input[type=file]");

  const hexadecimal = (buffer) =>
    Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

  const compare = async (file) => {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    const same = hexadecimal(digest) === form.dataset.paperSha256;
    for (const answer of answers.querySelectorAll("[data-answer]")) {
      answer.hidden = (answer.dataset.answer === "same") !== same;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.files.length) {
      compare(input.files[0]);
    }
  });
  input.addEventListener("change", () => {
    if (input.files.length) {
      compare(input.files[0]);
    }
  });
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) {
      compare(event.dataTransfer.files[0]);
    }
  });
})();
