// What is wrong with the geometry of the sheets in view; boxes are in pixels of the design.
() => {
  const faults = [];
  const canvas = document.getElementById("sc-canvas");
  const scale = canvas.getBoundingClientRect().height / 1080;
  const box = (node) => {
    const r = node.getBoundingClientRect();
    return [r.left / scale, r.top / scale, r.right / scale, r.bottom / scale];
  };
  const inside = (a, b) =>
    a[0] >= b[0] - 1 && a[1] >= b[1] - 1 && a[2] <= b[2] + 1 && a[3] <= b[3] + 1;
  const meet = (a, b, slack) =>
    Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > slack
    && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > slack;
  const seen = (node) => node.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true });
  const textsOf = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!node.data.trim() || !seen(parent)) continue;
      if (parent.closest(".sc-hidden, .cc-visually-hidden")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(parent).fontSize);
      const isName = Boolean(parent.closest(".sc-place"));
      // A line of text reaches further than its letters do.
      for (const r of range.getClientRects()) {
        const middle = (r.top + r.bottom) / 2 / scale;
        const reach = size * 0.42;
        const at = [r.left / scale, middle - reach, r.right / scale, middle + reach];
        found.push({ node, text: node.data.trim(), size, isName, box: at });
      }
    }
    return found;
  };
  const judge = (owner, within, label) => {
    const texts = textsOf(owner);
    texts.forEach((one, i) => {
      if (one.size < 18) faults.push(`${label}: "${one.text}" is ${one.size} px`);
      if (!inside(one.box, within)) faults.push(`${label}: "${one.text}" is cut`);
      texts.slice(i + 1).forEach((other) => {
        if (one.node === other.node) return;
        const slack = one.isName && other.isName ? 10 : 2;
        if (meet(one.box, other.box, slack)) faults.push(`${label}: "${one.text}" over "${other.text}"`);
      });
    });
    return texts.length;
  };
  for (const sheet of document.querySelectorAll(".sc-sheet.sc-on")) {
    const name = sheet.dataset.scene;
    const whole = box(sheet);
    const parts = [...sheet.querySelectorAll(".sc-panel, .sc-tile, .sc-attention")];
    parts.forEach((part, i) => {
      const label = `${name}/${part.dataset.part || "attention"}`;
      const own = box(part);
      if (!inside(own, whole)) faults.push(`${label} leaves its sheet`);
      parts.slice(i + 1).forEach((other) => {
        if (meet(own, box(other), 1)) faults.push(`${label} meets ${other.dataset.part}`);
      });
      if (part.scrollWidth > part.clientWidth + 1) faults.push(`${label} is too narrow`);
      if (part.scrollHeight > part.clientHeight + 1) faults.push(`${label} is too low`);
      if (!judge(part, own, label)) faults.push(`${label} is empty`);
    });
  }
  const dots = box(document.getElementById("sc-dots"));
  textsOf(document.getElementById("sc-sheets")).forEach((one) => {
    if (meet(one.box, dots, 1)) faults.push(`"${one.text}" is under the dots`);
  });
  judge(document.querySelector(".sc-top"), box(document.querySelector(".sc-top")), "top");
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) faults.push("scroll bars");
  const r = canvas.getBoundingClientRect();
  if (r.left < -1 || r.right > innerWidth + 1 || r.top < -1 || r.bottom > innerHeight + 1) faults.push("canvas is cut");
  if (Math.min(innerWidth - r.width, innerHeight - r.height) > 2) faults.push("canvas is too small");
  return faults;
}
