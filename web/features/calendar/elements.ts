// Small elements made outside React, for what the calendar's engine draws by itself.

/** An element with a class and its content; text is text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string | undefined,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...content)
  return made
}

const SVG = 'http://www.w3.org/2000/svg'

/** One of the icons that `IconShelf` holds, by its name. */
export function shelfIcon(name: string): SVGElement {
  const picture = document.createElementNS(SVG, 'svg')
  picture.setAttribute('aria-hidden', 'true')
  picture.setAttribute('viewBox', '0 0 24 24')
  const use = document.createElementNS(SVG, 'use')
  use.setAttribute('href', `#calendar-icon-${name}`)
  picture.append(use)
  return picture
}
