// The roles of an account, each with the unit it is for.
import { Plus, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '#domain/directory.ts'
import { ROLES, unitsFor } from '#domain/permission.ts'
import type { Person } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { PROVINCE } from './account-draft.ts'
import type { DraftRole } from './account-draft.ts'
import styles from './accounts.module.css'

type RoleFieldsProps = {
  readonly roles: readonly DraftRole[]
  readonly onChange: (roles: DraftRole[]) => void
  readonly units: readonly Unit[]
  readonly person: Person
}

/** As many roles as wanted; only places that the administrator's own role reaches. */
export function RoleFields({ roles, onChange, units, person }: RoleFieldsProps) {
  const { t } = useTranslation('accounts')
  const places = usePlaces(units, person)
  const put = (changed: DraftRole) => onChange(roles.map((role) => (role.key === changed.key ? changed : role)))
  const add = () =>
    onChange([...roles, { key: Math.max(-1, ...roles.map(({ key }) => key)) + 1, role: 'staff', place: '' }])
  return (
    <div className={styles.group}>
      <h3 className={styles.heading}>{t('roles')}</h3>
      {roles.map((role) => (
        <RoleField
          key={role.key}
          given={role}
          places={places}
          onChange={put}
          onRemove={() => onChange(roles.filter(({ key }) => key !== role.key))}
        />
      ))}
      {roles.length === 0 && <p className={styles.soft}>{t('noRoles')}</p>}
      <div>
        <Button kind="quiet" size="small" icon={<Plus />} onPress={add}>
          {t('addRole')}
        </Button>
      </div>
    </div>
  )
}

type RoleFieldProps = {
  readonly given: DraftRole
  readonly places: ReturnType<typeof usePlaces>
  readonly onChange: (given: DraftRole) => void
  readonly onRemove: () => void
}

function RoleField({ given, places, onChange, onRemove }: RoleFieldProps) {
  const { t } = useTranslation(['accounts', 'access'])
  const choose = (id: string) => onChange({ ...given, role: ROLES.find((role) => role === id) ?? given.role })
  return (
    <div className={styles.given}>
      <Select
        label={t('accounts:role')}
        options={ROLES.map((role) => ({ id: role, label: t(`access:roles.${role}`) }))}
        chosen={given.role}
        placeholder=""
        onChoose={choose}
      />
      <ComboBox
        label={t('accounts:unit')}
        items={places}
        value={given.place === '' ? null : given.place}
        onChange={(place) => onChange({ ...given, place: place ?? '' })}
        placeholder={t('accounts:chooseUnit')}
        isRequired
      />
      <IconButton label={t('accounts:removeRole')} icon={<Trash2 />} tone="danger" onPress={onRemove} />
    </div>
  )
}

function usePlaces(units: readonly Unit[], { grants }: Person) {
  const { t } = useTranslation('accounts')
  return useMemo(() => {
    const reached = unitsFor(grants, 'account.manage')
    const places = units
      .filter(({ id }) => reached === 'all' || reached.includes(id))
      .map(({ id, name, code }) => ({ id: String(id), label: name, detail: code }))
    return reached === 'all' ? [{ id: PROVINCE, label: t('wholeProvince'), detail: t('everyUnit') }, ...places] : places
  }, [units, grants, t])
}
