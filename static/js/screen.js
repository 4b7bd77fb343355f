// The command screen: scales the design, walks through scenes and districts, asks for news.
(() => {
  "use strict";

  const WIDE = 1920;
  const HIGH = 1080;
  const MARKED_MS = 60_000;
  const SPOT_MS = 6_000;
  const RESUME_MS = 60_000;
  const SWIPE = 80;
  // Age of the figures, in polls missed, from which it turns amber and red.
  const AMBER = 2.5;
  const RED = 8;

  const root = document.documentElement;
  const facts = root.dataset;
  const at = (id) => document.getElementById(id);
  const texts = JSON.parse(at("sc-texts").textContent);
  const asked = new URLSearchParams(window.location.search);
  const pollMs = Number(facts.poll) * 1000;
  const isLocked = asked.get("locked") === "1";
  const turnMs = turning(asked.get("rotate"));

  let frame = null;
  let etag = null;
  let shown = [];
  let place = 0;
  let spot = 0;
  let turnedAt = Date.now();
  let spotAt = Date.now();
  let heldUntil = 0;
  let isPaused = false;
  let lastOk = null;
  let state = null;
  let shift = 0;
  let isReloadDue = false;
  // What else must be said about the figures: a fault of the pointer, or of the address.
  let told = "";

  function turning(text) {
    const seconds = text === null ? 20 : Number(text);
    return Number.isFinite(seconds) && seconds > 0 ? Math.max(seconds, 3) * 1000 : 0;
  }

  function fill(text, words) {
    return text.replace(/\{(\w+)\}/g, (_all, name) => words[name]);
  }

  function make(name, options, ...children) {
    const node = Object.assign(document.createElement(name), options);
    node.append(...children.filter((child) => child !== null));
    return node;
  }

  // --- size -------------------------------------------------------------------------------

  // How many scenes stand side by side: two from 32:9, three on what is wider still.
  function abreast() {
    const ratio = window.innerWidth / window.innerHeight;
    const layout = asked.get("layout");
    const fitting = ratio >= 4.4 ? 3 : ratio >= 3.2 ? 2 : 1;
    const wanted = layout === "wide" ? Math.max(fitting, 2) : layout === "single" ? 1 : fitting;
    return Math.max(1, Math.min(wanted, shown.length || wanted));
  }

  function fit() {
    const width = WIDE * abreast();
    const scale = Math.min(window.innerWidth / width, window.innerHeight / HIGH);
    const left = Math.round((window.innerWidth - width * scale) / 2);
    const top = Math.round((window.innerHeight - HIGH * scale) / 2);
    const canvas = at("sc-canvas");
    canvas.style.width = `${width}px`;
    canvas.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    arrange();
  }

  // --- scenes -----------------------------------------------------------------------------

  function visible() {
    const count = abreast();
    return Array.from({ length: count }, (_none, i) => shown[(place + i) % shown.length]);
  }

  function arrange() {
    if (!frame) return;
    const now = visible();
    document.querySelectorAll(".sc-sheet").forEach((sheet) => {
      const position = now.indexOf(sheet.dataset.scene);
      const isOn = position >= 0;
      sheet.classList.toggle("sc-on", isOn);
      sheet.inert = !isOn;
      // One that fades out stays as it is until it is gone.
      if (!isOn) return;
      sheet.classList.toggle("sc-last-sheet", position === now.length - 1);
      sheet.style.left = `${position * WIDE}px`;
    });
    heads(now);
    dots(now);
    now.forEach((name) => fitAttention(sheetOf(name)));
    light();
  }

  function heads(now) {
    const titles = now.map((name, position) => {
      const head = make("h2", { textContent: sceneOf(name).title });
      const indent = position ? 24 : at("sc-title").offsetWidth + 24 + 28;
      head.style.left = `${position * WIDE + indent}px`;
      return head;
    });
    at("sc-heads").replaceChildren(...titles);
  }

  function dots(now) {
    const buttons = shown.map((name, position) => {
      const title = fill(texts.scene, { number: position + 1, title: sceneOf(name).title });
      const button = make("button", { type: "button", title });
      button.setAttribute("aria-label", title);
      if (now.includes(name)) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => { hold(); go(position); });
      return button;
    });
    const word = isPaused ? make("span", { textContent: texts.paused }) : null;
    at("sc-dots").replaceChildren(...[word, ...buttons].filter(Boolean));
  }

  function go(position) {
    if (!shown.length) return;
    place = (position + shown.length) % shown.length;
    turnedAt = Date.now();
    explain(null);
    arrange();
  }

  const step = (direction) => go(place + direction * abreast());
  const sceneOf = (name) => frame.scenes.find((scene) => scene.id === name);
  const sheetOf = (name) => document.querySelector(`.sc-sheet[data-scene="${name}"]`);

  function hold() {
    heldUntil = Date.now() + RESUME_MS;
  }

  // --- drawing ----------------------------------------------------------------------------

  function draw(next) {
    const before = frame;
    frame = next;
    const named = (asked.get("scenes") || "").split(",").filter(Boolean);
    const known = next.scenes.map((scene) => scene.id);
    shown = named.filter((name) => known.includes(name));
    if (!shown.length) shown = known;
    place = Math.min(place, shown.length - 1);
    const unknown = named.filter((name) => !known.includes(name));
    const note = [next.note, unknown.length ? fill(texts.unknown, { names: unknown.join(", ") }) : ""];
    document.title = next.title;
    at("sc-title").textContent = next.title;
    asOf(note.filter(Boolean).join(" "));
    at("sc-mark").hidden = !next.is_synthetic;
    if (at("sc-wait")) at("sc-wait").remove();
    next.scenes.filter((scene) => shown.includes(scene.id)).forEach((scene) => sheet(scene, before));
    document.querySelectorAll(".sc-sheet").forEach((node) => {
      if (!shown.includes(node.dataset.scene)) node.remove();
    });
    fit();
  }

  function asOf(note) {
    const parts = [];
    if (frame.is_synthetic) parts.push(make("span", { className: "sc-badge", textContent: texts.synthetic }));
    parts.push(make("b", { textContent: frame.as_of }));
    if (frame.lag) parts.push(` · ${frame.lag}`);
    told = note || state?.problem || "";
    at("sc-asof").replaceChildren(...parts);
    at("sc-asof").toggleAttribute("data-stale", Boolean(frame.is_stale));
    age();
  }

  function sheet(scene, before) {
    const old = before?.scenes.find((one) => one.id === scene.id);
    let node = sheetOf(scene.id);
    if (node && old && JSON.stringify(old) === JSON.stringify(scene)) return;
    const values = node ? valuesOf(node) : null;
    if (!node) {
      node = make("section", { className: "sc-sheet" });
      node.dataset.scene = scene.id;
      at("sc-sheets").append(node);
    }
    node.setAttribute("aria-label", scene.title);
    // The server writes the sheet; every name in it is escaped there.
    node.innerHTML = scene.sheet;
    node.append(attention(scene));
    if (isLocked) node.querySelectorAll("a[href]").forEach((link) => link.removeAttribute("href"));
    if (values) mark(node, values);
  }

  function valuesOf(node) {
    const found = new Map();
    node.querySelectorAll("[data-value]").forEach((one) => found.set(one.dataset.part, one.dataset.value));
    return found;
  }

  function mark(node, before) {
    const until = Date.now() + MARKED_MS;
    node.querySelectorAll("[data-value]").forEach((one) => {
      if (before.get(one.dataset.part) === one.dataset.value) return;
      one.classList.add("sc-changed");
      one.dataset.until = until;
    });
  }

  function unmark() {
    document.querySelectorAll(".sc-changed").forEach((one) => {
      if (Number(one.dataset.until) <= Date.now()) one.classList.remove("sc-changed");
    });
  }

  // --- what needs attention ---------------------------------------------------------------

  function attention(scene) {
    const words = make("span", {});
    scene.attention.forEach((item, position) => {
      const separator = position ? texts.separator : "";
      words.append(make("span", { textContent: separator + item.text, className: `sc-${item.tone}` }));
    });
    words.append(make("em", { hidden: true }));
    if (!scene.attention.length) words.prepend(scene.nothing);
    const heading = make("b", { textContent: texts.attention });
    if (!scene.attention.length) {
      return make("div", { className: "sc-attention sc-calm" }, heading, words);
    }
    const button = make("button", { type: "button", className: "sc-attention" }, heading, words);
    button.addEventListener("click", () => { hold(); explain(scene); });
    return button;
  }

  // Leaves out the least important items until the others fit, and says how many are left out.
  function fitAttention(node) {
    const words = node.querySelector(".sc-attention > span");
    const items = [...words.querySelectorAll(":scope > span")];
    const more = words.querySelector("em");
    items.forEach((item) => { item.hidden = false; });
    more.hidden = true;
    for (let left = items.length - 1; left > 0 && words.scrollHeight > words.clientHeight + 1; left -= 1) {
      items[left].hidden = true;
      more.hidden = false;
      more.textContent = texts.separator + fill(texts.more, { count: items.length - left });
    }
  }

  function explain(scene) {
    const box = at("sc-why");
    box.hidden = !scene;
    if (!scene) return;
    const entries = scene.attention.map((item) => make(
      "li", {},
      make("h3", { textContent: item.text, className: `sc-${item.tone}` }),
      make("p", { textContent: item.why }),
      item.href && !isLocked ? make("a", { href: item.href, textContent: texts.open }) : null,
    ));
    const close = make("button", { type: "button", textContent: texts.close });
    close.addEventListener("click", () => explain(null));
    const heading = make("h2", { textContent: `${texts.attention} · ${scene.title}` });
    box.replaceChildren(heading, make("ul", {}, ...entries), close);
    box.style.left = `${visible().indexOf(scene.id) * WIDE + 24}px`;
    close.focus();
  }

  // --- spotlight --------------------------------------------------------------------------

  // Shows one district's call-out, and its outline on the map of the same sheet.
  function light() {
    visible().map(sheetOf).forEach((node) => {
      const walk = node.querySelector("[data-walk]");
      if (!walk) return;
      const calls = [...walk.children];
      const own = node.querySelector(".sc-area[data-chosen]")?.dataset.district;
      const fixed = calls.findIndex((call) => call.dataset.district === own);
      const lit = calls[fixed >= 0 ? fixed : spot % calls.length];
      calls.forEach((call) => { call.hidden = call !== lit; });
      const area = node.querySelector(`.sc-area[data-district="${lit?.dataset.district}"]`);
      const outline = node.querySelector(".sc-lit");
      if (outline) outline.setAttribute("d", area ? area.getAttribute("d") : "");
    });
  }

  // --- news -------------------------------------------------------------------------------

  async function ask(path, headers) {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), Math.max(pollMs, 10_000));
    try {
      return await fetch(path, { headers, signal: giveUp.signal, cache: "no-store" });
    } finally {
      clearTimeout(timer);
    }
  }

  async function poll() {
    try {
      await look();
    } catch (_lost) {
      // The last good frame stays; its age says the rest.
    }
    setTimeout(poll, pollMs);
  }

  async function look() {
    const answer = await ask(`screen/state?${own()}`);
    if (answer.status === 403) return wait(texts.refused);
    const said = await answer.json();
    if (!answer.ok) return wait(said.reason);
    if (said.version !== facts.version) return window.location.reload();
    const hasNews = !frame || said.build_id !== frame.build_id || said.day !== state?.day;
    // Only after the frame has come: one that was lost on its way is asked for again.
    if (hasNews) await fetchFrame();
    const isTold = said.problem === (state?.problem ?? "");
    state = said;
    if (!isTold) told = said.problem;
    shift = said.now - Date.now();
    lastOk = Date.now();
    age();
    if (isReloadDue) reload();
  }

  async function fetchFrame() {
    const answer = await ask(`screen/frame?${own()}`, etag ? { "If-None-Match": etag } : {});
    if (answer.status === 304) return;
    if (!answer.ok) throw new Error(`frame ${answer.status}`);
    const next = await answer.json();
    etag = answer.headers.get("ETag");
    draw(next);
  }

  // What decides the figures, of all that the address says.
  function own() {
    const kept = ["lang", "district"].filter((name) => asked.get(name));
    return new URLSearchParams(kept.map((name) => [name, asked.get(name)])).toString();
  }

  function wait(reason) {
    if (at("sc-wait")) at("sc-wait").textContent = reason;
  }

  // --- time -------------------------------------------------------------------------------

  const clockOf = new Intl.DateTimeFormat("sv-SE", {
    timeZone: facts.zone, dateStyle: "short", timeStyle: "medium",
  });
  const cityTime = (ms) => clockOf.format(new Date(ms + shift));

  function put(id, text) {
    if (at(id).textContent !== text) at(id).textContent = text;
  }

  function ageText(ms) {
    const seconds = Math.round(ms / 1000);
    const steps = [["days", 86_400, 2], ["hours", 3600, 2], ["minutes", 60, 2], ["seconds", 1, 0]];
    const [name, size] = steps.find(([, unit, least]) => seconds >= unit * least);
    return fill(texts[name], { count: Math.floor(seconds / size) });
  }

  function age() {
    if (lastOk === null || !frame) return;
    const old = Date.now() - lastOk;
    const level = old > RED * pollMs ? "red" : old > AMBER * pollMs ? "amber" : "live";
    at("sc-live").dataset.age = level;
    const said = level === "live"
      ? fill(texts.live, { time: cityTime(lastOk).slice(11) })
      : fill(texts.lost, { age: ageText(old) });
    put("sc-live", `${said} · ${told || frame.build}`);
    at("sc-live").toggleAttribute("data-told", Boolean(told));
  }

  // Once a night, so that no browser runs for ever; only when the server answers, as what a
  // browser shows without one is not ours. Walls take turns within two minutes.
  function nightly() {
    const [day, time] = cityTime(Date.now()).split(" ");
    if (!facts.reload || time.slice(0, 5) !== facts.reload) return;
    if (window.sessionStorage.getItem("sc-reloaded") === day) return;
    window.sessionStorage.setItem("sc-reloaded", day);
    setTimeout(() => { isReloadDue = true; }, Math.random() * 120_000);
  }

  function reload() {
    isReloadDue = false;
    window.location.reload();
  }

  function tick() {
    const now = Date.now();
    put("sc-clock", cityTime(now));
    age();
    nightly();
    if (!frame) return;
    unmark();
    if (now - spotAt >= SPOT_MS) {
      spotAt = now;
      spot += 1;
      light();
    }
    const isHeld = isPaused || now < heldUntil || !at("sc-why").hidden;
    if (isHeld || shown.length <= abreast()) turnedAt = Math.max(turnedAt, isHeld ? now - turnMs : now);
    else if (turnMs && now - turnedAt >= turnMs) step(1);
  }

  // --- people -----------------------------------------------------------------------------

  const KEYS = {
    ArrowRight: () => step(1),
    PageDown: () => step(1),
    ArrowLeft: () => step(-1),
    PageUp: () => step(-1),
    Home: () => go(0),
    End: () => go(shown.length - 1),
    Escape: () => explain(null),
  };

  function pressed(event) {
    if (!frame || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.target.tagName !== "BUTTON") {
      isPaused = !isPaused;
      heldUntil = 0;
      turnedAt = Date.now();
      dots(visible());
      event.preventDefault();
    } else if (/^[1-9]$/.test(event.key)) {
      hold();
      if (Number(event.key) <= shown.length) go(Number(event.key) - 1);
    } else if (event.key === "f" || event.key === "F") {
      if (document.fullscreenElement) document.exitFullscreen();
      else root.requestFullscreen?.().catch(() => {});
    } else if (KEYS[event.key]) {
      hold();
      KEYS[event.key]();
      event.preventDefault();
    }
  }

  let downAt = null;
  let hasSwiped = false;

  document.addEventListener("keydown", pressed);
  document.addEventListener("pointerdown", (event) => { downAt = event.clientX; hasSwiped = false; hold(); });
  document.addEventListener("pointerup", (event) => {
    const moved = downAt === null ? 0 : event.clientX - downAt;
    downAt = null;
    hasSwiped = Math.abs(moved) > SWIPE;
    if (hasSwiped) step(moved < 0 ? 1 : -1);
  });
  document.addEventListener("click", (event) => {
    if (hasSwiped) { event.preventDefault(); event.stopPropagation(); }
  }, true);
  document.addEventListener("dragstart", (event) => event.preventDefault());
  window.addEventListener("resize", fit);

  root.classList.toggle("sc-locked", isLocked);
  at("sc-clock").textContent = cityTime(Date.now());
  fit();
  poll();
  setInterval(tick, 1000);
})();
