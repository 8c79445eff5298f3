// The lines of the list of bridge points, only those in sight drawn.
import type { KeyboardEvent, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './bridge-point-list.module.css'
import { HeadLine, RowLine, useRowWords } from './point-row.tsx'
import type { ListLine, PointGroup, PointRow } from './point-rows.ts'
import { useListFocus } from './use-list-focus.ts'

/** What can be done on a line. */
type LineActs = {
  readonly onFold: (group: PointGroup) => void
  /** A press on a row, or Enter. */
  readonly onPress: (row: PointRow, element: Element) => void
  /** What else can be done with a row. */
  readonly onMenu: (row: PointRow, element: Element) => void
}

type PointLinesProps = LineActs & { readonly lines: readonly ListLine[] }

/** Arrows move, Enter presses, the right arrow or the menu key opens what else can be done. */
export function PointLines({ lines, ...acts }: PointLinesProps) {
  const { t } = useTranslation('floor')
  const { scroller, virtualizer, current, focused, move } = useListFocus(lines.map((line) => line.key))
  return (
    <div className={styles.scroller} ref={scroller}>
      <div
        role="treegrid"
        aria-label={t('points.title')}
        aria-rowcount={lines.length}
        tabIndex={-1}
        className={styles.lines}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index]
          return (
            line && (
              <Line
                key={key}
                {...acts}
                ref={virtualizer.measureElement}
                line={line}
                index={index}
                startPx={start}
                isCurrent={index === current}
                onFocus={() => focused(line.key)}
                onMove={move}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

type LineProps = LineActs & {
  readonly ref: Ref<HTMLDivElement>
  readonly line: ListLine
  readonly index: number
  readonly startPx: number
  readonly isCurrent: boolean
  readonly onFocus: () => void
  readonly onMove: (event: KeyboardEvent) => boolean
}

function Line({ ref, line, index, startPx, isCurrent, onFocus, onMove, ...acts }: LineProps) {
  const names = useLineNames(line)
  const row = line.kind === 'row' ? line.row : null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (onMove(event) || actOnKey(event, line, acts)) event.preventDefault()
  }
  return (
    <div
      {...names}
      ref={ref}
      role="row"
      aria-rowindex={index + 1}
      data-index={index}
      data-holding={row?.holding}
      data-presence={row?.presence}
      className={styles.line}
      tabIndex={isCurrent ? 0 : -1}
      style={{ transform: `translateY(${startPx}px)` }}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={({ currentTarget }) => press(line, currentTarget, acts)}
      onContextMenu={(event) => {
        event.preventDefault()
        if (row) acts.onMenu(row, event.currentTarget)
      }}
    >
      {line.kind === 'head' ? (
        <HeadLine head={line} />
      ) : (
        <RowLine row={line.row} onMenu={(element) => acts.onMenu(line.row, element)} />
      )}
    </div>
  )
}

function useLineNames(line: ListLine) {
  const { t } = useTranslation('floor')
  const words = useRowWords()
  if (line.kind === 'row') return { 'aria-level': 2, 'aria-label': words(line.row) }
  const { group, there, total, isFolded } = line
  const name = t(`points.groups.${group}`)
  return {
    'aria-level': 1,
    'aria-expanded': !isFolded,
    'aria-label': t('points.groupLabel', { name, there, total }),
  }
}

function press(line: ListLine, element: Element, { onFold, onPress }: LineActs): void {
  if (line.kind === 'head') onFold(line.group)
  else onPress(line.row, element)
}

function actOnKey({ key, currentTarget }: KeyboardEvent, line: ListLine, acts: LineActs): boolean {
  if (key === 'Enter' || key === ' ') press(line, currentTarget, acts)
  else if (key === 'ArrowRight' && line.kind === 'row') acts.onMenu(line.row, currentTarget)
  else if (line.kind === 'head' && key === (line.isFolded ? 'ArrowRight' : 'ArrowLeft')) acts.onFold(line.group)
  else return false
  return true
}
