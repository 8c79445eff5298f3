// Who may write to whom, and how the technician is called.
import { describe, expect, it } from 'vitest'
import { callOf, decideHelpAnswer, decideHelpCall, decideHelpEnd, decideMessage, helperOf } from './chat.ts'
import { applySession } from './session.ts'
import type { SessionState } from './session.ts'
import { KEPT_MESSAGES } from './state/chat.ts'
import type { Recipient } from './state/chat.ts'
import { LUC_NGAN, SON_DONG, joining, live, opening } from '../../tests/support/story.ts'
import type { Act } from '../../tests/support/story.ts'
import { bridgePointId, peerId } from '../protocol/ids.ts'

const CHAIR = peerId.parse('chair')
const SECRETARY = peerId.parse('secretary')
const TECHNICIAN = peerId.parse('technician')
const OBSERVER = peerId.parse('observer')
const lucNgan = bridgePointId.parse('luc-ngan')
const sonDong = bridgePointId.parse('son-dong')
const ALL: Recipient = { kind: 'all' }
const TO_SECRETARY: Recipient = { kind: 'secretary' }
const TO_LUC_NGAN: Recipient = { kind: 'bridge-point', bridgePointId: lucNgan }

const { state: seated } = live([
  opening,
  joining('chair', { at: 'province', role: 'chair' }),
  joining('secretary', { at: 'province', role: 'secretary' }),
  joining('technician', { at: 'province', role: 'technician' }),
  joining('luc-ngan'),
  joining('son-dong'),
  joining('observer', { at: 'son-dong', role: 'observer' }),
])
const after = (state: SessionState, ...acts: Act[]) => live(acts, state).state

describe('a message', () => {
  it('goes to all or to the secretary from everybody but observers', () => {
    for (const to of [ALL, TO_SECRETARY]) {
      for (const by of [CHAIR, SECRETARY, TECHNICIAN, LUC_NGAN])
        expect(decideMessage(seated, by, to, 'x')).toHaveLength(1)
      expect(() => decideMessage(seated, OBSERVER, to, 'x')).toThrow('not-permitted')
    }
  })

  it('goes to one bridge point from chair and secretary alone', () => {
    for (const by of [CHAIR, SECRETARY]) expect(decideMessage(seated, by, TO_LUC_NGAN, 'x')).toHaveLength(1)
    for (const by of [TECHNICIAN, SON_DONG]) {
      expect(() => decideMessage(seated, by, TO_LUC_NGAN, 'x')).toThrow('not-permitted')
    }
    const nowhere: Recipient = { kind: 'bridge-point', bridgePointId: bridgePointId.parse('uninvited') }
    expect(() => decideMessage(seated, SECRETARY, nowhere, 'x')).toThrow('bridge-point-not-invited')
  })

  it('says who wrote it, as what, and stays so though the writer goes', () => {
    const said = after(seated, (state) => decideMessage(state, SECRETARY, TO_LUC_NGAN, 'Đề nghị bật micrô.'))
    expect(said.messages).toEqual([
      {
        seq: said.seq,
        at: said.seq * 1_000,
        peerId: SECRETARY,
        bridgePointId: 'province',
        role: 'secretary',
        to: TO_LUC_NGAN,
        text: 'Đề nghị bật micrô.',
      },
    ])
    expect(() => decideMessage(seated, peerId.parse('nobody'), ALL, 'x')).toThrow('not-joined')
  })

  it('is kept with the newest ones; older ones stand in the journal only', () => {
    const many = Array.from({ length: KEPT_MESSAGES + 5 }, (_, index): Act => {
      return (state) => decideMessage(state, LUC_NGAN, ALL, `tin ${index + 1}`)
    })
    const { messages } = after(seated, ...many)
    expect([messages.length, messages[0]?.text, messages.at(-1)?.text]).toEqual([
      KEPT_MESSAGES,
      'tin 6',
      `tin ${KEPT_MESSAGES + 5}`,
    ])
  })
})

describe('calling the technician', () => {
  const calling: Act = (state) => decideHelpCall(state, LUC_NGAN, 'Không có tiếng')
  const called = after(seated, calling)

  it('is for bridge points and those who lead; one call stands for a bridge point', () => {
    expect(callOf(called, lucNgan)).toMatchObject({ peerId: LUC_NGAN, note: 'Không có tiếng', answeredBy: null })
    const again = after(called, (state) => decideHelpCall(state, LUC_NGAN, 'Mất cả hình'))
    expect(again.helpCalls.map(({ note }) => note)).toEqual(['Mất cả hình'])
    for (const by of [TECHNICIAN, OBSERVER]) expect(() => decideHelpCall(seated, by, '')).toThrow('not-permitted')
  })

  it('is answered by a technician, once; another one may take it over', () => {
    const answered = after(called, (state) => decideHelpAnswer(state, TECHNICIAN, lucNgan))
    const call = callOf(answered, lucNgan)
    expect(call && helperOf(answered, call)?.peerId).toBe(TECHNICIAN)
    expect(decideHelpAnswer(answered, TECHNICIAN, lucNgan)).toEqual([])
    expect(decideHelpAnswer(answered, SECRETARY, lucNgan)).toHaveLength(1)
    expect(decideHelpAnswer(called, TECHNICIAN, sonDong)).toEqual([])
    expect(() => decideHelpAnswer(called, SON_DONG, lucNgan)).toThrow('not-permitted')
  })

  it('waits again when who looked after it has left', () => {
    const answered = after(called, (state) => decideHelpAnswer(state, TECHNICIAN, lucNgan))
    const alone = applySession(answered, {
      seq: answered.seq + 1,
      at: 0,
      by: TECHNICIAN,
      event: { type: 'peer.left', peerId: TECHNICIAN, cause: 'left' },
    })
    const call = callOf(alone, lucNgan)
    expect(call && helperOf(alone, call)).toBeUndefined()
  })

  it('ends when those who called or those who help say so', () => {
    for (const by of [LUC_NGAN, TECHNICIAN, SECRETARY]) {
      expect(after(called, (state) => decideHelpEnd(state, by, lucNgan)).helpCalls).toEqual([])
    }
    expect(() => decideHelpEnd(called, SON_DONG, lucNgan)).toThrow('not-permitted')
    const ofSonDong = after(seated, (state) => decideHelpCall(state, SON_DONG, ''))
    expect(() => decideHelpEnd(ofSonDong, OBSERVER, sonDong)).toThrow('not-permitted')
    expect(decideHelpEnd(seated, TECHNICIAN, lucNgan)).toEqual([])
  })
})
