// Secret voting on a page: papers are taken by themselves, survive a reload, go out namelessly and are found again.
import { beforeAll, describe, expect, it } from 'vitest'
import { decideBallot, decideBallotEnd, decidePapers } from '#domain/ballot.ts'
import type { SessionState } from '#domain/session.ts'
import { Refusal } from '#protocol'
import type { UrnPaper } from '#protocol'
import { createPaperSigner } from '../../../signalling/voting/paper-signer.ts'
import { PROVINCE, joining, live as liveThrough, opening } from '../../../tests/support/story.ts'
import type { Act } from '../../../tests/support/story.ts'
import { until } from '../../../tests/support/until.ts'
import { ballotId, bridgePointId, peerId } from '../../../signalling/protocol/ids.ts'
import type { LiveState } from '../../session/live-state.ts'
import { createStore } from '../../session/store.ts'
import { boothMemory } from './booth-memory.ts'
import { checkCodeOf, checkPapers } from './paper-check.ts'
import { SecretVoting } from './secret-voting.ts'
import type { SecretVotingParts } from './secret-voting.ts'

const BALLOT = ballotId.parse('ballot')
const signer = createPaperSigner()
let key: Awaited<ReturnType<typeof signer.createKey>>
beforeAll(async () => {
  key = await signer.createKey()
})

/** A tab's own storage. */
function openTab() {
  const held = new Map<string, string>()
  const written: string[] = []
  return {
    held,
    /** Everything that was ever kept, in order. */
    written,
    getItem: (name: string) => held.get(name) ?? null,
    setItem(name: string, value: string) {
      held.set(name, value)
      written.push(value)
    },
    removeItem: (name: string) => void held.delete(name),
  }
}

/** A session with a chair and a voter, whose page sees `store` and speaks to a server that signs for real. */
function openPage(tab = openTab(), at = 'luc-ngan', urn: UrnPaper[] = []) {
  const asked: string[] = []
  let state = liveThrough([opening, joining('province', { role: 'chair' }), joining('luc-ngan')]).state
  // As much of the live state as secret voting looks at.
  const store = createStore<LiveState>({
    session: state,
    self: { peerId: peerId.parse(at), bridgePointId: bridgePointId.parse('luc-ngan') },
    refusal: null,
  } as LiveState)
  const act = (decide: Act): void => {
    state = liveThrough([decide], state).state
    store.set({ session: state })
  }
  const ask: SecretVotingParts['live']['ask'] = async (_name, input) => {
    // The only request that secret voting makes.
    const { id, blinded } = input as { id: typeof BALLOT; blinded: string[] }
    asked.push(...blinded)
    try {
      decidePapers(state, peerId.parse(at), { id, papers: blinded.length, digest: signer.digest(blinded) })
    } catch (error) {
      if (error instanceof Refusal) store.set({ refusal: { code: error.code, details: undefined } })
      return undefined
    }
    act((before) =>
      decidePapers(before, peerId.parse(at), { id, papers: blinded.length, digest: signer.digest(blinded) }),
    )
    const signatures = await Promise.all(blinded.map((paper) => signer.sign(key.privateKey, paper)))
    // The answer of that request.
    return { signatures } as never
  }
  const parts: SecretVotingParts = {
    live: { store, ask, dismissRefusal: () => store.set({ refusal: null }) },
    memory: boothMemory(tab),
    post: async (paper) => void urn.push(paper),
    pause: async () => {},
  }
  const voting = new SecretVoting(parts)
  voting.follow()
  return {
    tab,
    urn,
    asked,
    act,
    voting,
    parts,
    booth: () => voting.store.get().booths[BALLOT],
    state: (): SessionState => state,
    open: () =>
      act((before) =>
        decideBallot(before, PROVINCE, {
          id: BALLOT,
          motion: 'Bầu',
          unit: 'bridge-point',
          options: ['Có', 'Không'],
          publicKey: key.publicKey,
        }),
      ),
    close: (papers: Parameters<typeof decideBallotEnd>[3]) =>
      act((before) => decideBallotEnd(before, PROVINCE, BALLOT, papers)),
  }
}
type Page = ReturnType<typeof openPage>

const ready = (page: Page) => until('the paper is there', page.booth, (booth) => booth?.phase === 'ready')
const cast = (page: Page) => until('the paper lies in the urn', page.booth, (booth) => booth?.papers[0]?.taken === true)

describe('a page of a voter', () => {
  it('takes its paper as soon as the ballot opens, and sends nothing of it but the blinded number', async () => {
    const page = openPage()
    page.open()
    const booth = await ready(page)
    const [paper] = booth?.papers ?? []
    expect(await signer.verify(key.publicKey, paper?.serial ?? '', paper?.signature ?? '')).toBe(true)
    expect(page.asked).toHaveLength(1)
    expect([paper?.serial, paper?.signature]).not.toContain(page.asked[0])
    expect(page.urn).toEqual([])
  })

  it('casts the choice with the paper alone', async () => {
    const page = openPage()
    page.open()
    await ready(page)
    page.voting.cast(BALLOT, 1)
    await cast(page)
    const [paper] = page.booth()?.papers ?? []
    expect(page.urn).toEqual([{ id: BALLOT, serial: paper?.serial, signature: paper?.signature, option: 1 }])
    page.voting.cast(BALLOT, 0)
    expect(page.urn).toHaveLength(1)
  })

  it('finds its paper again after a reload, and sends what was chosen and not acknowledged', async () => {
    const first = openPage()
    first.open()
    await ready(first)
    const before = first.booth()?.papers[0]
    const text = [...first.tab.held.values()].join().replace('"option":null', '"option":0')
    for (const name of first.tab.held.keys()) first.tab.held.set(name, text)
    const again = openPage(first.tab)
    again.open()
    await cast(again)
    expect(again.booth()?.papers[0]?.serial).toBe(before?.serial)
    expect(again.urn).toHaveLength(1)
    expect(again.asked).toEqual([])
  })

  it('asks again with the same papers when the answer was lost with the page', async () => {
    const first = openPage()
    first.open()
    await ready(first)
    const tab = openTab()
    for (const name of first.tab.held.keys()) tab.setItem(name, first.tab.written[0] ?? '')
    const again = openPage(tab)
    again.open()
    await ready(again)
    expect(again.asked).toEqual(first.asked)
  })

  it('keeps nothing that would prove whose papers they are once they are signed', async () => {
    const page = openPage()
    page.open()
    await ready(page)
    const kept = [...page.tab.held.values()].join()
    expect(kept).not.toContain('inverse')
    expect(kept).not.toContain(page.asked[0])
  })

  it('that is the second device of its bridge point takes none', async () => {
    const page = openPage(openTab(), 'second')
    page.act(joining('second', { at: 'luc-ngan' }))
    page.open()
    page.act((state) => decidePapers(state, peerId.parse('luc-ngan'), { id: BALLOT, papers: 1, digest: 'digest' }))
    page.voting.takeHere(BALLOT)
    await until('it was told', page.booth, (booth) => booth?.phase === 'refused')
    expect(page.tab.held.size).toBe(0)
    expect(page.parts.live.store.get().refusal).toBeNull()
  })
})

describe('the check of a paper', () => {
  const kept = { serial: 'AAAA'.repeat(21), signature: '', option: 1, taken: true }
  const fates = (published: { serial: string; option: number }[], own = kept) =>
    checkPapers([own], published).map(({ fate }) => fate)

  it('finds it counted, counted for something else, missing, or too late', () => {
    expect(fates([{ serial: kept.serial, option: 1 }])).toEqual(['counted'])
    expect(fates([{ serial: kept.serial, option: 0 }])).toEqual(['changed'])
    expect(fates([])).toEqual(['missing'])
    expect(fates([], { ...kept, taken: false })).toEqual(['late'])
  })

  it('leaves out papers that were not cast', () => {
    expect(checkPapers([{ ...kept, option: null }], [])).toEqual([])
  })

  it('names a paper by the first eight digits of its number', () => {
    expect(checkCodeOf(Buffer.from('a3f091c2ffff', 'hex').toString('base64url'))).toBe('A3F0 91C2')
  })
})
