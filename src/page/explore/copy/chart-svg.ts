const SVG = 'http://www.w3.org/2000/svg';
const PADDING = 12;

/** What the style sheet sets, which a picture outside the page has to have as attributes. */
const PAINTED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];
const PLACED: Readonly<Record<string, readonly string[]>> = {
  rect: ['x', 'y', 'width', 'height', 'rx'],
  circle: ['cx', 'cy', 'r'],
};
/** The data as a table and what a reader clicks are not in the picture. */
const LEFT_OUT = 'details, button, input, fieldset, .frame, .pick, .sides, .hidden, svg.marks';

/**
 * A section's title, words and charts, as they are on the screen, as one SVG: drawings with their colours as
 * attributes, and every line of text at its place. It refers to nothing outside itself.
 */
export function chartSvg(section: HTMLElement): string {
  const own = section.getBoundingClientRect();
  const [left, top] = [own.left - PADDING, own.top - PADDING];
  const picture = document.createElementNS(SVG, 'svg');
  const paper = rectOf(getComputedStyle(document.body).backgroundColor);
  picture.append(paper);
  let bottom = 0;
  const place = (drawn: SVGElement, { left: x, bottom: y }: DOMRect) => {
    picture.append(drawn);
    bottom = Math.max(bottom, y - top);
    return x;
  };
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      for (const line of linesOf(node)) place(textOf(line, node.parentElement!, { left, top }), line.box);
      return;
    }
    if (!(node instanceof Element) || node.matches(LEFT_OUT) || node.getClientRects().length === 0) return;
    if (node instanceof SVGSVGElement) {
      const box = node.getBoundingClientRect();
      const drawn = standalone(node);
      setAll(drawn, { x: box.left - left, y: box.top - top, width: box.width, height: box.height });
      place(drawn, box);
      return;
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(section);
  const size = { width: Math.ceil(own.width + 2 * PADDING), height: Math.ceil(bottom + PADDING) };
  setAll(picture, { ...size, viewBox: `0 0 ${size.width} ${size.height}` });
  setAll(paper, size);
  return new XMLSerializer().serializeToString(picture);
}

/** A drawing's copy with its colours as attributes, and with what it refers to in it. */
function standalone(drawing: SVGElement): SVGElement {
  const reference = drawing.localName === 'use' ? drawing.getAttribute('href')?.slice(1) : undefined;
  if (reference !== undefined) {
    const group = document.createElementNS(SVG, 'g');
    const target = document.getElementById(reference);
    if (target instanceof SVGElement) group.append(standalone(target));
    return group;
  }
  const copy = drawing.cloneNode() as SVGElement;
  const style = getComputedStyle(drawing);
  for (const name of ['class', 'id', 'role', 'aria-labelledby', 'aria-describedby']) copy.removeAttribute(name);
  const wanted = [...PAINTED, ...(PLACED[drawing.localName] ?? [])];
  for (const name of wanted) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== 'auto') copy.setAttribute(name, value);
  }
  for (const child of drawing.childNodes) {
    if (child instanceof Text) copy.append(child.data);
    else if (child instanceof SVGElement && getComputedStyle(child).display !== 'none') copy.append(standalone(child));
  }
  return copy;
}

interface Line {
  text: string;
  box: DOMRect;
}

/** The lines into which the browser has broken a text. */
function linesOf(node: Text): Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  // A browser may break a line after a hyphen, too.
  for (const { 0: word, index } of node.data.matchAll(/[^\s-]*-+|[^\s-]+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.box.top - box.top) < 2) {
      last.text += /\s/.test(node.data[index - 1]) ? ` ${word}` : word;
      last.box = new DOMRect(last.box.left, last.box.top, box.right - last.box.left, last.box.height);
    } else lines.push({ text: word, box });
  }
  return lines;
}

/** `textLength` keeps a line as long as it is here if another font is wider. */
function textOf({ text, box }: Line, parent: Element, from: { left: number; top: number }): SVGElement {
  const style = getComputedStyle(parent);
  const line = document.createElementNS(SVG, 'text');
  setAll(line, {
    x: box.left - from.left,
    y: box.top - from.top + box.height * BASELINE,
    textLength: box.width,
    lengthAdjust: 'spacingAndGlyphs',
    fill: style.color,
    'font-family': style.fontFamily,
    'font-size': style.fontSize,
    'font-weight': style.fontWeight,
  });
  line.textContent = text;
  return line;
}

/** How far down a line of text its letters stand: usual fonts differ by a few percent. */
const BASELINE = 0.79;

function rectOf(fill: string): SVGElement {
  const rect = document.createElementNS(SVG, 'rect');
  rect.setAttribute('fill', fill);
  return rect;
}

function setAll(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, typeof value === 'number' ? String(Math.round(value * 100) / 100) : value);
  }
}
