// One unit of the directory with everything that belongs to it.
import { ArrowLeft, CircleCheck, Pencil, Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { levelOf } from '#domain/directory.ts'
import type { Unit } from '#domain/directory.ts'
import { Button } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { Tag } from '../../ui/tag.tsx'
import { BridgePointCard } from './bridge-point-card.tsx'
import { ConfirmedTag } from './confirmed-tag.tsx'
import { Facts } from './facts.tsx'
import type { Editing } from './editing.tsx'
import type { UnitDetailProps } from './unit-detail-props.ts'
import { OfficialList, UnitsBelow, VenueList } from './unit-lists.tsx'
import styles from './detail.module.css'

/** The unit, its bridge points, its venues, its offices and the units below it. */
export function UnitDetail(props: UnitDetailProps) {
  const { unit, directory, rights, confirming, onEdit } = props
  const { t } = useTranslation('directory')
  const points = directory.bridgePoints.filter(({ unitId }) => unitId === unit.id)
  return (
    <article className={styles.detail} aria-labelledby="unit-name">
      <UnitHead {...props} />
      <UnitFacts {...props} />
      <section className={styles.section}>
        <div className={styles.sectionHead}>
          <h3>{t('bridgePoints')}</h3>
          {rights.editPoint(unit.id) && (
            <Button size="small" kind="quiet" icon={<Plus />} onPress={() => onEdit(newPoint(unit))}>
              {t('addPoint')}
            </Button>
          )}
        </div>
        {points.length === 0 && <p className={styles.nothing}>{t('noPoint')}</p>}
        {points.map((point) => (
          <BridgePointCard
            key={point.id}
            point={point}
            mayEdit={rights.editPoint(unit.id)}
            confirming={confirming}
            onEdit={onEdit}
          />
        ))}
      </section>
      <VenueList {...props} />
      <OfficialList {...props} />
      <UnitsBelow {...props} />
    </article>
  )
}

function newPoint({ id, name, kind }: Unit): Editing {
  return {
    kind: 'point',
    point: {
      unitId: id,
      name,
      place: '',
      level: levelOf(kind),
      official: '',
      officialPhone: '',
      technician: '',
      technicianPhone: '',
      lineMbps: null,
      devices: [],
      main: false,
      confirmed: true,
    },
  }
}

function UnitHead({ unit, directory, rights, confirming, onEdit, onChoose }: UnitDetailProps) {
  const { t } = useTranslation('directory')
  const parent = directory.units.find(({ id }) => id === unit.parentId)
  const mayEdit = rights.editUnit(unit.id)
  return (
    <header className={styles.head}>
      <Button kind="quiet" size="small" icon={<ArrowLeft />} className={styles.back} onPress={() => onChoose(null)}>
        {t('backToTree')}
      </Button>
      <div className={styles.headWords}>
        <p className={styles.kind}>
          {t(`kindNames.${unit.kind}`)}
          {parent && (
            <>
              {' · '}
              <Button kind="quiet" size="small" className={styles.inline} onPress={() => onChoose(parent.code)}>
                {parent.name}
              </Button>
            </>
          )}
        </p>
        <h2 id="unit-name" className={styles.name}>
          {unit.name}
        </h2>
        <div className={styles.tags}>
          <Tag>{unit.code}</Tag>
          <ConfirmedTag confirmed={unit.confirmed} />
        </div>
      </div>
      {mayEdit && (
        <div className={styles.headActions}>
          {!unit.confirmed && (
            <Button
              icon={<CircleCheck />}
              pending={confirming.pending}
              onPress={() => confirming.confirm({ units: [unit], points: [] })}
            >
              {t('confirm')}
            </Button>
          )}
          <Button icon={<Pencil />} onPress={() => onEdit({ kind: 'unit', unit })}>
            {t('edit')}
          </Button>
          <UnitMenu unit={unit} onEdit={onEdit} />
        </div>
      )}
    </header>
  )
}

function UnitMenu({ unit, onEdit }: Pick<UnitDetailProps, 'unit' | 'onEdit'>) {
  const { t } = useTranslation('directory')
  const remove: Editing = {
    kind: 'remove',
    removal: { request: 'unit.remove', input: { id: unit.id }, name: unit.name },
  }
  const add: Editing = {
    kind: 'unit',
    unit: {
      code: '',
      name: '',
      kind: unit.kind === 'district' ? 'commune' : 'other',
      parentId: unit.id,
      email: '',
      phone: '',
      roadKm: null,
      confirmed: true,
    },
  }
  const items = [
    ...(unit.kind === 'commune' ? [] : [{ id: 'add', label: t('addBelow'), icon: <Plus /> }]),
    { id: 'remove', label: t('removeUnit'), icon: <Trash2 />, tone: 'danger' as const },
  ]
  return <MenuButton label={t('more')} items={items} onAction={(id) => onEdit(id === 'add' ? add : remove)} />
}

function UnitFacts({ unit }: UnitDetailProps) {
  const { t, i18n } = useTranslation('directory')
  const road = unit.roadKm === null ? '' : `${unit.roadKm.toLocaleString(i18n.language)} km`
  return (
    <Facts
      facts={[
        { label: t('fields.email'), value: unit.email, href: `mailto:${unit.email}` },
        { label: t('fields.phone'), value: unit.phone, href: `tel:${unit.phone.replaceAll(/[^0-9+]/g, '')}` },
        ...(unit.parentId === null || unit.roadKm !== null ? [{ label: t('fields.roadKm'), value: road }] : []),
      ]}
    />
  )
}
