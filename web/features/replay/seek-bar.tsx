// The bar below the picture: the whole session, what was not recorded, what was found, and a preview where one points.
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { sceneAt, tracksIn } from '#domain/replay/scene.ts'
import type { SessionId } from '#protocol'
import { useStore } from '../../session/use-store.ts'
import type { ReplayPlayer } from './player.ts'
import { speakersAt } from './replay-model.ts'
import type { ReplayModel } from './replay-model.ts'
import styles from './seek-bar.module.css'
import { elapsed, clockTime } from './times.ts'
import { previewUrl } from './track-source.ts'

/** A part of the session that is marked, ms since the opening. */
export type Part = { readonly fromMs: number; readonly toMs: number }

type SeekBarProps = {
  readonly sessionId: SessionId
  readonly player: ReplayPlayer
  readonly model: ReplayModel
  readonly hits: readonly number[]
  readonly part: Part | null
}

/** Arrow keys go by this, page keys by ten times as much, ms. */
const STEP_MS = 5_000

/** A slider over the whole session. */
export function SeekBar({ sessionId, player, model, hits, part }: SeekBarProps) {
  const { t } = useTranslation('replay')
  const bar = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const second = useStore(player.state, ({ ms }) => Math.floor(ms / 1_000))
  const { openedAt } = model.timeline
  const endMs = Math.max(1, model.endMs)
  useHead(bar, player, endMs)
  const timeOf = ({ clientX }: PointerEvent) => {
    const box = bar.current?.getBoundingClientRect()
    return box ? (Math.max(0, Math.min(clientX - box.left, box.width)) / box.width) * endMs : 0
  }
  const press = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    player.seek(timeOf(event))
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const ms = timeOf(event)
    setPointed(ms)
    if (event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId)) player.seek(ms)
  }
  return (
    <div className={styles.frame}>
      <div
        ref={bar}
        className={styles.bar}
        role="slider"
        tabIndex={0}
        aria-label={t('bar')}
        aria-valuemin={0}
        aria-valuemax={Math.round(endMs / 1_000)}
        aria-valuenow={second}
        aria-valuetext={t('barValue', {
          clock: clockTime(openedAt + second * 1_000),
          time: elapsed(second * 1_000),
          length: elapsed(endMs),
        })}
        onKeyDown={(event) => byKey(event, player, endMs)}
        onPointerDown={press}
        onPointerMove={move}
        onPointerLeave={() => setPointed(null)}
        onBlur={() => setPointed(null)}
      >
        <Track model={model} part={part} endMs={endMs} />
        <Marks model={model} hits={hits} endMs={endMs} />
        <span className={styles.head} />
      </div>
      {pointed !== null && (
        <Preview sessionId={sessionId} player={player} model={model} ms={pointed} left={pointed / endMs} />
      )}
    </div>
  )
}

type Scaled = { readonly model: ReplayModel; readonly endMs: number }

/** What is played, what was not recorded, and the part that is chosen. */
function Track({ model, part, endMs }: Scaled & Pick<SeekBarProps, 'part'>) {
  const between = (fromMs: number, toMs: number | null) => ({
    insetInlineStart: percent(fromMs, endMs),
    width: percent(Math.min(toMs ?? endMs, endMs) - fromMs, endMs),
  })
  return (
    <div className={styles.track}>
      <span className={styles.played} />
      {model.silences.map(({ fromMs, toMs, reason }) => (
        <span key={fromMs} className={styles.silence} data-reason={reason} style={between(fromMs, toMs)} />
      ))}
      {part && <span className={styles.part} style={between(part.fromMs, part.toMs)} />}
    </div>
  )
}

/** Chapters and what was found. */
function Marks({ model, hits, endMs }: Scaled & Pick<SeekBarProps, 'hits'>) {
  const marks = model.chapters.filter(({ kind }) => kind === 'agenda-item' || kind === 'vote' || kind === 'conclusion')
  return (
    <>
      {marks.map(({ seq, kind, fromMs }) => (
        <span
          key={`${seq} ${kind}`}
          className={styles.mark}
          data-kind={kind}
          style={{ insetInlineStart: percent(fromMs, endMs) }}
        />
      ))}
      {hits.map((ms, index) => (
        <span key={`${ms} ${index}`} className={styles.hit} style={{ insetInlineStart: percent(ms, endMs) }} />
      ))}
    </>
  )
}

function percent(ms: number, endMs: number): string {
  return `${(Math.max(0, Math.min(ms, endMs)) / endMs) * 100}%`
}

/** The head moves with every tick without anything being rendered. */
function useHead(bar: { readonly current: HTMLDivElement | null }, player: ReplayPlayer, endMs: number): void {
  useEffect(() => {
    const show = () => bar.current?.style.setProperty('--at', String(Math.min(1, player.state.get().ms / endMs)))
    show()
    return player.state.subscribe(show)
  }, [bar, player, endMs])
}

function byKey(event: KeyboardEvent, player: ReplayPlayer, endMs: number): void {
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }
  const pages: Readonly<Record<string, number>> = { PageUp: 10, PageDown: -10 }
  const by = steps[event.key] ?? pages[event.key]
  if (by !== undefined) player.skip(by * STEP_MS)
  else if (event.key === 'Home') player.seek(0)
  else if (event.key === 'End') player.seek(endMs)
  else return
  event.preventDefault()
}

type PreviewProps = Pick<SeekBarProps, 'sessionId' | 'player' | 'model'> & {
  readonly ms: number
  readonly left: number
}

/** Pictures are asked for in steps, so that one moving along the bar finds most of them there. */
const PREVIEW_STEPS = 120

function Preview({ sessionId, player, model, ms, left }: PreviewProps) {
  const step = Math.max(2_000, model.endMs / PREVIEW_STEPS)
  const at = Math.round(ms / step) * step
  const [track] = tracksIn(sceneAt(model.scene, player.state.get().watching, at))
  const speakers = speakersAt(model, ms).map(model.nameOf).join(', ')
  return (
    <div className={styles.preview} style={{ insetInlineStart: `clamp(5.5rem, ${left * 100}%, calc(100% - 5.5rem))` }}>
      {track && <img key={track} src={previewUrl(sessionId, track, at)} alt="" />}
      <span className={styles.previewTime}>{clockTime(model.timeline.openedAt + ms)}</span>
      {speakers !== '' && <span className={styles.previewName}>{speakers}</span>}
    </div>
  )
}
