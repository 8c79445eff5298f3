// Saving the form: what stands in the way, which meetings of a series are meant, what somebody else has changed.
import { useState } from 'react'
import { Refusal } from '#protocol'
import type { MeetingId } from '#protocol'
import type { Directory } from '#domain/directory.ts'
import type { Meeting, MeetingContent, SeriesScope } from '#domain/meeting.ts'
import { askOffice } from '../../api/office.ts'
import type { OfficeInput } from '../../api/office.ts'
import { useOfficeRefresh } from '../../api/use-office.ts'
import { contentOf, problemsOf, recurrenceOf } from './draft.ts'
import type { Draft, Problem } from './draft.ts'

/** As what a meeting is saved. */
export type SaveStatus = 'draft' | 'scheduled'

/** A save that was asked for. */
export type Wish = { readonly status: SaveStatus; readonly scope: SeriesScope | null; readonly revision: number }

/** The state of saving. */
export type Saving = {
  readonly pending: boolean
  readonly refusal: Refusal | null
  readonly problems: ReadonlySet<Problem>
  /** The save that waits until somebody has said which meetings of the series it is for. */
  readonly asksScope: Wish | null
  /** The newer state that somebody else has saved meanwhile, and the save that met it. */
  readonly meanwhile: { readonly latest: Meeting; readonly wish: Wish } | null
  readonly save: (status: SaveStatus) => void
  readonly go: (wish: Wish) => void
  readonly giveUp: () => void
}

type SavingInput = {
  readonly draft: Draft
  readonly directory: Directory
  readonly meeting: Meeting | null
  readonly revision: number | null
  readonly overrideReason: string
  readonly onSaved: (id: MeetingId, status: SaveStatus, howMany: number) => void
}

/** Saves the form when asked; nothing of it is lost when that fails. */
export function useSaving(input: SavingInput): Saving {
  const { draft, directory, meeting } = input
  const refresh = useOfficeRefresh()
  const [tried, setTried] = useState<SaveStatus | null>(null)
  const [state, setState] = useState<Pick<Saving, 'pending' | 'refusal' | 'asksScope' | 'meanwhile'>>(IDLE)
  const problems = tried === null ? NO_PROBLEMS : problemsOf(draft, tried)
  const go = (wish: Wish) => {
    setState({ ...IDLE, pending: true })
    void send(input, wish)
      .then((ids) => {
        setState(IDLE)
        refresh(['meeting.'])
        input.onSaved(ids[0] ?? wished(meeting), wish.status, ids.length)
      })
      .catch(async (error: unknown) =>
        setState(await afterRefusal(error, meeting, wish, () => refresh(['meeting.clashes']))),
      )
  }
  const save = (status: SaveStatus) => {
    setTried(status)
    if (state.pending || problemsOf(draft, status).size > 0 || !contentOf(draft, directory)) return
    const wish: Wish = { status, scope: null, revision: input.revision ?? 0 }
    if (meeting?.series) setState({ ...IDLE, asksScope: wish })
    else go(wish)
  }
  return { ...state, problems, save, go, giveUp: () => setState(IDLE) }
}

const IDLE = { pending: false, refusal: null, asksScope: null, meanwhile: null } as const
const NO_PROBLEMS: ReadonlySet<Problem> = new Set()

function wished(meeting: Meeting | null): MeetingId {
  if (!meeting) throw new Refusal('fault')
  return meeting.id
}

/** A content as the contract takes it: its lists are its own, its words without blanks around them. */
export function toSend(content: MeetingContent): OfficeInput<'template.save'>['content'] {
  return {
    ...content,
    title: content.title.trim(),
    unitIds: [...content.unitIds],
    bridgePointIds: [...content.bridgePointIds],
    agenda: content.agenda.map((item) => ({ ...item, title: item.title.trim() })),
    remindersMin: [...content.remindersMin],
  }
}

async function send({ draft, directory, meeting, overrideReason }: SavingInput, wish: Wish): Promise<MeetingId[]> {
  const content = contentOf(draft, directory)
  if (!content) throw new Refusal('time-invalid')
  const sent = toSend(content)
  const { status } = wish
  if (!meeting) {
    const made = { content: sent, status, recurrence: recurrenceOf(draft), overrideReason }
    return (await askOffice('meeting.create', made)).ids
  }
  const { id } = meeting
  const { revision, scope } = wish
  const changed = { id, revision, content: sent, status, scope: scope ?? 'this', overrideReason }
  const { ids } = await askOffice('meeting.change', changed)
  return [id, ...ids.filter((one) => one !== id)]
}

async function afterRefusal(error: unknown, meeting: Meeting | null, wish: Wish, onClash: () => void) {
  const refusal = error instanceof Refusal ? error : new Refusal('node-unreachable')
  if (refusal.code === 'clash') onClash()
  if (refusal.code !== 'changed-meanwhile' || !meeting) return { ...IDLE, refusal }
  try {
    return { ...IDLE, meanwhile: { latest: await askOffice('meeting.read', { id: meeting.id }), wish } }
  } catch {
    return { ...IDLE, refusal }
  }
}
