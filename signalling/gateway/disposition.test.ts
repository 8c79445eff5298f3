// How a file's name travels in a header, by examples.
import { expect, test } from 'vitest'
import { contentDisposition } from './disposition.ts'

test.each([
  ['bao-cao.pdf', `attachment; filename="bao-cao.pdf"; filename*=UTF-8''bao-cao.pdf`],
  [
    'Báo cáo quý IV – Đông Sơn.docx',
    `attachment; filename="Bao cao quy IV _ Dong Son.docx"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20qu%C3%BD%20IV%20%E2%80%93%20%C4%90%C3%B4ng%20S%C6%A1n.docx`,
  ],
  [
    `a"; filename="x.exe' (1)*.pdf`,
    `attachment; filename="a_; filename=_x.exe' (1)*.pdf"; filename*=UTF-8''a%22%3B%20filename%3D%22x.exe%27%20%281%29%2A.pdf`,
  ],
  ['50%20.pdf', `attachment; filename="50_20.pdf"; filename*=UTF-8''50%2520.pdf`],
])('%s', (name, header) => {
  expect(contentDisposition('attachment', name)).toBe(header)
})

test('shown in the browser', () => {
  expect(contentDisposition('inline', 'a.png')).toBe(`inline; filename="a.png"; filename*=UTF-8''a.png`)
})
