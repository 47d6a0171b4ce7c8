// A signature drawn with a finger, a pen or a mouse. Without this file one types one's name.
(() => {
  const pad = document.querySelector("[data-sign-pad]");
  const field = document.querySelector("input[name=drawn]");
  if (!pad || !field || !window.PointerEvent) {
    return;
  }
  const box = pad.querySelector("svg");
  const line = box.querySelector("path");
  const clear = pad.querySelector("[data-sign-clear]");
  const most = 4000;
  let strokes = [];
  let drawing = false;
  let points = 0;

  const told = () => strokes.map((stroke) => `M${stroke.join("L")}`).join("");
  const show = () => {
    field.value = told();
    line.setAttribute("d", field.value);
    clear.hidden = !strokes.length;
  };
  const within = (value, limit) => Math.min(Math.max(Math.round(value), 0), limit);
  const place = (event) => {
    const edge = box.getBoundingClientRect();
    const x = within(((event.clientX - edge.left) / edge.width) * 600, 600);
    const y = within(((event.clientY - edge.top) / edge.height) * 200, 200);
    return `${x} ${y}`;
  };

  pad.hidden = false;
  show();
  box.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    box.setPointerCapture(event.pointerId);
    drawing = true;
    strokes.push([place(event)]);
    points += 1;
    show();
  });
  box.addEventListener("pointermove", (event) => {
    const stroke = strokes[strokes.length - 1];
    const here = place(event);
    if (drawing && points < most && here !== stroke[stroke.length - 1]) {
      stroke.push(here);
      points += 1;
      show();
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    box.addEventListener(end, () => {
      drawing = false;
    });
  }
  clear.addEventListener("click", () => {
    strokes = [];
    points = 0;
    show();
  });
})();
