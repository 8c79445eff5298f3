// The figures of a period, as they move.
import { keepPreviousData } from '@tanstack/react-query'
import type { PeriodKey } from '#domain/uptake/period.ts'
import type { UptakeDistrict, UptakeFigures } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { byNeed } from './need.ts'

/** How often the figures are asked for anew, ms: a meeting that has just ended has moved them. */
const POLL_MS = 5_000
const LIVE = { refetchInterval: POLL_MS, placeholderData: keepPreviousData }

/** All figures of a period. */
export function useFigures(period: PeriodKey) {
  return useOffice('uptake.figures', { period, filter: {} }, LIVE)
}

/** A district with its name and sign. */
export type NamedDistrict = UptakeDistrict & { readonly name: string; readonly code: string }

/** The districts, those with the greatest need first; null until they are there. */
export function useDistricts(period: PeriodKey): readonly NamedDistrict[] | null {
  const { data } = useOffice('uptake.districts', { period, filter: {} }, LIVE)
  const { units } = useDirectoryNames()
  if (!data) return null
  const named = data.districts.map((district) => {
    const unit = units.get(district.districtId)
    return { ...district, name: unit ? placeName(unit.name) : '', code: unit?.code ?? district.districtId }
  })
  return byNeed(named)
}

/** "UBND huyện Lục Nam" → "Lục Nam", "UBND thành phố Bắc Giang" → "TP Bắc Giang" */
export function placeName(name: string): string {
  const short = name.replace(/^(UBND|Ủy ban nhân dân) /u, '')
  return short.replace(/^(huyện|thị xã) /u, '').replace(/^thành phố /u, 'TP ')
}

/** Figures that are there. */
export type FiguresProps = { readonly figures: UptakeFigures }
