// The conclusions of the meeting: the secretary writes them, everybody reads them.
import { Gavel } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roleMay } from '#domain/roles.ts'
import type { AgendaState, Conclusion } from '#domain/state/agenda.ts'
import { useLive, useSelf, useSession } from '../../session/live-context.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ConclusionCard } from './conclusion-card.tsx'
import type { CardActs } from './conclusion-card.tsx'
import styles from './conclusions.module.css'
import { forgetOldTexts, keepText, keptPlace, keptText } from './kept-text.ts'
import { NewConclusion } from './new-conclusion.tsx'
import { useRemovals } from './use-removals.ts'

/** The newest conclusion last, as in the minutes; above them the form of those who write. */
export function ConclusionsPanel() {
  const { t } = useTranslation('agenda')
  const self = useSelf()
  const agenda = useSession((session) => session.agenda)
  const conclusions = useSession((session) => session.conclusions)
  const openedAt = useSession((session) => session.openedAt)
  useEffect(() => forgetOldTexts(Date.now()), [])
  if (!self || !agenda || !conclusions || openedAt === null) return null
  const writes = roleMay(self.role, 'conclusion.write')
  const place = keptPlace(openedAt, self.bridgePointId)
  return (
    <section className={styles.panel} aria-label={t('conclusion.title')}>
      {writes && <NewConclusion agenda={agenda} place={`${place}.new`} />}
      {conclusions.length === 0 ? (
        <EmptyState icon={<Gavel />} title={t('conclusion.empty')} text={t('conclusion.emptyText')} />
      ) : (
        <Conclusions agenda={agenda} conclusions={conclusions} place={writes ? place : null} />
      )}
      {!writes && <News conclusions={conclusions} />}
    </section>
  )
}

type ConclusionsProps = {
  readonly agenda: AgendaState
  readonly conclusions: readonly Conclusion[]
  /** Where changes that are being typed are kept; null for those who only read. */
  readonly place: string | null
}

function Conclusions({ agenda, conclusions, place }: ConclusionsProps) {
  const actsOn = useCardActs(conclusions, place)
  const nameOf = useItemName(agenda)
  return (
    <ol className={styles.cards}>
      {conclusions.map((conclusion, index) => {
        const { acts, removedAt } = actsOn(conclusion)
        return (
          <ConclusionCard
            key={conclusion.id}
            conclusion={conclusion}
            number={index + 1}
            itemName={nameOf(conclusion)}
            removedAt={removedAt}
            acts={acts}
          />
        )
      })}
    </ol>
  )
}

function useCardActs(conclusions: readonly Conclusion[], place: string | null) {
  const live = useLive()
  const placeOf = (id: string) => `${place}.${id}`
  // A change that was being typed before a reload is open again.
  const [open, setOpen] = useState<string | null>(() => {
    return (place !== null && conclusions.find(({ id }) => keptText(placeOf(id)) !== null)?.id) || null
  })
  const removals = useRemovals((id) => {
    keepText(placeOf(id), null)
    void live.ask('conclusion.remove', { id })
  })
  const close = () => setOpen(null)
  return ({ id }: Conclusion): { acts: CardActs | null; removedAt: number | null } => {
    if (place === null) return { acts: null, removedAt: null }
    const save = async (text: string) => {
      const saved = (await live.ask('conclusion.change', { id, text })) !== undefined
      if (saved) close()
      return saved
    }
    const acts = {
      place: placeOf(id),
      isOpen: open === id,
      onOpen: () => setOpen(id),
      onClose: close,
      onSave: save,
      onRemove: () => removals.begin(id),
      onUndo: () => removals.undo(id),
    }
    return { acts, removedAt: removals.waiting.get(id) ?? null }
  }
}

function useItemName({ items }: AgendaState): (conclusion: Conclusion) => string {
  const { t } = useTranslation('agenda')
  return ({ itemId }) => {
    const index = items.findIndex(({ id }) => id === itemId)
    const item = items[index]
    return item ? t('numbered', { number: index + 1, title: item.title }) : t('conclusion.general')
  }
}

/** Reads out a conclusion that comes while the list is shown. */
function News({ conclusions }: { conclusions: readonly Conclusion[] }) {
  const { t } = useTranslation('agenda')
  const [known] = useState(() => new Set(conclusions.map(({ id }) => id)))
  const newest = conclusions.at(-1)
  return (
    <p className={styles.hidden} role="status">
      {newest && !known.has(newest.id) && t('conclusion.added', { text: newest.text })}
    </p>
  )
}
