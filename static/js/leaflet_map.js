/* The folium map on a page. The server writes the map as a script of its own (folium's output),
   which the pages' policy allows because it comes from this server; here it gets its place on the
   page. A drawing stays until the next one is ready, so that a filter never shows a blank map.
   Everything that comes from data is written as text, never as markup. */
(() => {
  "use strict";

  const HOLDER = "[data-cc-map]";
  const SVG = "http://www.w3.org/2000/svg";
  const GAP = 2;
  const FOCUS_ZOOM = 13;
  const STEP_MS = 300;
  const assets = new Map();
  let live = null;
  let building = null;
  let awaited = "";
  let focused = "";
  let picking = null;

  const el = (name, text, className) => {
    const element = document.createElement(name);
    if (text !== undefined && text !== null) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  /* Through a link, so that shell.js opens it inside the app. */
  const go = (href) => {
    const link = el("a");
    link.href = href;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
  };

  /* Scripts and sheets of the map libraries, once a document and in order. */
  const load = (address) => {
    if (!assets.has(address)) {
      assets.set(address, new Promise((resolve, reject) => {
        const isSheet = address.split("?")[0].endsWith(".css");
        const part = el(isSheet ? "link" : "script");
        if (isSheet) part.rel = "stylesheet";
        part.onload = resolve;
        part.onerror = () => { assets.delete(address); reject(new Error(address)); };
        part[isSheet ? "href" : "src"] = address;
        document.head.append(part);
      }));
    }
    return assets.get(address);
  };
  const loadAll = async (addresses) => {
    for (const address of addresses) await load(address);
  };

  /* Hatching for areas without a figure: Leaflet fills with a reference like with a colour. */
  const addHatch = () => {
    if (document.getElementById("cc-hatch")) return;
    const svg = document.createElementNS(SVG, "svg");
    const pattern = document.createElementNS(SVG, "pattern");
    const ground = document.createElementNS(SVG, "rect");
    const line = document.createElementNS(SVG, "path");
    const set = (node, given) => {
      Object.entries(given).forEach(([name, value]) => node.setAttribute(name, value));
    };
    set(svg, { width: 0, height: 0, "aria-hidden": "true", class: "cc-hatch-source" });
    set(pattern, { id: "cc-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse" });
    set(ground, { width: 6, height: 6, class: "cc-hatch-ground" });
    set(line, { d: "M-1 1 1-1M0 6 6 0M5 7 7 5", class: "cc-hatch-line" });
    pattern.append(ground, line);
    svg.append(pattern);
    document.body.append(svg);
  };

  const lines = (title, rows) => {
    const box = el("div");
    box.append(el("b", title));
    rows.forEach((row) => box.append(el("div", row)));
    return box;
  };

  const shape = (feature, layer) => {
    const told = feature.properties;
    const drawing = building;
    layer.bindTooltip(() => lines(told.name, told.lines), { sticky: true, className: "cc-tip" });
    layer.on("mouseover", () => layer.setStyle({ weight: told.style.weight + 1.5 }));
    layer.on("mouseout", () => layer.setStyle({ weight: told.style.weight }));
    layer.on("click", () => { if (picking === null && told.href) go(told.href); });
    if (told.label) drawing.labels.push({ layer, told });
  };

  /* A scene is no subject: it has no file, and says itself what it offers. */
  const scenePopup = (row, drawing) => {
    const [, , , name, , since, layerName, told] = row;
    const box = el("div", null, "cc-popup");
    const heading = el("b");
    heading.append(el("bdi", name));
    const kind = el("div", null, "cc-popup-list");
    const mark = el("i", null, "cc-scene-mark");
    mark.style.background = colour(layerName, drawing);
    kind.append(mark, el("span", drawing.meta.words[layerName] ?? layerName));
    box.append(heading, kind);
    told.forEach((line) => box.append(el("div", line)));
    box.append(el("div", `${drawing.meta.texts.since} ${since}`, "cc-quiet"));
    return box;
  };

  const popup = (row, drawing) => {
    const [, , codes, name, uscc, since, layerName] = row;
    const words = drawing.meta.words;
    const box = el("div", null, "cc-popup");
    const heading = el("a");
    heading.append(el("bdi", name));
    const address = new URL(drawing.meta.file, window.location.href);
    address.searchParams.set("uscc", uscc);
    heading.href = address.href;
    box.append(heading, el("div", uscc, "cc-quiet"));
    const lists = codes ? codes.split(";") : [layerName];
    lists.forEach((code) => {
      const line = el("div", null, "cc-popup-list");
      const dot = el("i");
      dot.style.background = colour(code, drawing);
      line.append(dot, el("span", words[code] ?? code));
      box.append(line);
    });
    box.append(el("div", `${drawing.meta.texts.since} ${since}`, "cc-quiet"));
    return box;
  };

  const colour = (code, drawing) => drawing.meta.colours[code] ?? drawing.meta.colours.other;

  /* A diamond, for a place at which something is offered; discs are subjects. */
  const scene = (row, drawing) => {
    const L = window.L;
    const shade = colour(row[6], drawing);
    const mark = el("i", null, "cc-scene-mark");
    mark.style.background = shade;
    const icon = L.divIcon({ html: mark, className: "cc-scene", iconSize: L.point(22, 22) });
    const marker = L.marker([row[0], row[1]], { icon, title: row[3], pane: "ccPoints", ccShade: shade });
    marker.bindPopup(() => scenePopup(row, drawing), { minWidth: 220, maxWidth: 300 });
    drawing.markers.set(`${row[6]}:${row[4]}`, marker);
    return marker;
  };

  const point = (row) => {
    const drawing = building;
    if (row[6] === drawing.meta.scene) return scene(row, drawing);
    const L = window.L;
    /* Full for the dishonest, hollow for the others: not by colour alone. */
    const isListed = Boolean(row[2]);
    const shade = colour(isListed ? row[2].split(";")[0] : row[6], drawing);
    const ground = drawing.meta.colours.ring;
    const marker = L.circleMarker([row[0], row[1]], {
      radius: isListed ? 6 : 5, weight: isListed ? 1.5 : 3, opacity: 1, fillOpacity: 1,
      color: isListed ? ground : shade, fillColor: isListed ? shade : ground,
      pane: "ccPoints", ccShade: shade,
    });
    marker.bindPopup(() => popup(row, drawing), { minWidth: 200, maxWidth: 300 });
    drawing.markers.set(row[4], marker);
    return marker;
  };

  /* A cluster is a ring of the colours of what it holds, with their number inside. */
  const cluster = (group) => {
    const L = window.L;
    const counts = new Map();
    group.getAllChildMarkers().forEach(({ options: { ccShade } }) => {
      counts.set(ccShade, (counts.get(ccShade) ?? 0) + 1);
    });
    const total = group.getChildCount();
    let from = 0;
    const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([shade, count]) => {
      const upto = from + (count / total) * 360;
      const part = `${shade} ${from}deg ${upto}deg`;
      from = upto;
      return part;
    });
    const size = total < 10 ? 30 : total < 100 ? 36 : total < 1000 ? 44 : 54;
    const ring = el("div", null, "cc-cluster-ring");
    ring.style.background = `conic-gradient(${parts.join(",")})`;
    ring.append(el("span", total.toLocaleString("en-US")));
    return L.divIcon({ html: ring, className: "cc-cluster", iconSize: L.point(size, size) });
  };

  /* Names stand in the areas that have room for them, beside the points where they can; the
     larger areas come first. */
  const SHIFTS = [[0, 0], [0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, 1], [1, -1], [-1, -1]];
  const meets = (a, b) => a[0] < b[2] + GAP && a[2] > b[0] - GAP && a[1] < b[3] + GAP && a[3] > b[1] - GAP;
  const boxAround = (x, y, w, h) => [x - w / 2, y - h / 2, x + w / 2, y + h / 2];

  const pointBoxes = ({ ground }) => {
    const frame = ground.getBoundingClientRect();
    const marks = ground.querySelectorAll(".cc-cluster, .cc-scene, .leaflet-ccPoints-pane path");
    return [...marks].map((mark) => {
      const box = mark.getBoundingClientRect();
      return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
    });
  };

  const placeLabels = (drawing) => {
    const { map, labels } = drawing;
    const taken = [];
    const marks = pointBoxes(drawing);
    const sized = labels.map((label) => {
      const box = label.layer.getBounds();
      const low = map.latLngToContainerPoint(box.getSouthWest());
      const high = map.latLngToContainerPoint(box.getNorthEast());
      return { label, wide: high.x - low.x, tall: low.y - high.y };
    });
    const first = ({ label }) => (label.told.is_first ? 1 : 0);
    sized.sort((a, b) => first(b) - first(a) || b.wide * b.tall - a.wide * a.tall);
    sized.forEach(({ label, wide, tall }) => {
      const words = label.marker.getElement()?.firstElementChild;
      if (!words) return;
      const [w, h] = [words.offsetWidth, words.offsetHeight];
      const at = map.latLngToContainerPoint(label.marker.getLatLng());
      const room = wide >= w * 0.9 && tall >= h;
      const reach = [Math.min(wide / 4, w), Math.min(tall / 4, h * 1.2)];
      const places = SHIFTS.map(([x, y]) => [x * reach[0], y * reach[1]]);
      const isFree = ([x, y], others) => !others.some((other) => meets(boxAround(at.x + x, at.y + y, w, h), other));
      const free = places.filter((place) => isFree(place, taken));
      const chosen = free.find((place) => isFree(place, marks)) ?? free[0];
      words.style.visibility = room && chosen ? "visible" : "hidden";
      if (!room || !chosen) return;
      words.style.marginLeft = `${chosen[0]}px`;
      words.style.marginTop = `${chosen[1]}px`;
      taken.push(boxAround(at.x + chosen[0], at.y + chosen[1], w, h));
    });
  };

  const addLabels = (drawing) => {
    const L = window.L;
    drawing.labels.forEach((label) => {
      const words = el("div", null, "cc-map-label");
      label.told.label.forEach((text) => words.append(el("span", text)));
      const icon = L.divIcon({ html: words, className: "cc-map-name", iconSize: [0, 0] });
      label.marker = L.marker(label.told.at, { icon, interactive: false, keyboard: false, pane: "ccNames" });
      label.marker.addTo(drawing.map);
    });
    const again = () => window.setTimeout(() => { if (live === drawing) placeLabels(drawing); }, 260);
    drawing.map.on("zoomend resize", () => { placeLabels(drawing); again(); });
    placeLabels(drawing);
    again();
  };

  const fit = (drawing) => {
    drawing.map.fitBounds(drawing.meta.bounds, { padding: [10, 10], animate: false });
    drawing.home = [drawing.map.getCenter(), drawing.map.getZoom()];
  };
  const isAtHome = ({ map, home }) =>
    map.getZoom() === home[1] && map.latLngToLayerPoint(map.getCenter())
      .distanceTo(map.latLngToLayerPoint(home[0])) < 3;

  const addControls = (drawing) => {
    const L = window.L;
    const { map, meta } = drawing;
    const zoom = map.zoomControl.getContainer();
    const home = el("a", "\u2302", "cc-map-home");
    home.href = "#";
    home.role = "button";
    home.title = meta.texts.home;
    home.setAttribute("aria-label", meta.texts.home);
    L.DomEvent.disableClickPropagation(home);
    home.addEventListener("click", (event) => { event.preventDefault(); fit(drawing); });
    zoom.append(home);
    L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
    const approval = L.control({ position: "bottomright" });
    approval.onAdd = () => el("div", meta.approval, "cc-map-approval");
    approval.addTo(map);
  };

  /* What the map's script calls; `document.currentScript` is the script that is running. */
  const define = (name, meta, draw) => {
    const address = document.currentScript?.dataset.ccMapScript;
    const holder = document.querySelector(HOLDER);
    if (holder === null || address !== holder.dataset.ccMap) return;
    const node = el("div", null, "cc-leaflet-node");
    const ground = el("div", null, "cc-leaflet-ground");
    ground.id = `map_${name}_0`;
    ground.setAttribute("aria-label", meta.texts.map);
    ground.setAttribute("role", "application");
    /* Leaflet focuses the map when it is pressed; in a page that scrolls inside an element that
       would move it below the pointer, and the click would be lost. */
    const giveFocus = ground.focus.bind(ground);
    ground.focus = (options) => giveFocus({ ...options, preventScroll: true });
    const before = live;
    if (before) before.ground.removeAttribute("id");
    node.append(ground);
    holder.append(node);
    building = { address, meta, node, ground, labels: [], markers: new Map() };
    const drawing = building;
    addHatch();
    hookPanes(window.L);
    drawing.map = draw(window.L);
    if (before && before.meta.frame === meta.frame) {
      fit(drawing);
      drawing.map.setView(before.map.getCenter(), before.map.getZoom(), { animate: false });
    } else {
      fit(drawing);
    }
    addLabels(drawing);
    addControls(drawing);
    watchClicks(drawing);
    const sizes = new ResizeObserver(() => {
      const wasHome = isAtHome(drawing);
      drawing.map.invalidateSize({ animate: false });
      if (wasHome) fit(drawing);
    });
    sizes.observe(node);
    drawing.sizes = sizes;
    live = drawing;
    building = null;
    if (before) discard(before);
    holder.querySelector(".cc-map-wait")?.remove();
    node.dataset.ccReady = String(drawing.markers.size);
    focus(holder.dataset.ccFocus ?? "");
  };

  /* Panes must be there before folium adds its layers, which it does while the map is made. */
  let hooked = false;
  const hookPanes = (L) => {
    if (hooked) return;
    hooked = true;
    L.Map.addInitHook(function addPanes() {
      this.createPane("ccNames").style.zIndex = 410;
      this.createPane("ccPoints").style.zIndex = 450;
      this.getPane("ccNames").style.pointerEvents = "none";
    });
  };

  const discard = (drawing) => {
    drawing.sizes?.disconnect();
    drawing.node.remove();
    drawing.map.remove();
  };

  /* A search around a place: the next click on the map is its centre. */
  const watchClicks = (drawing) => {
    drawing.map.on("click", (event) => {
      if (picking === null) return;
      const { lat, lng } = event.latlng.wrap();
      const address = new URL(picking.dataset.ccPick, window.location.href);
      address.searchParams.set("near", `${lng.toFixed(5)},${lat.toFixed(5)},${picking.dataset.ccKm}`);
      stopPicking();
      go(address.href);
    });
  };
  const stopPicking = () => {
    picking?.setAttribute("aria-pressed", "false");
    picking = null;
    document.documentElement.classList.remove("cc-picking");
  };
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-cc-pick]") : null;
    if (button === null) return;
    const was = picking === button;
    stopPicking();
    if (was) return;
    picking = button;
    button.setAttribute("aria-pressed", "true");
    document.documentElement.classList.add("cc-picking");
    document.querySelector(HOLDER)?.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") stopPicking(); });

  /* Flies to a subject and opens what is known of it: closer until its point stands alone, and
     at the closest, where several share an address, by spreading them. The cluster library's own
     way waits for an icon, which a circle does not have. */
  const reveal = (drawing, marker, tries) => {
    if (live !== drawing || tries === 0) return;
    const { map } = drawing;
    const again = () => window.setTimeout(reveal, STEP_MS, drawing, marker, tries - 1);
    const group = marker.__parent?._group;
    if (marker._map) { marker.openPopup(); return; }
    if (!group) { again(); return; }
    if (map.getZoom() < map.getMaxZoom()) {
      map.setView(marker.getLatLng(), Math.min(map.getZoom() + 1, map.getMaxZoom()), { animate: false });
      again();
      return;
    }
    group.once("spiderfied", () => marker.openPopup());
    marker.__parent.spiderfy();
  };

  const focus = (uscc) => {
    if (uscc === focused) return;
    const marker = live?.markers.get(uscc);
    focused = marker ? uscc : "";
    if (!marker) return;
    const drawing = live;
    const { map } = drawing;
    map.once("moveend", () => window.setTimeout(reveal, STEP_MS, drawing, marker, 40));
    map.flyTo(marker.getLatLng(), Math.max(map.getZoom(), FOCUS_ZOOM), { duration: 0.8 });
  };

  const failed = (holder) => {
    awaited = "";
    const text = holder.querySelector(".cc-map-wait") ?? el("p", null, "cc-map-wait");
    text.textContent = holder.dataset.ccFailed;
    text.setAttribute("role", "alert");
    holder.append(text);
  };

  const draw = async (holder) => {
    const address = holder.dataset.ccMap;
    awaited = address;
    try {
      await loadAll(JSON.parse(holder.dataset.ccAssets));
    } catch { failed(holder); return; }
    if (awaited !== address) return;
    const part = el("script");
    part.dataset.ccMapScript = address;
    part.onload = () => part.remove();
    part.onerror = () => { part.remove(); if (awaited === address) failed(holder); };
    part.src = address;
    document.head.append(part);
  };

  /* Streamlit writes the holder anew when anything in it changes; the map moves into it before
     the browser paints. */
  const watch = () => {
    const holder = document.querySelector(HOLDER);
    if (holder === null) {
      if (live) { discard(live); live = null; }
      awaited = focused = "";
      stopPicking();
      return;
    }
    if (live && live.node.parentElement !== holder) {
      holder.append(live.node);
      holder.querySelector(".cc-map-wait")?.remove();
    }
    const address = holder.dataset.ccMap;
    if (address !== awaited && address !== live?.address) draw(holder);
    else if (live && address === live.address) { awaited = address; focus(holder.dataset.ccFocus ?? ""); }
  };

  window.ccMaps = { define, area: shape, cell: shape, point, cluster };
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
  });
})();
