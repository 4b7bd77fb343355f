/* What the pages need from the browser and Streamlit does not offer: the theme and language of
   the address, links that stay inside the app, and copying. Runs before Streamlit's scripts. */
(() => {
  "use strict";

  const root = document.documentElement;
  const LANGUAGES = { zh: "zh-CN", en: "en" };
  const TEXTS = JSON.parse(document.getElementById("cc-texts").textContent);
  const OFFLINE_AFTER_MS = 1500;
  const TRANSLATE_AFTER_MS = 150;
  const AT_REST_AFTER_MS = 600;
  const ASK_EVERY_MS = 15000;
  const SPREAD_MS = 5000;
  const MOST_VALUES = 500;
  const SHOWN_WORDS = '[data-testid="stSkipToContent"], [role="listbox"] *, [role="listbox"]';
  const WORD_ATTRIBUTES = ["aria-label", "title", "placeholder", "data-title"];
  const LABELLED = WORD_ATTRIBUTES.map((name) => `[${name}]`).join(", ");
  const schemeListeners = new Set();
  let theme = "light";

  const language = () => (root.lang === LANGUAGES.en ? "en" : "zh");

  /* Streamlit looks for its server below every page address, which fails once before it
     succeeds; and its dialogs about the connection are English. */
  window.__streamlit = {
    BACKEND_BASE_URL: `${window.location.origin}${root.dataset.base}/`,
    HOST_CONFIG: { blockErrorDialogs: true },
  };

  /* Streamlit follows the system's colour scheme, live. The address decides here instead, so
     the query that asks for the scheme is answered from it. */
  const nativeMatch = window.matchMedia.bind(window);
  const schemeQuery = (name) => ({
    media: `(prefers-color-scheme: ${name})`,
    onchange: null,
    get matches() { return theme === name; },
    addEventListener: (type, listener) => { if (type === "change") schemeListeners.add(listener); },
    removeEventListener: (_type, listener) => { schemeListeners.delete(listener); },
    addListener: (listener) => { schemeListeners.add(listener); },
    removeListener: (listener) => { schemeListeners.delete(listener); },
    dispatchEvent: () => true,
  });
  window.matchMedia = (query) => {
    const asked = /prefers-color-scheme:\s*(dark|light)/.exec(query);
    return asked ? schemeQuery(asked[1]) : nativeMatch(query);
  };

  /* A theme chosen in Streamlit's own menu would win over the address. */
  const forgetStoredThemes = () => {
    try {
      Object.keys(window.localStorage)
        .filter((key) => key.startsWith("stActiveTheme"))
        .forEach((key) => window.localStorage.removeItem(key));
    } catch { /* storage is switched off: then nothing is stored either */ }
  };

  const followAddress = () => {
    const address = new URLSearchParams(window.location.search);
    const wanted = address.get("theme") === "dark" ? "dark" : "light";
    const spoken = LANGUAGES[address.get("lang")] || LANGUAGES.zh;
    // Written again, even the same words make the browser style the whole page anew.
    if (root.lang !== spoken) root.lang = spoken;
    if (root.dataset.theme !== wanted) root.dataset.theme = wanted;
    if (wanted !== theme) {
      theme = wanted;
      forgetStoredThemes();
      const event = { matches: theme === "dark", media: "(prefers-color-scheme: dark)" };
      schemeListeners.forEach((listener) => {
        if (typeof listener === "function") listener(event); else listener.handleEvent(event);
      });
    }
  };

  ["pushState", "replaceState"].forEach((name) => {
    const native = window.history[name].bind(window.history);
    window.history[name] = (...given) => { native(...given); followAddress(); };
  });
  window.addEventListener("popstate", followAddress);

  /* Links to pages of the app: the address changes and Streamlit answers as to the back button,
     without loading the document anew. */
  const isConnected = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app !== null && app.dataset.testConnectionState === "CONNECTED";
  };
  // The command screen is a document of its own, not a page of the app.
  const isPagePath = (path) => {
    const page = path.slice(root.dataset.base.length);
    return /^\/[a-z_]*$/.test(page) && page !== "/screen";
  };
  const staysInside = (link, event) =>
    event.button === 0 && !event.defaultPrevented
    && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    && (link.target === "" || link.target === "_self") && !link.hasAttribute("download")
    && link.origin === window.location.origin && isPagePath(link.pathname)
    && !link.getAttribute("href").startsWith("#") && isConnected();

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (link === null || !staysInside(link, event)) return;
    event.preventDefault();
    const isOtherPage = link.pathname !== window.location.pathname;
    if (link.href === window.location.href) return;
    window.history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (isOtherPage && nativeMatch("(max-width: 768px)").matches) {
      document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    }
    if (link.hash) {
      scrollWhenRun(link.hash.slice(1));
    } else if (isOtherPage) {
      document.getElementById("stMain")?.scrollTo(0, 0);
      focusContent();
    } else if (link.id) {
      focusAnew(link);
    }
  });

  /* The panel of such a link is written anew; whoever reads by keyboard stays where they were. */
  const focusAnew = (link) => {
    const look = (tries) => {
      const present = document.getElementById(link.id);
      if (present !== null && present !== link) {
        if (document.activeElement === document.body) present.focus({ preventScroll: true });
      } else if (tries > 0) {
        window.setTimeout(look, 100, tries - 1);
      }
    };
    look(100);
  };

  /* A link to a part of the page: it is there once the page has run, and moves until then. */
  const scrollWhenRun = (id) => {
    const arrive = (tries) => {
      const app = document.querySelector('[data-testid="stApp"]');
      if (app?.dataset.testScriptState === "running" && tries > 0) {
        window.setTimeout(arrive, 100, tries - 1);
        return;
      }
      document.getElementById(id)?.scrollIntoView({ block: "start" });
    };
    window.setTimeout(arrive, 200, 50);
  };

  /* Whoever reads with a screen reader continues at the new page's content. */
  const focusContent = () => document.getElementById("stMain")?.focus({ preventScroll: true });

  /* A new build is picked up by open pages: each asks now and then, and runs again when the
     answer is not the build it shows. Spread out, so that a hundred pages do not run at once. */
  const runAgain = () => window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  const watchBuild = () => {
    const ask = async () => {
      const shown = document.querySelector("[data-cc-build]");
      if (document.hidden || shown === null || !isConnected()) return;
      try {
        const answer = await fetch(`${root.dataset.base}/healthz`, { cache: "no-store" });
        const { build_id: current } = await answer.json();
        if (current && current !== shown.dataset.ccBuild) {
          window.setTimeout(runAgain, Math.random() * SPREAD_MS);
        }
      } catch { /* the server is away: the bar about the connection says so */ }
    };
    window.setInterval(ask, ASK_EVERY_MS);
  };

  /* Streamlit's shortcuts to run again and to clear the caches are for developers. */
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element
      && event.target.closest("input, textarea, select, [contenteditable='true']") !== null;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && !isTyping && /^[cr]$/i.test(event.key)) event.stopImmediatePropagation();
  }, true);

  /* Copying: browsers offer the clipboard on HTTPS only, and an intranet is often without. */
  const copyByHand = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "cc-visually-hidden";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copying was refused"));
  };
  const copy = (text) => (
    window.isSecureContext && navigator.clipboard
      ? navigator.clipboard.writeText(text).catch(() => copyByHand(text))
      : copyByHand(text)
  );
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-cc-copy]") : null;
    if (button === null) return;
    const given = button.dataset.ccCopy;
    copy(given.startsWith("/") ? window.location.origin + given : given).then(() => {
      const label = button.querySelector("span") || button;
      const before = label.textContent;
      if (!button.dataset.ccCopied || before === button.dataset.ccCopied) return;
      label.textContent = button.dataset.ccCopied;
      button.classList.add("cc-done");
      window.setTimeout(() => {
        label.textContent = before;
        button.classList.remove("cc-done");
      }, 1600);
    });
  });

  /* A page writes the words of a chart itself, and the picture is drawn without: one that is saved
     carries them. Plotly copies the layout at once when its button is pressed. */
  const IMAGE = "Download plot as a PNG";
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest(".modebar-btn") : null;
    const name = button?.dataset.title;
    if (!name || (name !== IMAGE && name !== TEXTS[language()].streamlit[IMAGE])) return;
    const layout = button.closest(".js-plotly-plot").layout;
    const shown = layout.annotations;
    layout.annotations = [...JSON.parse(layout.meta).caption, ...shown];
    window.setTimeout(() => { layout.annotations = shown; });
  }, true);

  /* When the server is gone the last figures stay, and the page says so. */
  const watchConnection = (app) => {
    const bar = document.createElement("div");
    bar.className = "cc-offline";
    bar.setAttribute("role", "alert");
    bar.hidden = true;
    document.body.append(bar);
    let timer = 0;
    const check = () => {
      window.clearTimeout(timer);
      if (app.dataset.testConnectionState === "CONNECTED") {
        bar.hidden = true;
        return;
      }
      timer = window.setTimeout(() => {
        bar.textContent = TEXTS[language()].offline;
        bar.hidden = false;
      }, OFFLINE_AFTER_MS);
    };
    new MutationObserver(check).observe(app, {
      attributes: true, attributeFilter: ["data-test-connection-state"],
    });
    check();
  };

  /* The few words Streamlit, Plotly and the map write themselves, in the language of the page. */
  const within = (root, selector) => (
    [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)]
  );
  const translate = (root) => {
    const words = TEXTS[language()].streamlit;
    const known = (text) => (text && Object.hasOwn(words, text) ? words[text] : null);
    within(root, SHOWN_WORDS).forEach((element) => {
      const word = element.childElementCount === 0 ? known(element.textContent) : null;
      if (word !== null && word !== element.textContent) element.textContent = word;
    });
    within(root, LABELLED).forEach((element) => {
      WORD_ATTRIBUTES.forEach((name) => {
        const given = element.getAttribute(name);
        const word = known(given);
        if (word !== null && word !== given) element.setAttribute(name, word);
      });
    });
  };
  /* Tables arrive as text (table_markup.py): Streamlit's cleaning takes longer for the cells of a
     page than drawing its charts. Those in sight are filled before they are painted, the others
     when they come into sight, or once the page has come to rest. */
  const LATER = "[data-cc-later]";
  const inSight = new WeakMap();
  const fill = (frame) => {
    const written = frame.dataset.ccLater;
    delete frame.dataset.ccLater;
    frame.innerHTML = written;
  };
  const fillWithin = (root) => root.querySelectorAll(LATER).forEach(fill);
  const sight = new IntersectionObserver((entries) => {
    entries.forEach(({ target, isIntersecting }) => {
      inSight.set(target, isIntersecting);
      if (isIntersecting) fillWithin(target);
    });
  });
  const fillInSight = () => {
    document.querySelectorAll(LATER).forEach((frame) => {
      const holder = frame.closest(".stElementContainer") || frame;
      if (!inSight.has(holder)) sight.observe(holder);
      if (inSight.get(holder) !== false) fill(frame);
    });
  };
  window.addEventListener("beforeprint", () => fillWithin(document));

  /* Soon in what was added, because looking through a whole page takes as long as drawing a part
     of it; everywhere once the page has come to rest, because words also change in place. */
  const added = new Set();
  let soon = 0;
  let atRest = 0;
  const translateAdded = () => {
    soon = 0;
    added.forEach((element) => { if (element.isConnected) translate(element); });
    added.clear();
  };
  const translateSoon = (records) => {
    records.flatMap((record) => [...record.addedNodes])
      .filter((node) => node instanceof HTMLElement && node.closest(".stHtml") === null)
      .forEach((node) => added.add(node));
    soon ||= window.setTimeout(translateAdded, TRANSLATE_AFTER_MS);
    window.clearTimeout(atRest);
    atRest = window.setTimeout(() => {
      fillWithin(document);
      translate(document.body);
    }, AT_REST_AFTER_MS);
  };

  const start = () => {
    const mount = document.getElementById("root");
    let isWatched = false;
    new MutationObserver((records) => {
      const app = isWatched ? null : mount.querySelector('[data-testid="stApp"]');
      if (app !== null) {
        isWatched = true;
        watchConnection(app);
      }
      fillInSight();
      translateSoon(records);
    }).observe(document.body, { childList: true, subtree: true });
  };

  /* Streamlit drops an address with more than a thousand values as a whole, and says nothing. */
  const shortenAddress = () => {
    const values = [...new URLSearchParams(window.location.search)];
    if (values.length <= MOST_VALUES) return;
    const kept = new URLSearchParams(values.slice(0, MOST_VALUES));
    kept.set("shortened", String(values.length - MOST_VALUES));
    window.history.replaceState({}, "", `${window.location.pathname}?${kept}`);
  };

  forgetStoredThemes();
  shortenAddress();
  followAddress();
  document.addEventListener("DOMContentLoaded", start);
  watchBuild();
})();
