// The stage in its layouts, with the strip of the others.
import { Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Grid } from './grid.tsx'
import { useMedia } from '../../ui/use-media.ts'
import styles from './stage.module.css'
import { Strip, UPRIGHT } from './strip.tsx'
import { Tile } from './tile.tsx'
import type { MeetingView } from './view.ts'

type StageProps = {
  readonly view: MeetingView
  /** The strip is a row below the stage instead of a column beside it. */
  readonly row: boolean
  /** The document, drawn while one is shown. */
  readonly document: ReactNode
  /** What lies over the large picture. */
  readonly children: ReactNode
}

/** The large pictures and the others beside them, or below them on a narrow screen. */
export function Stage({ view, row, document, children }: StageProps) {
  const { t } = useTranslation('meeting')
  const { layout } = view
  const upright = useMedia(UPRIGHT)
  const presented = <Presented view={view} document={document} />
  const beside = layout === 'speaker-document' && view.presented !== null && !row && !upright
  return (
    <div className={styles.screen} data-layout={layout} data-strip={row ? 'row' : 'column'} data-beside={beside}>
      <section className={styles.stage} aria-label={t('stage')}>
        {layout === 'grid' ? (
          <Grid view={view} presented={presented} />
        ) : (
          <div className={styles.large} data-layout={layout} data-presented={view.presented !== null}>
            {presented}
            {!beside && <Speakers view={view} />}
          </div>
        )}
        {children}
      </section>
      {layout !== 'grid' && <Strip tiles={view.strip} row={row} lead={beside ? <Speakers view={view} /> : null} />}
    </div>
  )
}

/** One picture, or two side by side for a dialogue; small where something is presented. */
function Speakers({ view: { stage, presented } }: { view: MeetingView }) {
  if (stage.length === 0) return presented === null ? <Alone /> : null
  return (
    <div className={styles.speakers} data-count={stage.length}>
      {stage.map((tile) => (
        <Tile key={`${tile.peerId}/${tile.source}`} tile={tile} place={presented === null ? 'stage' : 'inset'} />
      ))}
    </div>
  )
}

function Presented({ view: { presented }, document }: { view: MeetingView; document: ReactNode }) {
  if (presented === null) return null
  if (presented === 'document') return <div className={styles.document}>{document}</div>
  return <Tile key={`${presented.peerId}/presentation`} tile={presented} place="stage" />
}

function Alone() {
  const { t } = useTranslation('meeting')
  return (
    <div className={styles.alone}>
      <Users aria-hidden="true" />
      <p className={styles.aloneTitle}>{t('alone')}</p>
      <p className={styles.soft}>{t('aloneText')}</p>
    </div>
  )
}
