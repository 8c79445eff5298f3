// When nothing was recorded, and why.
import { describe, expect, test } from 'vitest'
import { CLOSED, joins, journalOf, opens } from '../../../tests/support/sample-journal.ts'
import { momentsOf } from './moments.ts'
import { silencesIn } from './silences.ts'

describe('the silences of a recording', () => {
  test('have the reasons that the journal gives', () => {
    const journal = journalOf(
      [0, opens()],
      [5, { type: 'recording.started', policy: 'stage' }],
      [10, { type: 'recording.paused' }],
      [20, { type: 'recording.resumed' }],
      [30, { type: 'recording.interrupted' }],
      [33, { type: 'recording.continued' }],
      [40, { type: 'recording.stopped', cause: 'disk-full' }],
      [50, CLOSED],
    )
    expect(silencesIn(momentsOf(journal))).toEqual([
      { fromMs: 0, toMs: 5_000, reason: 'not-started' },
      { fromMs: 10_000, toMs: 20_000, reason: 'paused' },
      { fromMs: 30_000, toMs: 33_000, reason: 'interrupted' },
      { fromMs: 40_000, toMs: 50_000, reason: 'disk-full' },
    ])
  })

  test('a pause within which the recorder is lost stays a pause', () => {
    const journal = journalOf(
      [0, opens()],
      [0, { type: 'recording.started', policy: 'stage' }],
      [10, { type: 'recording.paused' }],
      [12, { type: 'recording.interrupted' }],
      [14, joins('tinh')],
    )
    expect(silencesIn(momentsOf(journal))).toEqual([{ fromMs: 10_000, toMs: null, reason: 'paused' }])
  })
})
