// Putting meetings at another time: shown at once, put back when refused, undone from the toast.
import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#protocol'
import type { Clashes } from '#protocol'
import { resourcesOf } from '#domain/booking.ts'
import type { MeetingSummary, SeriesScope } from '#domain/meeting.ts'
import { askOffice } from '../../api/office.ts'
import { useOfficeRefresh } from '../../api/use-office.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { dayOf, formatDate } from '../../ui/days.ts'
import { formatTime } from '../../ui/time.ts'
import { showToast } from '../../ui/toast.tsx'

/** A meeting and its new time, epoch ms. */
export type Move = { readonly meeting: MeetingSummary; readonly startsAt: number; readonly endsAt: number }

/** What has to be asked before a move can go on. */
export type Question =
  | { readonly kind: 'scope'; readonly move: Move }
  | { readonly kind: 'clash'; readonly move: Move; readonly scope: SeriesScope; readonly clashes: Clashes }

/** The moves under way. */
export type Moves = {
  /** A meeting shown at its new time until the office has answered. */
  readonly shown: Move | null
  readonly question: Question | null
  /** Begins a move; one of a series asks first which meetings are meant. */
  readonly propose: (move: Move) => void
  /** Goes on with a move after its question. */
  readonly send: (move: Move, scope: SeriesScope, overrideReason?: string) => void
  /** Leaves everything as it was. */
  readonly giveUp: () => void
}

/** The moves of a calendar. */
export function useMoves(): Moves {
  const [shown, setShown] = useState<Move | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const memory = useQueryClient()
  const refresh = useOfficeRefresh()
  const say = useSentences()

  const send = async (move: Move, scope: SeriesScope, overrideReason = ''): Promise<void> => {
    setQuestion(null)
    setShown(move)
    try {
      const { meeting, startsAt, endsAt } = move
      const answer = await askOffice('meeting.move', {
        id: meeting.id,
        revision: meeting.revision,
        startsAt,
        endsAt,
        scope,
        overrideReason,
      })
      const moved = { ...meeting, startsAt, endsAt, revision: answer.revision }
      keep(memory, moved)
      const back = { meeting: moved, startsAt: meeting.startsAt, endsAt: meeting.endsAt }
      showToast({ text: say.moved(move), action: { label: say.undo, run: () => void send(back, scope) } })
    } catch (error) {
      setQuestion(await explain(error, move, scope, say.refused))
    }
    setShown(null)
    refresh(['meeting.'])
  }

  return {
    shown,
    question,
    propose: (move) => (move.meeting.seriesId === null ? void send(move, 'this') : ask(move)),
    send: (move, scope, overrideReason) => void send(move, scope, overrideReason),
    giveUp: () => {
      setQuestion(null)
      setShown(null)
    },
  }

  function ask(move: Move): void {
    setShown(move)
    setQuestion({ kind: 'scope', move })
  }
}

function useSentences() {
  const { t, i18n } = useTranslation('calendar')
  const refusalText = useRefusalText()
  return {
    undo: t('undo'),
    moved: (move: Move) => t('moved', { title: move.meeting.title, when: whenText(move, i18n.language) }),
    refused: (refusal: Refusal) => {
      const { sentence, footnote } = refusalText(refusal.code, refusal.details)
      return [t('notMoved'), sentence, footnote].filter(Boolean).join(' ')
    },
  }
}

/** `Thứ Hai, 23/11, 08:00–09:30` */
export function whenText({ startsAt, endsAt }: Pick<Move, 'startsAt' | 'endsAt'>, language: string): string {
  const day = formatDate(dayOf(startsAt), language, { weekday: 'long', day: '2-digit', month: '2-digit' })
  return `${day}, ${formatTime(startsAt)}–${formatTime(endsAt)}`
}

/** The question that a refused move leads to; anything but a clash is only told. */
async function explain(
  error: unknown,
  move: Move,
  scope: SeriesScope,
  sentence: (refusal: Refusal) => string,
): Promise<Question | null> {
  const refusal = error instanceof Refusal ? error : new Refusal('fault')
  if (refusal.code === 'clash') {
    const { meeting, startsAt, endsAt } = move
    const resources = resourcesOf({ ...meeting })
    const clashes = await askOffice('meeting.clashes', { startsAt, endsAt, resources, except: meeting.id }).catch(
      () => null,
    )
    if (clashes) return { kind: 'clash', move, scope, clashes }
  }
  showToast({ text: sentence(refusal) })
  return null
}

/** Puts a moved meeting into the lists that are remembered, so that it does not jump back until they are asked again. */
function keep(memory: QueryClient, moved: MeetingSummary): void {
  memory.setQueriesData<MeetingSummary[]>({ queryKey: ['meeting.list'] }, (known) =>
    known?.map((meeting) => (meeting.id === moved.id ? moved : meeting)),
  )
}
