// Files with their real bytes: sound ones, and those that must not be taken in, with the name they come under and why.
import { randomBytes } from 'node:crypto'
import { compoundFile, officeOpenXml, officePackage, openDocumentFile, zipOf } from '../../support/archive.ts'

/** A picture of one dot. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** The beginning and the end of a JPEG. */
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
/** The smallest header of a WebP. */
export const WEBP = Buffer.concat([Buffer.from('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/', 'latin1'), Buffer.alloc(13)])
/** A PDF with an empty catalogue. */
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
/** A text with nothing in it. */
export const DOCX = officeOpenXml('wordprocessingml.document')
/** A table with nothing in it. */
export const XLSX = officeOpenXml('spreadsheetml.sheet')
/** What the media types of Office Open XML begin with. */
export const OFFICE = 'application/vnd.openxmlformats-officedocument'

const macroList = officePackage(
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
)
const bomb = officeOpenXml('spreadsheetml.sheet', [{ name: 'xl/sheet1.xml', content: Buffer.alloc(60_000_000) }])

/** What may come, the name it comes under, and why it is refused. */
export const HOSTILE: readonly (readonly [string, string, Buffer, string])[] = [
  ['a web page', 'a.html', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file-type-refused'],
  ['a web page that calls itself a PDF', 'a.pdf', Buffer.from('<html><script>alert(1)</script>'), 'file-type-refused'],
  ['a web page before a PDF', 'a.pdf', Buffer.concat([Buffer.from('<script>'), PDF]), 'file-type-refused'],
  [
    'a drawing with a script',
    'a.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
    'file-type-refused',
  ],
  [
    'a drawing that calls itself a PNG',
    'a.png',
    Buffer.from('<?xml version="1.0"?><svg onload="x()"/>'),
    'file-type-refused',
  ],
  ['a Windows program', 'a.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'file-type-refused'],
  [
    'a Linux program',
    'a.pdf',
    Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(200)]),
    'file-type-refused',
  ],
  ['a shell script', 'a.docx', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'file-type-refused'],
  ['plain text', 'a.txt', Buffer.from('=cmd|calc!A0'), 'file-type-refused'],
  ['random bytes', 'a.pdf', randomBytes(5_000), 'file-type-refused'],
  ['nothing', 'a.pdf', Buffer.alloc(0), 'file-unreadable'],
  ['an archive', 'a.zip', zipOf([{ name: 'a.txt', content: 'a' }]), 'file-type-refused'],
  ['an archive that calls itself a document', 'a.docx', zipOf([{ name: 'a.txt', content: 'a' }]), 'file-type-refused'],
  [
    'a program package',
    'a.odt',
    zipOf([{ name: 'META-INF/MANIFEST.MF', content: 'Main-Class: X' }]),
    'file-type-refused',
  ],
  [
    'an electronic book',
    'a.odt',
    zipOf([{ name: 'mimetype', content: 'application/epub+zip', stored: true }]),
    'file-type-refused',
  ],
  [
    'a document with macros',
    'a.docx',
    officeOpenXml('wordprocessingml.document', [{ name: 'word/vbaProject.bin', content: 'x' }]),
    'file-type-refused',
  ],
  [
    '… in other letters',
    'a.docx',
    officeOpenXml('wordprocessingml.document', [{ name: 'word/VBAPROJECT.BIN', content: 'x' }]),
    'file-type-refused',
  ],
  ['… by its type', 'a.docm', macroList, 'file-type-refused'],
  ['… by its type, named docx', 'a.docx', macroList, 'file-type-refused'],
  [
    '… under another part name',
    'a.docx',
    officeOpenXml(
      'wordprocessingml.document',
      [{ name: 'word/x.bin', content: 'x' }],
      '<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
    ),
    'file-type-refused',
  ],
  [
    '… with the type disguised by an entity',
    'a.docx',
    officeOpenXml(
      'wordprocessingml.document',
      [],
      '<Override PartName="/x" ContentType="application/vnd.ms-office.vba&#80;roject"/>',
    ),
    'file-type-refused',
  ],
  [
    'a table with Excel 4 macros',
    'a.xlsx',
    officeOpenXml('spreadsheetml.sheet', [{ name: 'xl/macrosheets/sheet1.xml', content: 'x' }]),
    'file-type-refused',
  ],
  [
    'a document with ActiveX',
    'a.docx',
    officeOpenXml('wordprocessingml.document', [{ name: 'word/activeX/activeX1.bin', content: 'x' }]),
    'file-type-refused',
  ],
  [
    'a document with a program inside',
    'a.docx',
    officeOpenXml('wordprocessingml.document', [{ name: 'word/embeddings/x.exe', content: 'MZ' }]),
    'file-type-refused',
  ],
  [
    'a document of two kinds',
    'a.docx',
    officeOpenXml(
      'wordprocessingml.document',
      [],
      `<Override PartName="/y" ContentType="${OFFICE}.spreadsheetml.sheet.main+xml"/>`,
    ),
    'file-type-refused',
  ],
  [
    'an OpenDocument text with Basic',
    'a.odt',
    openDocumentFile('text', [{ name: 'Basic/Standard/Module1.xml', content: 'x' }]),
    'file-type-refused',
  ],
  [
    'an OpenDocument text with Python',
    'a.odt',
    openDocumentFile('text', [{ name: 'Scripts/python/x.xml', content: 'x' }]),
    'file-type-refused',
  ],
  ['an old document with macros', 'a.doc', compoundFile(['WordDocument', 'Macros', 'VBA']), 'file-type-refused'],
  ['an old table with macros', 'a.xls', compoundFile(['Workbook', '_VBA_PROJECT_CUR']), 'file-type-refused'],
  ['an encrypted document', 'a.doc', compoundFile(['EncryptedPackage', 'WordDocument']), 'file-type-refused'],
  ['an installer', 'a.doc', compoundFile(['SummaryInformation']), 'file-type-refused'],
  ['an old document whose directory is a circle', 'a.doc', compoundFile(['WordDocument'], 1), 'file-unreadable'],
  [
    'an old document whose directory leads out of it',
    'a.doc',
    compoundFile(['WordDocument'], 9_999),
    'file-unreadable',
  ],
  ['an old document cut off', 'a.doc', compoundFile(['WordDocument']).subarray(0, 700), 'file-unreadable'],
  ['a zip bomb', 'a.xlsx', bomb, 'file-too-large'],
  [
    'a zip bomb that calls itself small',
    'a.xlsx',
    officeOpenXml('spreadsheetml.sheet', [
      { name: 'xl/s.xml', content: Buffer.alloc(30_000_000), claimedBytes: 1_000 },
    ]),
    'file-unreadable',
  ],
  [
    'a zip bomb that calls itself huge',
    'a.xlsx',
    officeOpenXml('spreadsheetml.sheet', [{ name: 'xl/s.xml', content: 'x', claimedBytes: 4_000_000_000 }]),
    'file-too-large',
  ],
  [
    'an archive of too many entries',
    'a.docx',
    officeOpenXml(
      'wordprocessingml.document',
      Array.from({ length: 10_001 }, (_, index) => ({ name: `p/${index}`, content: '', stored: true })),
    ),
    'file-too-large',
  ],
  [
    'an archive with a path upwards',
    'a.docx',
    officeOpenXml('wordprocessingml.document', [{ name: '../../etc/passwd', content: 'x' }]),
    'file-unreadable',
  ],
  [
    'an archive with an absolute path',
    'a.docx',
    officeOpenXml('wordprocessingml.document', [{ name: '/etc/passwd', content: 'x' }]),
    'file-unreadable',
  ],
  [
    'an archive with a Windows path',
    'a.docx',
    officeOpenXml('wordprocessingml.document', [{ name: '..\\x', content: 'x' }]),
    'file-unreadable',
  ],
  [
    'an archive with one name twice',
    'a.docx',
    officeOpenXml('wordprocessingml.document', [{ name: 'MAIN.xml', content: 'x' }]),
    'file-unreadable',
  ],
  [
    'an archive that is locked',
    'a.docx',
    officeOpenXml('wordprocessingml.document', [{ name: 'x', content: 'x', encrypted: true }]),
    'file-unreadable',
  ],
  ['an archive cut off', 'a.docx', DOCX.subarray(0, DOCX.length - 30), 'file-unreadable'],
  ['a PDF that calls itself a document', 'a.docx', PDF, 'file-unreadable'],
  ['a PDF that calls itself a program', 'a.pdf.exe', PDF, 'file-unreadable'],
  ['a table that calls itself a document', 'a.docx', XLSX, 'file-unreadable'],
  ['a picture that calls itself a PDF', 'a.pdf', PNG, 'file-unreadable'],
  ['a picture without an ending', 'picture', PNG, 'file-unreadable'],
]
