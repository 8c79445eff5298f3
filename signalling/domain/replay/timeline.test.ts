// What a replay shows on the stage, and when.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CLOSED,
  OPENED_AT,
  asks,
  grants,
  joins,
  journalOf,
  leaves,
  line,
  opens,
  point,
  shows,
  yields,
} from '../../../tests/support/sample-journal.ts'
import { directedIn, timelineOf } from './timeline.ts'
import type { StageSpan } from './timeline.ts'
import { NEW_SESSION, applySession } from '../session.ts'
import { peerId } from '../../protocol/ids.ts'
import { anyStory, live } from '../../../tests/support/story.ts'

const MORNING = journalOf(
  [0, opens()],
  [1, joins('tinh', 'chair')],
  [2, joins('luc-ngan')],
  [2, joins('son-dong')],
  [10, asks('luc-ngan')],
  [12, grants('luc-ngan')],
  [20, shows('luc-ngan', 'Báo cáo.pdf')],
  [25, { type: 'document.page-turned', page: 2 }],
  [30, { type: 'document.closed' }],
  [40, yields('luc-ngan')],
  [50, { type: 'presentation.started', peerId: peerId.parse('son-dong') }],
  [60, { type: 'presentation.stopped', peerId: peerId.parse('son-dong') }],
  [70, { type: 'stage.set', choice: { layout: 'grid', choice: 'chair', spotlight: point('son-dong') } }],
  [80, CLOSED],
)

const told = ({ fromMs, toMs, layout, speakers, presented }: StageSpan) => [
  fromMs / 1_000,
  toMs === null ? null : toMs / 1_000,
  layout,
  speakers.map(({ bridgePointId }) => bridgePointId).join(),
  presented?.kind === 'document' ? `page ${presented.page}` : (presented?.bridgePointId ?? ''),
]

describe('the timeline of a morning', () => {
  test('shows the stage as it was directed', () => {
    expect(timelineOf(MORNING).stage.map(told)).toEqual([
      [0, 1, 'speaker', '', ''],
      [1, 12, 'speaker', 'tinh', ''],
      [12, 20, 'speaker', 'luc-ngan', ''],
      [20, 25, 'speaker', 'luc-ngan', 'page 1'],
      [25, 30, 'speaker', 'luc-ngan', 'page 2'],
      [30, 40, 'speaker', 'luc-ngan', ''],
      [40, 50, 'speaker', 'tinh', ''],
      [50, 60, 'speaker', 'tinh', 'son-dong'],
      [60, 70, 'speaker', 'tinh', ''],
      [70, 80, 'grid', 'son-dong', ''],
    ])
  })

  test('knows the title, the hour of the opening and the end', () => {
    const { title, openedAt, endMs } = timelineOf(MORNING)
    expect({ title, openedAt, endMs }).toEqual({ title: 'Giao ban', openedAt: OPENED_AT, endMs: 80_000 })
  })

  test('keeps the main bridge point beside who speaks', () => {
    const speaking = timelineOf(MORNING).stage.find(({ fromMs }) => fromMs === 12_000)
    expect(speaking?.main?.bridgePointId).toBe('tinh')
  })

  test('has no end while the session goes on', () => {
    const { endMs, stage } = timelineOf(MORNING.slice(0, -1))
    expect(endMs).toBeNull()
    expect(stage.at(-1)).toMatchObject({ fromMs: 70_000, toMs: null })
  })
})

test('two who hold the floor are two large pictures', () => {
  const dialogue = journalOf(
    [0, opens('chaired', 2)],
    [0, joins('tinh', 'chair')],
    [0, joins('luc-ngan')],
    [0, joins('son-dong')],
    [5, grants('son-dong')],
    [6, grants('luc-ngan')],
  )
  const last = timelineOf(dialogue).stage.at(-1)
  expect(last?.speakers.map(({ bridgePointId }) => bridgePointId)).toEqual(['son-dong', 'luc-ngan'])
})

test('the chair stands for the main bridge point, whoever else is there; nobody does when all have gone', () => {
  const busy = journalOf(
    [0, opens()],
    [1, joins('thu-ky', 'secretary', 'tinh')],
    [2, joins('chu-toa', 'chair', 'tinh')],
    [3, joins('luc-ngan')],
    [4, grants('luc-ngan')],
    [5, leaves('chu-toa', 'left')],
    [6, leaves('thu-ky', 'left')],
  )
  const mains = timelineOf(busy).stage.map(({ fromMs, main }) => [fromMs / 1_000, main?.peerId ?? null])
  expect(mains).toEqual([
    [0, null],
    [1, 'thu-ky'],
    [2, 'chu-toa'],
    [4, 'chu-toa'],
    [5, 'thu-ky'],
    [6, null],
  ])
})

test('a line that was down is a gap until it came back; who leaves by themselves leaves none', () => {
  const broken = journalOf(
    [0, opens()],
    [1, joins('luc-ngan')],
    [1, joins('son-dong')],
    [10, line('luc-ngan', 'dropped')],
    [12, line('luc-ngan', 'restored')],
    [20, line('luc-ngan', 'dropped')],
    [25, leaves('luc-ngan', 'line-down')],
    [27, leaves('son-dong', 'left')],
    [30, joins('luc-ngan')],
    [40, CLOSED],
  )
  expect(timelineOf(broken).gaps).toEqual([
    { bridgePointId: 'luc-ngan', fromMs: 10_000, toMs: 12_000 },
    { bridgePointId: 'luc-ngan', fromMs: 20_000, toMs: 30_000 },
  ])
})

test('a journal without an opening has nothing to show', () => {
  expect(timelineOf([])).toEqual({ title: '', openedAt: 0, endMs: null, stage: [], gaps: [] })
})

test('a clock that is set back turns nothing back', () => {
  const odd = journalOf([0, opens()], [10, joins('tinh', 'chair')], [4, joins('luc-ngan')], [6, grants('luc-ngan')])
  const { stage } = timelineOf([...odd, ...journalOf([20, CLOSED]).map((one) => ({ ...one, seq: 5 }))])
  expect(stage.map(told)).toEqual([
    [0, 10, 'speaker', '', ''],
    [10, 20, 'speaker', 'luc-ngan', ''],
  ])
})

describe('whatever happens in a session', () => {
  test('its stage has neither overlaps nor holes from the opening to the end', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { endMs, stage } = timelineOf(live(story).journal)
        expect(stage[0]?.fromMs).toBe(0)
        for (const [index, span] of stage.entries()) {
          const next = stage[index + 1]
          expect(span.toMs).toBe(next === undefined ? endMs : next.fromMs)
          if (span.toMs !== null) expect(span.toMs).toBeGreaterThan(span.fromMs)
        }
      }),
    )
  })

  test('its stage is at every instant what the fold of the journal says', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), (story, cut) => {
        const { journal } = live(story)
        const { openedAt, endMs, stage } = timelineOf(journal)
        const now = journal[cut % journal.length]?.at ?? 0
        if (endMs !== null && now - openedAt >= endMs) return
        const state = journal.filter(({ at }) => at <= now).reduce(applySession, NEW_SESSION)
        const shown = stage.findLast(({ fromMs }) => fromMs <= now - openedAt)
        expect(shown).toMatchObject(directedIn(state))
      }),
    )
  })

  test('what had ended stays as it is when the journal grows', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), (story, cut) => {
        const { journal } = live(story)
        const early = timelineOf(journal.slice(0, cut % (journal.length + 1)))
        const late = timelineOf(journal)
        const ended = early.stage.filter(({ toMs }) => toMs !== null)
        expect(late.stage.slice(0, ended.length)).toEqual(ended)
        for (const gap of early.gaps) if (gap.toMs !== null) expect(late.gaps).toContainEqual(gap)
      }),
    )
  })
})
