// The list of speakers: who speaks after whom, made beforehand and changed on the way.
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { KeyboardEvent } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { BridgePointId } from '#protocol'
import { useLive } from '../../session/live-context.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './floor-queue.module.css'
import { useNames, usePoints } from './use-floor.ts'

/** Its order is changed by buttons, or by Alt with the arrows on a row. */
export function SpeakerList({ list }: { list: readonly BridgePointId[] }) {
  const { t } = useTranslation('floor')
  const live = useLive()
  const points = usePoints()
  const [turn, setTurn] = useState(0)
  const save = (next: readonly BridgePointId[]) => void live.ask('floor.set-list', { list: [...next] })
  const add = (chosen: string | null) => {
    const point = points.find(({ id }) => id === chosen)
    if (!point) return
    save([...list, point.id])
    setTurn(turn + 1)
  }
  const items = points.filter(({ id }) => !list.includes(id)).map(({ id, name }) => ({ id, label: name }))
  return (
    <section className={styles.list} aria-label={t('list.title')}>
      <h2 className={styles.title}>
        {t('list.title')} <span className={styles.count}>{list.length}</span>
      </h2>
      {list.length === 0 && <p className={styles.soft}>{t('list.empty')}</p>}
      <ol className={styles.speakers}>
        {list.map((id, place) => (
          <Speaker key={id} id={id} place={place} list={list} onChange={save} />
        ))}
      </ol>
      {list.length > 0 && <p className={styles.soft}>{t('list.keys')}</p>}
      <ComboBox
        key={turn}
        label={t('list.add')}
        placeholder={t('list.addHint')}
        items={items}
        value={null}
        onChange={add}
      />
    </section>
  )
}

type SpeakerProps = {
  readonly id: BridgePointId
  /** From 0. */
  readonly place: number
  readonly list: readonly BridgePointId[]
  readonly onChange: (list: readonly BridgePointId[]) => void
}

function Speaker({ id, place, list, onChange }: SpeakerProps) {
  const { t } = useTranslation('floor')
  const name = useNames()(id)
  const without = list.toSpliced(place, 1)
  const move = (by: number) => onChange(without.toSpliced(place + by, 0, id))
  const remove = () => onChange(without)
  const isFirst = place === 0
  const isLast = place === list.length - 1
  const onKeyDown = ({ key, altKey }: KeyboardEvent) => {
    if (key === 'Delete') remove()
    if (altKey && key === 'ArrowUp' && !isFirst) move(-1)
    if (altKey && key === 'ArrowDown' && !isLast) move(1)
  }
  return (
    <li className={styles.speaker}>
      <AriaButton className={styles.handle ?? ''} aria-label={`${place + 1}. ${name}`} onKeyDown={onKeyDown}>
        <span>{place + 1}.</span>
        <span className={styles.name}>{name}</span>
      </AriaButton>
      <IconButton label={t('list.up', { name })} icon={<ArrowUp />} isDisabled={isFirst} onPress={() => move(-1)} />
      <IconButton label={t('list.down', { name })} icon={<ArrowDown />} isDisabled={isLast} onPress={() => move(1)} />
      <IconButton label={t('list.remove', { name })} icon={<X />} onPress={remove} />
    </li>
  )
}
