// Reads a page again while what it tells of runs, more and more seldom, and puts what is new in
// place. The link that does the same without a script is taken away.
(() => {
  const FIRST = 2000;
  const SELDOM = 10000;
  const PARTS = ["progress", "results"];

  const isFollowed = (page) => page.querySelector("[data-follow]") !== null;

  const withoutLink = (page) =>
    page.querySelectorAll("[data-without-script]").forEach((link) => link.remove());

  // Where the keyboard is, nothing moves.
  const isFree = (part) => !part.contains(document.activeElement);

  const putInPlace = (fresh) => {
    withoutLink(fresh);
    PARTS.forEach((id) => {
      const [old, part] = [document.getElementById(id), fresh.getElementById(id)];
      if (old && part && (isFree(old) || !isFollowed(fresh))) {
        old.replaceWith(document.adoptNode(part));
      }
    });
  };

  const readAgain = async (pause) => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.ok) {
        putInPlace(new DOMParser().parseFromString(await answer.text(), "text/html"));
      }
    } catch {
      // The network is away for a moment: the next time says more.
    }
    wait(Math.min(pause * 1.25, SELDOM));
  };

  const wait = (pause) => {
    if (isFollowed(document)) {
      setTimeout(() => readAgain(pause), pause);
    }
  };

  withoutLink(document);
  wait(FIRST);
})();
