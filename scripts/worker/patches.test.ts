// A patch that does not fit is refused aloud, and all fit the installed mediasoup.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../config/runtime.ts'
import { patched, PatchRefused, workerPatches } from './patches.ts'

const patch = { file: 'a.cpp', find: 'old', replace: '$& new' }

test('a patch replaces its text, taken literally', () => {
  expect(patched('an old line', patch)).toBe('an $& new line')
})

test('a patch whose text is absent is refused, naming file and text', () => {
  expect(() => patched('another line', patch)).toThrow(PatchRefused)
  expect(() => patched('another line', patch)).toThrow(/a\.cpp.*0 times[^]*old/)
})

test('a patch whose text is there twice is refused', () => {
  expect(() => patched('old and old', patch)).toThrow(/2 times/)
})

test('all patches fit the installed mediasoup', () => {
  const sources = join(packageRoot('mediasoup') ?? '', 'worker')
  const texts = new Map<string, string>()
  for (const each of workerPatches) {
    const text = texts.get(each.file) ?? readFileSync(join(sources, each.file), 'utf8')
    texts.set(each.file, patched(text, each))
  }
  expect(texts.get('src/RTC/RTP/ProbationGenerator.cpp')).not.toMatch(
    /static thread_local (bool|uint8_t ProbationPacketBuffer)/,
  )
  expect([...texts.keys()]).toHaveLength(4)
})
