/* Maps fill their panel at every size. The server does not know how wide a panel is, and Plotly
   keeps the zoom it was given, so the area is fitted here after each drawing; a reader's own zoom
   stays until the panel changes its size. */
(() => {
  "use strict";

  const MARGIN = 8;
  // Looked at after every change of a page: this list keeps itself.
  const grounds = document.getElementsByClassName("maplibregl-map");
  const fitted = new WeakMap();

  const fit = (plot) => {
    const layout = plot._fullLayout;
    const options = layout?.map;
    const subplot = options?._subplot;
    if (!subplot?.map || !layout.meta) return;
    const { bounds: area, zoom: first } = JSON.parse(layout.meta);
    const { clientWidth: width, clientHeight: height } = subplot.map.getContainer();
    const [west, south, east, north] = area;
    const given = JSON.stringify([area, width, height]);
    if (fitted.get(plot) === given && options.zoom !== first) return;
    subplot.map.resize();
    const camera = subplot.map.cameraForBounds([[west, south], [east, north]], { padding: MARGIN });
    if (!camera) return;
    fitted.set(plot, given);
    const center = { lon: camera.center.lng, lat: camera.center.lat };
    subplot.map.jumpTo({ center: camera.center, zoom: camera.zoom });
    /* As Plotly notes a view that a reader chose; the button for the first view returns here. */
    options.center = options._input.center = center;
    options.zoom = options._input.zoom = camera.zoom;
    subplot.viewInitial = { center, zoom: camera.zoom, bearing: 0, pitch: 0 };
    plot.dataset.ccFitted = `${width}x${height}`;
  };

  /* Plotly tells of a drawing only when the map has come to rest, which takes a slow machine
     seconds; the panel's size is known before. */
  const watched = new WeakSet();
  const watch = () => {
    [...grounds].forEach((ground) => {
      const plot = ground.closest(".js-plotly-plot");
      if (plot === null) return;
      if (!watched.has(ground)) {
        watched.add(ground);
        new ResizeObserver(() => fit(plot)).observe(ground);
      }
      if (!watched.has(plot) && typeof plot.on === "function") {
        watched.add(plot);
        plot.on("plotly_afterplot", () => fit(plot));
      }
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
  });
})();
