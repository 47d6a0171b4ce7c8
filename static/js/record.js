// Records a voice into the file input of a form. Without a microphone or without what a browser
// needs for it, nothing is shown and the input stays as it is: a file to choose.
(() => {
  const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
  const ENDINGS = { "audio/webm": "webm", "audio/mp4": "m4a", "audio/ogg": "ogg" };

  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  const kindToRecord = () => KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) || "";

  const canRecord = () =>
    Boolean(window.MediaRecorder && window.DataTransfer && navigator.mediaDevices?.getUserMedia);

  const dress = (box) => {
    const find = (name) => box.querySelector(`[data-${name}]`);
    const input = box.querySelector("input[type=file]");
    const [start, stop, erase, listen] = ["start", "stop", "erase", "listen"].map(find);
    const [time, words] = ["time", "words"].map(find);
    const file = find("file");
    const most = Number(box.dataset.most);
    const button = input.form.querySelector("[type=submit]");
    let recorder = null;
    let ticking = 0;

    const say = (what) => {
      words.textContent = words.dataset[what];
    };

    const show = (state) => {
      start.hidden = state !== "empty";
      stop.hidden = state !== "recording";
      erase.hidden = state !== "recorded";
      listen.hidden = state !== "recorded";
      button.disabled = state === "recording";
      box.classList.toggle("is-recording", state === "recording");
    };

    const forget = () => {
      input.value = "";
      if (listen.src) {
        URL.revokeObjectURL(listen.src);
        listen.removeAttribute("src");
      }
      time.textContent = clock(0);
    };

    const hold = (parts, kind) => {
      const type = kind.split(";")[0];
      const voice = new File(parts, `voice.${ENDINGS[type] || "webm"}`, { type });
      const carrier = new DataTransfer();
      carrier.items.add(voice);
      input.files = carrier.files;
      listen.src = URL.createObjectURL(voice);
    };

    const end = () => {
      clearInterval(ticking);
      if (recorder && recorder.state !== "inactive") {
        recorder.stop();
      }
    };

    const begin = async () => {
      let stream;
      try {
        stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      } catch {
        say("refused");
        file.hidden = false;
        return;
      }
      const parts = [];
      const kind = kindToRecord();
      recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 32000 });
      recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
      recorder.addEventListener("stop", () => {
        stream.getTracks().forEach((track) => track.stop());
        hold(parts, recorder.mimeType || kind);
        show("recorded");
        say("recorded");
        listen.focus();
      });
      recorder.start();
      let seconds = 0;
      ticking = setInterval(() => {
        seconds += 1;
        time.textContent = clock(seconds);
        if (seconds >= most) {
          end();
        }
      }, 1000);
      show("recording");
      say("recording");
      stop.focus();
    };

    start.addEventListener("click", begin);
    stop.addEventListener("click", end);
    erase.addEventListener("click", () => {
      forget();
      show("empty");
      say("erased");
      start.focus();
    });
    file.hidden = true;
    box.querySelector(".recorder-tools").hidden = false;
    show("empty");
  };

  if (canRecord()) {
    document.querySelectorAll("[data-recorder]").forEach(dress);
  }
})();
