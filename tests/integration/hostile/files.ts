// Hostile files: names with paths, contents that are not what they say, bombs, formulas.
import { crc32, deflateRawSync } from 'node:zlib'
import { times, turn } from './attack.ts'
import type { Attack } from './attack.ts'

const PDF = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'
const MEBIBYTE = 1_024 ** 2

const NAMES = [
  '../../../../etc/passwd.pdf',
  '..\\..\\windows\\win.pdf',
  '/etc/cron.d/x.pdf',
  'a\u0000.pdf',
  'a/b.pdf',
  'con\r\nset-cookie: x=1.pdf',
  '\u202Efdp.exe.pdf',
  '.',
  '..',
  '',
] as const

const pathInName: Attack = {
  kind: 'a path in a file name',
  requests: ({ owner, meetingId }) => [
    ...times(20, (index) => {
      const name = encodeURIComponent(turn(NAMES, index))
      const upload = { method: 'POST', body: PDF }
      return {
        send: () => owner.fetch(`/api/meetings/${meetingId}/documents?name=${name}`, upload),
        refusals: ['bad-message', 'file-type-refused'],
      }
    }),
    ...times(8, (index) => ({
      send: () => owner.fetch(`/api/documents/${turn(['..%2f..%2fsecret', '%2e%2e%2fx', 'a%00b', '..%5cx'], index)}`),
      refusals: ['unknown-request', 'not-found', 'bad-message'],
    })),
  ],
}

const DISGUISED = [
  ['bao-cao.pdf', '<html><script>alert(1)</script></html>'],
  ['bao-cao.pdf', 'MZ\u0090\u0000\u0003'],
  ['bao-cao.pdf', '#!/bin/sh\nrm -rf /\n'],
  ['anh.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['bang.xlsx', PDF],
  ['van-ban.docx', 'PK\u0003\u0004'],
  ['van-ban.docm', PDF],
  ['trang.html', '<p>x</p>'],
] as const

const disguised: Attack = {
  kind: 'a document that is not what it says',
  requests: ({ owner, meetingId }) =>
    times(16, (index) => {
      const [name, body] = turn(DISGUISED, index)
      return {
        send: () => owner.fetch(`/api/meetings/${meetingId}/documents?name=${name}`, { method: 'POST', body }),
        refusals: ['file-type-refused', 'file-unreadable'],
      }
    }),
}

const bombs: Attack = {
  kind: 'a zip bomb',
  requests({ administrator, owner, meetingId }) {
    const [document, sheet] = [bomb('word/document.xml'), bomb('xl/worksheets/sheet1.xml')]
    const upload = (body: Uint8Array<ArrayBuffer>) => ({ method: 'POST', body })
    return times(12, (index) => ({
      send: () =>
        index % 2 === 0
          ? owner.fetch(`/api/meetings/${meetingId}/documents?name=x.docx`, upload(document))
          : administrator.fetch('/api/directory/import', upload(sheet)),
      refusals: ['file-too-large', 'file-unreadable', 'file-type-refused'],
    }))
  },
}

const FORMULAS = ['=1+1', '+cmd|/c calc', '@SUM(A1)', '\t=1', '=HYPERLINK("http://elsewhere.example")'] as const

const formulas: Attack = {
  kind: 'a formula in a spreadsheet',
  requests: ({ administrator }) =>
    times(20, (index) => {
      const cell = `"${turn(FORMULAS, index).replaceAll('"', '""')}"`
      const body = `Mã đơn vị,Tên đơn vị\nLNGAN,${cell}\n`
      return {
        send: () => administrator.fetch('/api/directory/import', { method: 'POST', body }),
        refusals: ['file-unreadable', 'bad-message'],
        harmless: async () => {
          const exported = await (await administrator.fetch('/api/directory.csv')).text()
          return !/(?:^|[,;])"?[=+@\t]/m.test(exported)
        },
      }
    }),
}

/** A zip file (APPNOTE 4.3) of one entry that is small as it stands and inflates to 300 MiB of nothing. */
function bomb(name: string): Uint8Array<ArrayBuffer> {
  const packed = deflateRawSync(Buffer.alloc(300 * MEBIBYTE))
  const path = Buffer.from(name)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(8, 4)
  common.writeUInt32LE(crc32(Buffer.alloc(0)), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(300 * MEBIBYTE, 18)
  common.writeUInt16LE(path.length, 22)
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, path, packed])
  const made = Buffer.from([20, 0])
  const rest = Buffer.alloc(14)
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), made, common, rest, path])
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return new Uint8Array(Buffer.concat([local, central, end]))
}

/** Hostile files. */
export const FILE_ATTACKS: readonly Attack[] = [pathInName, disguised, bombs, formulas]
