// The bar of a document: which page, turning, enlarging, back to what all see, and its end.
import { ChevronLeft, ChevronRight, MonitorOff, Undo2, ZoomIn, ZoomOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import styles from './page-bar.module.css'
import type { Reading } from './reading.ts'
import { nextZoom } from './zoom.ts'
import type { Zoom } from './zoom.ts'

type PageBarProps = { readonly reading: Reading; readonly zoom: Zoom; readonly onZoom: (zoom: Zoom) => void }

/** Everything that can be done with a shown document. */
export function PageBar({ reading, zoom, onZoom }: PageBarProps) {
  const { t } = useTranslation('document')
  const live = useLive()
  const larger = nextZoom(zoom, 'in')
  const smaller = nextZoom(zoom, 'out')
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('controls')}>
      <span className={styles.name} title={reading.document.name}>
        {reading.document.name}
      </span>
      <PageTurner reading={reading} />
      <div className={styles.group}>
        <Sign label={t('zoomOut')} icon={<ZoomOut />} disabled={!smaller} onPress={() => smaller && onZoom(smaller)} />
        <span className={styles.zoom}>{t('zoom', { percent: Math.round(zoom * 100) })}</span>
        <Sign label={t('zoomIn')} icon={<ZoomIn />} disabled={!larger} onPress={() => larger && onZoom(larger)} />
      </div>
      <FollowButton reading={reading} />
      {reading.mayTurn && (
        <Button
          className={styles.stop}
          size="small"
          icon={<MonitorOff aria-hidden="true" />}
          onPress={() => void live.ask('document.close', {})}
        >
          {t('stop')}
        </Button>
      )}
    </div>
  )
}

/** Which page of how many, with the buttons that turn. */
export function PageTurner({ reading }: { reading: Reading }) {
  const { t } = useTranslation('document')
  const { page, pages, mayTurn, turn } = reading
  return (
    <div className={styles.group}>
      <Sign
        label={mayTurn ? t('previousForAll') : t('previous')}
        shortcut="PageUp"
        icon={<ChevronLeft />}
        disabled={page <= 1}
        onPress={() => turn(page - 1)}
      />
      <span className={styles.page} role="status">
        {pages === null ? t('page', { page }) : t('pageOf', { page, pages })}
      </span>
      <Sign
        label={mayTurn ? t('nextForAll') : t('next')}
        shortcut="PageDown"
        icon={<ChevronRight />}
        disabled={pages === null || page >= pages}
        onPress={() => turn(page + 1)}
      />
    </div>
  )
}

/** For those who leaf alone: the way back to the page that all see. */
export function FollowButton({ reading: { alone, document, follow } }: { reading: Reading }) {
  const { t } = useTranslation('document')
  if (!alone) return null
  return (
    <Button size="small" kind="primary" icon={<Undo2 aria-hidden="true" />} onPress={follow}>
      {t('follow', { page: document.page })}
    </Button>
  )
}

type SignProps = {
  readonly label: string
  readonly icon: ReactNode
  readonly disabled: boolean
  readonly shortcut?: string
  readonly onPress: () => void
}

/** A button that is an icon; without a hint beside it, which would open in the first window, not in the second. */
function Sign({ label, icon, disabled, shortcut, onPress }: SignProps) {
  return (
    <AriaButton
      className={styles.sign ?? ''}
      aria-label={label}
      isDisabled={disabled}
      onPress={onPress}
      {...(shortcut !== undefined && { 'aria-keyshortcuts': shortcut })}
    >
      {icon}
    </AriaButton>
  )
}
