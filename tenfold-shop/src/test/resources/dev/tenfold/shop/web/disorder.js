// Returns what is out of order on the page: wider than the window, cut off, or one over another.
() => {
  const found = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    found.push('the page is ' + document.documentElement.scrollWidth + ' wide in ' + width);
  }
  const seen = element =>
    element.checkVisibility({visibilityProperty: true}) && !element.closest('.hidden, .skip');

  // What shows of a box inside the containers that scroll or cut.
  const shown = (box, element) => {
    let {left, top, right, bottom} = box;
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const frame = up.getBoundingClientRect();
      left = Math.max(left, frame.left);
      right = Math.min(right, frame.right);
      top = Math.max(top, frame.top);
      bottom = Math.min(bottom, frame.bottom);
    }
    return {left, top, right, bottom};
  };

  const boxes = [];
  const add = (element, box, name) => {
    const part = shown(box, element);
    if (part.right - part.left > 1 && part.bottom - part.top > 1) boxes.push({element, name, ...part});
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('option, script, style') || !seen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) add(parent, box, node.data.trim());
  }
  for (const element of document.querySelectorAll('img, input, select, textarea, button, .button')) {
    if (seen(element)) {
      add(element, element.getBoundingClientRect(), element.tagName + ' ' + (element.name || element.textContent || element.src || ''));
      if (element.tagName === 'BUTTON' && element.scrollWidth > element.clientWidth + 1) {
        found.push('cut off: ' + element.textContent);
      }
      if (element.tagName === 'IMG' && element.complete && !element.naturalWidth) {
        found.push('no picture: ' + element.src);
      }
    }
  }
  for (const box of boxes) {
    if (box.left < -1 || box.right > width + 1) found.push('out of the window: ' + box.name);
  }
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length; j++) {
      const a = boxes[i], b = boxes[j];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 2 && high > 4 && !a.element.contains(b.element) && !b.element.contains(a.element)) {
        found.push(a.name + ' × ' + b.name);
      }
    }
  }
  return found;
}
