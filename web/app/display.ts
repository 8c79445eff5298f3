// Which kind of screen this is: a desk, a telephone, or a television seen from four metres.

const TELEVISION = '(min-width: 1900px) and (not (any-pointer: fine))'

/** Chooses the density and follows later changes; `?display=tv` or `?display=desk` in the address decides for good. */
export function watchDisplay(): void {
  const asked = new URLSearchParams(location.search).get('display')
  const television = matchMedia(TELEVISION)
  const apply = () => {
    const tv = asked === null ? television.matches : asked === 'tv'
    document.documentElement.dataset['density'] = tv ? 'tv' : 'normal'
  }
  apply()
  television.addEventListener('change', apply)
}
