// Printing one part of a page: all else is hidden by the page's own rules while the browser prints.

/** Prints an element alone; see `frame.module.css` for what it hides. */
export function printAlone(element: HTMLElement): void {
  const root = document.documentElement
  root.dataset['printAlone'] = ''
  element.dataset['alone'] = ''
  const after = () => {
    delete root.dataset['printAlone']
    delete element.dataset['alone']
  }
  window.addEventListener('afterprint', after, { once: true })
  window.print()
}
