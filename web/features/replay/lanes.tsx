// A lane for every bridge point: when it was there, asked, had the floor; with agenda and marks above, on one scale.
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PointerEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { Lane } from '#domain/replay/lanes.ts'
import type { Span } from '#domain/replay/moments.ts'
import type { BridgePointId } from '#protocol'
import { useStore } from '../../session/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { useChapterName } from './chapter-list.tsx'
import styles from './lanes.module.css'
import type { ReplayPlayer } from './player.ts'
import type { ReplayModel } from './replay-model.ts'
import { elapsed, clockTime } from './times.ts'
import { following, ticksOf, zoomed } from './zoom.ts'
import type { View } from './zoom.ts'

type LanesProps = {
  readonly player: ReplayPlayer
  readonly model: ReplayModel
  readonly hits: readonly number[]
}

/** The timeline of the session below its picture. */
export function Lanes({ player, model, hits }: LanesProps) {
  const { t } = useTranslation('replay')
  const { endMs, lanes } = model
  const [asked, setAsked] = useState<View | null>(null)
  const [all, setAll] = useState(false)
  const whole = { fromMs: 0, toMs: Math.max(1, endMs) }
  const second = useStore(player.state, ({ ms }) => Math.floor(ms / 1_000) * 1_000)
  const view = asked === null ? whole : following(asked, second, endMs)
  const busy = useMemo(() => lanes.filter(hasSomething), [lanes])
  const shown = all || busy.length === 0 ? lanes : busy
  const zoom = (factor: number) => setAsked(zoomed(view, factor, player.state.get().ms, endMs))
  return (
    <section className={styles.lanes} aria-label={t('lanes.title')}>
      <header className={styles.head}>
        <h2>{t('lanes.title')}</h2>
        <Legend />
        <span className={styles.tools}>
          <IconButton label={t('lanes.zoomOut')} icon={<ZoomOut />} onPress={() => zoom(2)} />
          <IconButton label={t('lanes.zoomIn')} icon={<ZoomIn />} onPress={() => zoom(0.5)} />
          <IconButton
            label={t('lanes.whole')}
            icon={<Maximize2 />}
            isDisabled={asked === null}
            onPress={() => setAsked(null)}
          />
        </span>
      </header>
      <div className={styles.table}>
        <Ruler player={player} model={model} view={view} />
        <Agenda player={player} model={model} view={view} />
        <Marks player={player} model={model} view={view} hits={hits} />
        <Rows player={player} model={model} view={view} lanes={shown} />
        <Head player={player} view={view} />
      </div>
      {shown.length < lanes.length || (all && busy.length > 0 && busy.length < lanes.length) ? (
        <Button kind="quiet" size="small" onPress={() => setAll(!all)}>
          {all ? t('lanes.fewer') : t('lanes.more', { count: lanes.length - busy.length })}
        </Button>
      ) : null}
    </section>
  )
}

function hasSomething({ holding, asking, lineDown }: Lane): boolean {
  return holding.length + asking.length + lineDown.length > 0
}

function Legend() {
  const { t } = useTranslation('replay')
  return (
    <ul className={styles.legend}>
      {(['holding', 'asking', 'connected', 'down'] as const).map((kind) => (
        <li key={kind}>
          <span className={styles.sample} data-kind={kind} aria-hidden="true" />
          {t(`lanes.legend.${kind}`)}
        </li>
      ))}
    </ul>
  )
}

type Place = { readonly insetInlineStart: string; readonly width: string }

/** Where a span stands in a view; null when it lies outside. */
function placeOf({ fromMs, toMs }: Span, view: View, endMs: number): Place | null {
  const from = Math.max(fromMs, view.fromMs)
  const to = Math.min(toMs ?? endMs, view.toMs)
  if (to < from || fromMs > view.toMs) return null
  const length = view.toMs - view.fromMs
  return { insetInlineStart: `${((from - view.fromMs) / length) * 100}%`, width: `${((to - from) / length) * 100}%` }
}

type RowProps = Omit<LanesProps, 'hits'> & { readonly view: View }

function Row({ label, children, player, view }: RowProps & { label: ReactNode; children: ReactNode }) {
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.target instanceof Element && event.target.closest('button')) return
    const box = event.currentTarget.getBoundingClientRect()
    player.seek(view.fromMs + ((event.clientX - box.left) / box.width) * (view.toMs - view.fromMs))
  }
  return (
    <div className={styles.row}>
      <div className={styles.label}>{label}</div>
      <div className={styles.scale} onPointerDown={press}>
        {children}
      </div>
    </div>
  )
}

function Ruler(props: RowProps) {
  const { model, view } = props
  const { openedAt } = model.timeline
  const isNarrow = useMedia('(width < 48rem)')
  return (
    <Row {...props} label="">
      {ticksOf(view, openedAt, isNarrow ? 2 : 7).map((ms) => (
        <span key={ms} className={styles.tick} style={placeOf({ fromMs: ms, toMs: ms }, view, model.endMs) ?? {}}>
          {clockTime(openedAt + ms).slice(0, view.toMs - view.fromMs > 600_000 ? 5 : 8)}
        </span>
      ))}
    </Row>
  )
}

function Agenda(props: RowProps) {
  const { t } = useTranslation('replay')
  const { player, model, view } = props
  const nameOf = useChapterName(model)
  const items = model.chapters.filter(({ kind }) => kind === 'agenda-item')
  if (items.length === 0) return null
  return (
    <Row {...props} label={t('lanes.agenda')}>
      {items.map((item) => {
        const place = placeOf(item, view, model.endMs)
        return (
          place && (
            <button
              key={item.seq}
              type="button"
              className={styles.item}
              style={place}
              title={nameOf(item)}
              onClick={() => player.seek(item.fromMs)}
            >
              {nameOf(item)}
            </button>
          )
        )
      })}
    </Row>
  )
}

function Marks(props: RowProps & Pick<LanesProps, 'hits'>) {
  const { t } = useTranslation('replay')
  const { player, model, view, hits } = props
  const nameOf = useChapterName(model)
  const marks = model.chapters.filter(({ kind }) => kind === 'vote' || kind === 'conclusion' || kind === 'presentation')
  return (
    <Row {...props} label={t('lanes.marks')}>
      {marks.map((mark) => {
        const place = placeOf({ fromMs: mark.fromMs, toMs: mark.fromMs }, view, model.endMs)
        const what = `${t(`chapters.kinds.${mark.kind}`)}: ${nameOf(mark)}`
        const label = t('lanes.jump', { clock: clockTime(model.timeline.openedAt + mark.fromMs), what })
        return (
          place && (
            <button
              key={`${mark.seq} ${mark.kind}`}
              type="button"
              className={styles.mark}
              data-kind={mark.kind}
              style={{ insetInlineStart: place.insetInlineStart }}
              aria-label={label}
              title={label}
              onClick={() => player.seek(mark.fromMs)}
            />
          )
        )
      })}
      {hits.map((ms, index) => {
        const place = placeOf({ fromMs: ms, toMs: ms }, view, model.endMs)
        return place && <span key={`${ms} ${index}`} className={styles.hit} style={place} />
      })}
    </Row>
  )
}

function Rows(props: RowProps & { readonly lanes: readonly Lane[] }) {
  const { lanes, player, model } = props
  const box = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: lanes.length,
    getScrollElement: () => box.current,
    estimateSize: () => 32,
    overscan: 8,
  })
  const watching = useStore(player.state, (state) => state.watching)
  const watched = watching.kind === 'points' ? watching.bridgePointIds : []
  const seen = useMemo(() => new Set(model.seen), [model.seen])
  return (
    <div ref={box} className={styles.rows}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const lane = lanes[index]
          if (!lane) return null
          const { id } = lane.bridgePoint
          return (
            <div key={id} className={styles.virtual} style={{ translate: `0 ${start}px` }}>
              <LaneRow {...props} lane={lane} watched={watched.includes(id)} canWatch={seen.has(id)} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

type LaneRowProps = RowProps & { readonly lane: Lane; readonly watched: boolean; readonly canWatch: boolean }

function LaneRow({ lane, watched, canWatch, ...row }: LaneRowProps) {
  const { player, model, view } = row
  const { t } = useTranslation('replay')
  const { id, name } = lane.bridgePoint
  const choose = (point: BridgePointId) =>
    player.watch(watched ? { kind: 'stage' } : { kind: 'points', bridgePointIds: [point] })
  const label = canWatch ? (
    <button
      type="button"
      className={styles.point}
      aria-pressed={watched}
      title={watched ? t('lanes.watchStage') : t('lanes.watch', { name })}
      onClick={() => choose(id)}
    >
      {name}
    </button>
  ) : (
    <span className={styles.point} title={name}>
      {name}
    </span>
  )
  const bars = [
    ...lane.connected.map((span) => ({ ...span, kind: 'connected' })),
    ...lane.asking.map((span) => ({ ...span, kind: 'asking' })),
    ...lane.holding.map((span) => ({ ...span, kind: 'holding' })),
    // Last, for it is seen over the floor that was held meanwhile.
    ...lane.lineDown.map((span) => ({ ...span, kind: 'down' })),
  ]
  return (
    <Row {...row} label={label}>
      {bars.map((bar) => {
        const place = placeOf(bar, view, model.endMs)
        const told = bar.kind === 'holding' ? elapsed((bar.toMs ?? model.endMs) - bar.fromMs) : undefined
        return (
          place && (
            <span
              key={`${bar.kind} ${bar.fromMs}`}
              className={styles.bar}
              data-kind={bar.kind}
              style={place}
              title={told}
            />
          )
        )
      })}
    </Row>
  )
}

/** The line through all lanes; it moves without anything being rendered. */
function Head({ player, view: { fromMs, toMs } }: { player: ReplayPlayer; view: View }) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const show = () => {
      const share = (player.state.get().ms - fromMs) / (toMs - fromMs)
      line.current?.style.setProperty('--at', String(Math.max(0, Math.min(1, share))))
    }
    show()
    return player.state.subscribe(show)
  }, [player, fromMs, toMs])
  return (
    <div className={styles.over} aria-hidden="true">
      <div ref={line} className={styles.line} />
    </div>
  )
}
