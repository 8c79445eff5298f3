// Searching the session without diacritics: results with the words that were found, one after the other.
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Found } from '#domain/replay/search.ts'
import { useStore } from '../../session/use-store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import type { ReplayPlayer } from './player.ts'
import type { ReplayModel } from './replay-model.ts'
import styles from './side.module.css'
import { clockTime } from './times.ts'

type SearchPanelProps = {
  readonly player: ReplayPlayer
  readonly model: ReplayModel
  readonly typed: string
  readonly found: readonly Found[]
  readonly onType: (typed: string) => void
}

/** The field and its results. */
export function SearchPanel({ player, model, typed, found, onType }: SearchPanelProps) {
  const { t } = useTranslation('replay')
  const current = useStore(player.state, ({ ms }) => found.findLastIndex(({ fromMs }) => fromMs <= ms + 200))
  const go = (place: number) => {
    const one = found[(place + found.length) % found.length]
    if (one) player.seek(one.fromMs)
  }
  return (
    <>
      <div className={styles.searching}>
        <SearchField
          label={t('search.label')}
          placeholder={t('search.place')}
          value={typed}
          onChange={onType}
          onSubmit={() => go(current + 1)}
        />
        <IconButton
          label={t('search.previous')}
          icon={<ChevronUp />}
          isDisabled={found.length === 0}
          onPress={() => go(current <= 0 ? found.length - 1 : current - 1)}
        />
        <IconButton
          label={t('search.next')}
          icon={<ChevronDown />}
          isDisabled={found.length === 0}
          onPress={() => go(current + 1)}
        />
      </div>
      <p className={styles.count} role="status">
        {typed.trim() === ''
          ? t('search.hint')
          : found.length === 0
            ? t('search.none')
            : t('search.count', { count: found.length })}
      </p>
      <Results player={player} model={model} found={found} current={current} />
    </>
  )
}

/** More than these nobody reads: another letter finds less. */
const MOST = 300

type ResultsProps = Pick<SearchPanelProps, 'player' | 'model' | 'found'> & { readonly current: number }

function Results({ player, model, found, current }: ResultsProps) {
  return (
    <ul className={styles.list}>
      {found.slice(0, MOST).map((one, place) => (
        <li key={`${one.fromMs} ${place}`}>
          <button
            type="button"
            className={styles.entry}
            data-hit={place}
            aria-current={place === current}
            onClick={() => player.seek(one.fromMs)}
          >
            <span className={styles.words}>
              <span className={styles.kind}>
                <Kind found={one} />
              </span>
              <Marked found={one} />
            </span>
            <span className={styles.when}>{clockTime(model.timeline.openedAt + one.fromMs)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Kind({ found: { source } }: { found: Found }) {
  const { t } = useTranslation('replay')
  if (source.kind === 'chapter') return t(`chapters.kinds.${source.chapter.kind}`)
  return source.kind === 'message' ? t('search.message') : t('search.cue')
}

function Marked({ found: { text, ranges } }: { found: Found }) {
  const parts = ranges.flatMap(({ from, to }, index) => [
    { mark: false, from: ranges[index - 1]?.to ?? 0, to: from },
    { mark: true, from, to },
  ])
  return (
    <span>
      {parts.map(({ mark, from, to }) =>
        mark ? (
          <mark key={from}>{text.slice(from, to)}</mark>
        ) : (
          <span key={`before ${to}`}>{text.slice(from, to)}</span>
        ),
      )}
      {text.slice(ranges.at(-1)?.to ?? 0)}
    </span>
  )
}
