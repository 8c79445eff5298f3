// The chapters of the session, filtered by kind; the list follows the time.
import { FileText, Flag, Mic, Presentation, Vote } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Chapter } from '#domain/replay/chapters.ts'
import { useStore } from '../../session/use-store.ts'
import { classNames } from '../../ui/class-names.ts'
import type { ReplayPlayer } from './player.ts'
import type { ReplayModel } from './replay-model.ts'
import styles from './side.module.css'
import { elapsed, clockTime } from './times.ts'

const KINDS = ['agenda-item', 'speaker', 'vote', 'presentation', 'conclusion'] as const
const ICONS = {
  'agenda-item': FileText,
  speaker: Mic,
  vote: Vote,
  presentation: Presentation,
  conclusion: Flag,
} as const

/** What a chapter is called. */
export function useChapterName(model: ReplayModel): (chapter: Chapter) => string {
  const { t } = useTranslation('replay')
  return (chapter) => {
    switch (chapter.kind) {
      case 'agenda-item':
        return chapter.title
      case 'vote':
        return chapter.motion
      case 'presentation': {
        const from = chapter.bridgePointId === null ? '' : `: ${model.nameOf(chapter.bridgePointId)}`
        return chapter.name === '' ? `${t('chapters.shared')}${from}` : chapter.name
      }
      case 'speaker':
        return chapter.subject === '' ? chapter.name : `${chapter.name}: ${chapter.subject}`
      case 'conclusion':
        return chapter.text
    }
  }
}

/** The list. */
export function ChapterList({ player, model }: { player: ReplayPlayer; model: ReplayModel }) {
  const { t } = useTranslation('replay')
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const nameOf = useChapterName(model)
  const shown = useMemo(() => model.chapters.filter(({ kind }) => !off.has(kind)), [model.chapters, off])
  const current = useStore(player.state, ({ ms }) => shown.findLast(({ fromMs }) => fromMs <= ms + 200)?.seq ?? null)
  const list = useFollowing(current)
  const toggle = (kind: string) =>
    setOff((before) => new Set(before.has(kind) ? [...before].filter((one) => one !== kind) : [...before, kind]))
  const there = KINDS.filter((kind) => model.chapters.some((chapter) => chapter.kind === kind))
  if (model.chapters.length === 0) return <p className={styles.empty}>{t('chapters.none')}</p>
  return (
    <>
      <div className={styles.chips} role="group" aria-label={t('chapters.filter')}>
        {there.map((kind) => (
          <button
            key={kind}
            type="button"
            className={styles.chip}
            aria-pressed={!off.has(kind)}
            onClick={() => toggle(kind)}
          >
            {t(`chapters.kinds.${kind}`)}
          </button>
        ))}
      </div>
      <ul ref={list} className={styles.list}>
        {shown.map((chapter) => {
          const Icon = ICONS[chapter.kind]
          return (
            <li key={`${chapter.seq} ${chapter.kind}`}>
              <button
                type="button"
                className={classNames(styles.entry, styles[chapter.kind])}
                data-at={chapter.seq}
                aria-current={chapter.seq === current}
                onClick={() => player.seek(chapter.fromMs)}
              >
                <Icon aria-hidden="true" />
                <span className={styles.words}>{nameOf(chapter)}</span>
                <span className={styles.when}>
                  {clockTime(model.timeline.openedAt + chapter.fromMs)}
                  {chapter.toMs !== null && chapter.toMs > chapter.fromMs && (
                    <span>{elapsed(chapter.toMs - chapter.fromMs)}</span>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Keeps the current entry of a list in sight, unless somebody is walking through the list. */
export function useFollowing(current: number | null) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const box = list.current
    const entry = box?.querySelector<HTMLElement>(`[data-at="${current}"]`)
    if (!box || !entry || box.matches(':hover, :focus-within')) return
    const top = entry.offsetTop - box.offsetTop
    // Only the list moves, never the page.
    if (top < box.scrollTop || top + entry.offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTo({ top: top - box.clientHeight / 3 })
    }
  }, [current])
  return list
}
