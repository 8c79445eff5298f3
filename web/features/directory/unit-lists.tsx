// What else belongs to a unit: venues, offices, and the units below it.
import { ChevronRight, DoorOpen, Pencil, Plus, Trash2, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Editing } from './editing.tsx'
import type { UnitDetailProps } from './unit-detail-props.ts'
import styles from './detail.module.css'

/** The places of the unit where people meet in person. */
export function VenueList({ unit, directory, rights, onEdit }: UnitDetailProps) {
  const { t } = useTranslation('directory')
  const venues = directory.venues.filter(({ unitId }) => unitId === unit.id)
  return (
    <NamedList
      title={t('venues')}
      addLabel={t('addVenue')}
      nothing={t('noVenue')}
      icon={<DoorOpen aria-hidden="true" />}
      mayEdit={rights.editUnit(unit.id)}
      entries={venues.map((venue) => ({
        id: venue.id,
        name: venue.name,
        note: venue.seats === null ? null : t('seats', { seats: venue.seats }),
        edit: { kind: 'venue', venue },
        remove: { kind: 'remove', removal: { request: 'venue.remove', input: { id: venue.id }, name: venue.name } },
      }))}
      add={{ kind: 'venue', venue: { unitId: unit.id, name: '', seats: null } }}
      onEdit={onEdit}
    />
  )
}

/** The offices of the unit whose holders can chair a meeting. */
export function OfficialList({ unit, directory, rights, onEdit }: UnitDetailProps) {
  const { t } = useTranslation('directory')
  const officials = directory.officials.filter(({ unitId }) => unitId === unit.id)
  return (
    <NamedList
      title={t('officials')}
      addLabel={t('addOfficial')}
      nothing={t('noOfficial')}
      icon={<UserRound aria-hidden="true" />}
      mayEdit={rights.editUnit(unit.id)}
      entries={officials.map((official) => ({
        id: official.id,
        name: official.title,
        note: null,
        edit: { kind: 'official', official },
        remove: {
          kind: 'remove',
          removal: { request: 'official.remove', input: { id: official.id }, name: official.title },
        },
      }))}
      add={{ kind: 'official', official: { unitId: unit.id, title: '' } }}
      onEdit={onEdit}
    />
  )
}

type Entry = {
  readonly id: string
  readonly name: string
  readonly note: string | null
  readonly edit: Editing
  readonly remove: Editing
}

type NamedListProps = {
  readonly title: string
  readonly addLabel: string
  readonly nothing: string
  readonly icon: ReactNode
  readonly mayEdit: boolean
  readonly entries: readonly Entry[]
  readonly add: Editing
  readonly onEdit: (editing: Editing) => void
}

function NamedList({ title, addLabel, nothing, icon, mayEdit, entries, add, onEdit }: NamedListProps) {
  const { t } = useTranslation('directory')
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h3>{title}</h3>
        {mayEdit && (
          <Button size="small" kind="quiet" icon={<Plus />} onPress={() => onEdit(add)}>
            {addLabel}
          </Button>
        )}
      </div>
      {entries.length === 0 && <p className={styles.nothing}>{nothing}</p>}
      <ul className={styles.list}>
        {entries.map(({ id, name, note, edit, remove }) => (
          <li key={id} className={styles.entry}>
            {icon}
            <span className={styles.entryName}>{name}</span>
            {note !== null && <span className={styles.note}>{note}</span>}
            {mayEdit && (
              <span className={styles.cardButtons}>
                <IconButton label={t('editNamed', { name })} icon={<Pencil />} onPress={() => onEdit(edit)} />
                <IconButton
                  label={t('removeNamed', { name })}
                  icon={<Trash2 />}
                  tone="danger"
                  onPress={() => onEdit(remove)}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The units below, to go on to. */
export function UnitsBelow({ unit, directory, onChoose }: UnitDetailProps) {
  const { t } = useTranslation('directory')
  const below = directory.units.filter(({ parentId }) => parentId === unit.id)
  if (below.length === 0) return null
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h3>{t('below', { count: below.length })}</h3>
      </div>
      <ul className={styles.below}>
        {below.map(({ id, code, name }) => (
          <li key={id}>
            <Button kind="quiet" size="small" icon={<ChevronRight />} onPress={() => onChoose(code)}>
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
