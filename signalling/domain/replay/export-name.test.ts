// Names under which exported files are saved.
import { expect, test } from 'vitest'
import { exportName } from './export-name.ts'

/** 08:00 in Viet Nam. */
const MORNING = { openedAt: Date.UTC(2026, 11, 1, 1), fromMs: 300_000, toMs: 720_000 }
const ZONE = 'Asia/Ho_Chi_Minh'

test.each([
  ['stage', 'Giao ban tuần 48', 'Giao ban tuần 48 - 2026-12-01 - toàn cảnh.mp4'],
  ['clip', 'Giao ban', 'Giao ban - 2026-12-01 - trích đoạn 08h05-08h12.mp4'],
  ['sound', 'Thu/chi: "quý 4"?', 'Thu chi quý 4 - 2026-12-01 - âm thanh.m4a'],
  ['tracks', '...', 'Bản ghi - 2026-12-01 - từng nguồn.zip'],
] as const)('%s of %j', (kind, title, name) => {
  expect(exportName({ kind, title, ...MORNING }, ZONE)).toBe(name)
})
