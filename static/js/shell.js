/* What the pages need from the browser and Streamlit does not offer: the theme and language of
   the address, links that stay inside the app, and copying. Runs before Streamlit's scripts. */
(() => {
  "use strict";

  const root = document.documentElement;
  const LANGUAGES = { zh: "zh-CN", en: "en" };
  const schemeListeners = new Set();
  let theme = "light";

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
    root.lang = LANGUAGES[address.get("lang")] || LANGUAGES.zh;
    root.dataset.theme = wanted;
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
  const isPagePath = (path) => /^\/[a-z_]*$/.test(path.slice(root.dataset.base.length));
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
    if (isOtherPage) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  });

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

  forgetStoredThemes();
  followAddress();
})();
