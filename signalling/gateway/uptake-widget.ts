// The uptake as a small page of its own for the province's portal: no script, no cookie, nothing fetched.
import type { OpenUptake } from '../services/uptake/open-data.ts'

/** The widget's languages. */
export type WidgetLanguage = 'vi' | 'en'

const WORDS = {
  vi: {
    locale: 'vi-VN',
    title: 'Họp trực tuyến tỉnh – huyện',
    counted: (byVideo: string, meetings: string, year: string) =>
      `${byVideo} trên ${meetings} cuộc họp giữa tỉnh và huyện năm ${year} họp trực tuyến`,
    none: (year: string) => `Năm ${year} chưa có cuộc họp nào được thống kê`,
    target: (ratio: string) => `Mục tiêu ${ratio}`,
    months: 'Tỷ lệ theo tháng',
    source: 'Nguồn: hệ thống Điểm Cầu',
  },
  en: {
    locale: 'en-GB',
    title: 'Province–district meetings by video',
    counted: (byVideo: string, meetings: string, year: string) =>
      `${byVideo} of ${meetings} meetings between province and districts in ${year} were held by video`,
    none: (year: string) => `No meeting of ${year} has been counted yet`,
    target: (ratio: string) => `Target ${ratio}`,
    months: 'Ratio by month',
    source: 'Source: Điểm Cầu',
  },
} as const

const WIDTH = 320
const HEIGHT = 96
const MONTHS = 12

/** The page, whole. */
export function uptakeWidget(open: OpenUptake, language: WidgetLanguage): string {
  const words = WORDS[language]
  const { whole, target, year, province } = open
  const percent = (ratio: number): string =>
    new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 }).format(ratio)
  const count = (value: number): string => new Intl.NumberFormat(words.locale).format(value)
  const sentence =
    whole.ratio === null ? words.none(year) : words.counted(count(whole.byVideo), count(whole.meetings), year)
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(words.title)}</title>
<style>${STYLE}</style>
<main>
<h1>${escaped(words.title)}</h1>
<p class="place">${escaped(capital(province))}</p>
<p class="ratio">${whole.ratio === null ? '–' : escaped(percent(whole.ratio))}</p>
<p>${escaped(sentence)}</p>
${target ? `<p class="target">${escaped(words.target(percent(target.ratio)))}</p>` : ''}
${chart(open, words.months, percent)}
<p class="source">${escaped(words.source)}</p>
</main>
</html>
`
}

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; font: 16px/1.5 'Be Vietnam Pro', 'Segoe UI', Roboto, 'Noto Sans', sans-serif; color: #1b2733; background: #fff; }
main { padding: 16px; max-width: 360px; }
h1 { font-size: 16px; margin: 0; }
p { margin: 4px 0; }
.place, .source { color: #4a5a6a; font-size: 14px; }
.ratio { font-size: 48px; line-height: 1.2; font-weight: 700; font-variant-numeric: tabular-nums; }
.target { color: #4a5a6a; }
svg { display: block; width: 100%; height: auto; margin-top: 8px; }
`

/** The last months as bars against the target; each bar says its month and ratio to who points at it or cannot see. */
function chart({ trend }: OpenUptake, label: string, percent: (ratio: number) => string): string {
  const marks = trend.month.slice(-MONTHS)
  if (marks.length === 0) return ''
  const step = WIDTH / marks.length
  const top = (ratio: number): number => Math.round((1 - ratio) * (HEIGHT - 2) + 1)
  const bars = marks.map(({ key, ratio }, index) => {
    const said = `${key}: ${ratio === null ? '–' : percent(ratio)}`
    const y = top(ratio ?? 0)
    const [x, width] = [Math.round(index * step) + 2, Math.max(2, Math.round(step) - 4)]
    return `<rect x="${x}" y="${y}" width="${width}" height="${HEIGHT - y}" fill="#1f5fbf"><title>${escaped(said)}</title></rect>`
  })
  const lines = marks.flatMap(({ target }, index) => {
    if (target === null) return []
    const y = top(target)
    const [from, to] = [Math.round(index * step), Math.round((index + 1) * step)]
    return [
      `<line x1="${from}" y1="${y}" x2="${to}" y2="${y}" stroke="#1b2733" stroke-width="2" stroke-dasharray="4 3"/>`,
    ]
  })
  const size = `viewBox="0 0 ${WIDTH} ${HEIGHT}"`
  return `<svg ${size} role="img" aria-label="${escaped(label)}">${bars.join('')}${lines.join('')}</svg>`
}

function capital(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
