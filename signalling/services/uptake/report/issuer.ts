// Who issues a report: the head of the paper, its symbol, its signer and whom it goes to.
import type { Directory, Unit } from '../../../domain/directory.ts'
import type { Paper } from '../../../domain/minutes/paper.ts'
import type { Province, UnitId } from '../../../protocol/index.ts'
import { governingBody, placeOf, symbolOf, written } from '../../minutes/facts.ts'

/** What stands around a report's text. */
export type Issuer = Pick<Paper, 'head' | 'governingBody' | 'issuingBody' | 'recipients'> & {
  /** "BC-UBND" */
  readonly symbol: string
  /** "Bắc Giang" */
  readonly place: string
  readonly signer: Paper['signers'][number]
  /** As the text names the one who reports: "Sở Nội vụ". */
  readonly name: string
}

/** The issuer of the province's report (null) or of a unit's; `name` as the report knows a unit that is no more. */
export function issuerOf(unitId: UnitId | null, name: string, { units }: Directory, province: Province): Issuer {
  if (unitId === null) return provinceAs(province)
  const unit = units.find(({ id }) => id === unitId)
  const own = written(unit?.name ?? name)
  return {
    head: unit?.kind === 'party' ? 'party' : 'state',
    governingBody: unit ? upper(governingBody(unit, units, province)) : '',
    issuingBody: upper(own),
    symbol: symbolOf(unit, 'BC'),
    place: placeOf(unit, province),
    signer: signerOf(unit),
    recipients: [
      `- UBND ${province.name} (để báo cáo);`,
      '- Sở Thông tin và Truyền thông (để tổng hợp);',
      '- Lưu: VT.',
    ],
    name: own,
  }
}

function provinceAs({ name, place }: Province): Issuer {
  const committee = `Ủy ban nhân dân ${name}`
  return {
    head: 'state',
    governingBody: '',
    issuingBody: upper(committee),
    symbol: 'BC-UBND',
    place,
    signer: { authority: 'TM. ỦY BAN NHÂN DÂN', office: 'CHỦ TỊCH', name: '' },
    recipients: [
      '- Sở Thông tin và Truyền thông;',
      '- Các sở, ban, ngành thuộc tỉnh;',
      '- UBND các huyện, thành phố;',
      '- Lưu: VT.',
    ],
    name: committee,
  }
}

/** How a unit's name begins, and what its head is called when signing. */
const OFFICES: readonly (readonly [string, string])[] = [
  ['Sở', 'GIÁM ĐỐC'],
  ['Công an', 'GIÁM ĐỐC'],
  ['Bảo hiểm', 'GIÁM ĐỐC'],
  ['Thanh tra', 'CHÁNH THANH TRA'],
  ['Văn phòng', 'CHÁNH VĂN PHÒNG'],
  ['Ban', 'TRƯỞNG BAN'],
  ['Ủy ban Kiểm tra', 'CHỦ NHIỆM'],
  ['Bộ Chỉ huy', 'CHỈ HUY TRƯỞNG'],
  ['Cục', 'CỤC TRƯỞNG'],
]

function signerOf(unit: Unit | undefined): Issuer['signer'] {
  if (unit === undefined) return { authority: '', office: 'THỦ TRƯỞNG ĐƠN VỊ', name: '' }
  if (/^(UBND|Ủy ban nhân dân)/i.test(unit.name)) {
    return { authority: 'TM. ỦY BAN NHÂN DÂN', office: 'CHỦ TỊCH', name: '' }
  }
  const [, office = 'THỦ TRƯỞNG ĐƠN VỊ'] = OFFICES.find(([beginning]) => unit.name.startsWith(beginning)) ?? []
  return { authority: '', office, name: '' }
}

function upper(text: string): string {
  return text.toLocaleUpperCase('vi')
}
