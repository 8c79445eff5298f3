// A real PDF of three pages with Vietnamese text, as a report of a department is.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** As much of pdfmake as is used here; it brings no types. */
type PdfMake = {
  setFonts(fonts: Readonly<Record<string, Readonly<Record<'normal' | 'bold', string>>>>): void
  setLocalAccessPolicy(allowed: (path: string) => boolean): void
  setUrlAccessPolicy(allowed: (url: string) => boolean): void
  createPdf(definition: object): { getBuffer(): Promise<Uint8Array> }
}

const require = createRequire(import.meta.url)

/** What the pages of the sample begin with, in their order. */
export const PAGE_TITLES = [
  'Báo cáo tình hình mưa lũ trên địa bàn tỉnh',
  'Kết quả ứng phó của các huyện, thành phố',
  'Kiến nghị và phương hướng nhiệm vụ',
] as const

const LINES = [
  'Lượng mưa phổ biến từ 150 mm đến 250 mm; mực nước sông Lục Nam vượt báo động II.',
  'Đã sơ tán 1.247 hộ dân ở vùng trũng, ngập sâu đến nơi an toàn; giữ vững thông tin liên lạc.',
  'Ước thiệt hại: 326 ha lúa, 14 điểm sạt lở trên đường tỉnh 293, hai trạm y tế xã bị tốc mái.',
]

/** The bytes of the report: slides of 16:9 by default, or upright pages. */
export async function samplePdf(pageOrientation: 'landscape' | 'portrait' = 'landscape'): Promise<Buffer> {
  // The package is CommonJS without types; its documentation names these calls.
  const pdfmake = require('pdfmake') as PdfMake
  const fonts = dirname(require.resolve('@expo-google-fonts/tinos/package.json'))
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts))
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setFonts({
    Tinos: {
      normal: join(fonts, '400Regular', 'Tinos_400Regular.ttf'),
      bold: join(fonts, '700Bold', 'Tinos_700Bold.ttf'),
    },
  })
  const pageSize = pageOrientation === 'landscape' ? { width: 960, height: 540 } : 'A4'
  const definition = {
    pageSize,
    info: { title: PAGE_TITLES[0] },
    defaultStyle: { font: 'Tinos', fontSize: 20, lineHeight: 1.3 },
    content: PAGE_TITLES.map((title, index) => [
      { text: `${index + 1}. ${title}`, bold: true, fontSize: 34, margin: [0, 0, 0, 20] },
      // pdfmake writes into what it is given.
      { ul: [...LINES] },
      {
        table: {
          widths: ['*', 'auto', 'auto'],
          body: [
            ['Địa bàn', 'Số hộ sơ tán', 'Mức ngập (m)'],
            ['Huyện Lục Ngạn', '512', '1,8'],
            ['Huyện Sơn Động', '438', '2,3'],
            ['Thành phố Bắc Giang', '297', '0,9'],
          ],
        },
        margin: [0, 20, 0, 0],
        ...(index < PAGE_TITLES.length - 1 && { pageBreak: 'after' }),
      },
    ]),
  }
  return Buffer.from(await pdfmake.createPdf(definition).getBuffer())
}
