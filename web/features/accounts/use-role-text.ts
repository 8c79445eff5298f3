// A role with its unit, in words.
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '#domain/directory.ts'
import type { RoleGiven } from '#domain/permission.ts'

/** Answers the function that says a role: "Thư ký · Sở Nội vụ". */
export function useRoleText(units: readonly Unit[]): (given: RoleGiven) => string {
  const { t } = useTranslation(['accounts', 'access'])
  const names = useMemo(() => new Map(units.map(({ id, name }) => [id, name])), [units])
  return useCallback(
    ({ role, unitId }) => {
      const where = unitId === null ? t('accounts:wholeProvince') : (names.get(unitId) ?? unitId)
      return `${t(`access:roles.${role}`)} · ${where}`
    },
    [t, names],
  )
}
