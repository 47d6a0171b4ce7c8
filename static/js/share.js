// Sends or copies a link with what the phone has. Without this file the link is there to copy.
(() => {
  const box = document.querySelector("[data-share]");
  if (!box) {
    return;
  }
  const find = (name) => box.querySelector(`[data-share-${name}]`);
  const [text, send, copy, copied] = ["text", "send", "copy", "copied"].map(find);
  const url = text.textContent.trim();

  if (navigator.share) {
    send.hidden = false;
    send.addEventListener("click", () => {
      navigator.share({ title: box.dataset.title, url }).catch(() => {});
    });
  }
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", () => {
      navigator.clipboard.writeText(url).then(() => {
        copied.hidden = false;
      });
    });
  }
})();
