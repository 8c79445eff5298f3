// The part of a typed line that says who: groups of units, and units by their names and abbreviations.
import type { UnitId } from '../protocol/ids.ts'
import { folded } from './folded.ts'
import type { Unit, UnitKind } from './directory.ts'
import type { QuickGroup, Understood, Word } from './quick-entry-words.ts'

const ALL = String.raw`(?:(?:tat ca|toan bo) )?(?:(\d{1,3}|muoi|cac|tat ca) )?`
const DISTRICTS = new RegExp(
  String.raw`^${ALL}(?:diem cau )?(?:ubnd )?(?:cap )?huyen(?:(?: va)? (?:thi xa|thanh pho|tp|thi))*(?= |$)`,
)
const DEPARTMENTS = new RegExp(String.raw`^${ALL}so(?:(?: va)? (?:ban|nganh))*(?= |$)`)
const PARTY = /^(?:khoi dang|(?:cac )?ban dang(?: tinh uy)?|cac ban (?:cua )?tinh uy)(?= |$)/
const COMMUNES = new RegExp(String.raw`^${ALL}xa(?: (?:phuong|thi tran))*(?: (?:cua|thuoc))?(?= |$)`)
/** What stands before the name of a place. */
const RANK = /^(?:ubnd )?(huyen|thi xa|thanh pho|tp|xa|phuong|thi tran|tt) /
const LONGEST_NAME = 14

/** Prepares the directory and answers the function that reads who is meant at the beginning of some words. */
export function readUnits(units: readonly Unit[]): (words: readonly Word[]) => Understood | undefined {
  const names = namesOf(units)
  return (words) => {
    const plain = words.map((word) => word.plain).join(' ')
    return readCommunes(words, plain, units, names) ?? readUnit(words, names) ?? readGroup(words, plain, units, names)
  }
}

/** The party bloc, the districts, the departments. */
function readGroup(
  words: readonly Word[],
  plain: string,
  units: readonly Unit[],
  names: Names,
): Understood | undefined {
  const party = PARTY.exec(plain)
  if (party && units.some(({ kind }) => kind === 'party')) return { words: count(party[0]), groups: ['party'] }
  const districts = DISTRICTS.exec(plain)
  const all = districts !== null && meansAll(districts, ofKind(units, 'district'))
  // "các huyện Lục Nam, Sơn Động", "3 huyện Lục Nam…": the ones that follow, not all.
  if (districts?.[1] !== undefined && (!all || districts[1] === 'cac')) {
    const named = readUnit(words.slice(count(districts[0])), names)?.unitIds ?? []
    if (units.some(({ id, kind }) => kind === 'district' && named.includes(id))) return { words: count(districts[0]) }
  }
  if (all) return { words: count(districts[0]), groups: ['districts'] }
  const departments = DEPARTMENTS.exec(plain)
  if (departments && meansAll(departments, ofKind(units, 'department'))) {
    return { words: count(departments[0]), groups: ['departments'] }
  }
  return undefined
}

/** "các xã của Lục Nam"; without a district: the communes of all of them. */
function readCommunes(
  words: readonly Word[],
  plain: string,
  units: readonly Unit[],
  names: Names,
): Understood | undefined {
  const match = COMMUNES.exec(plain)
  if (!match) return undefined
  const taken = count(match[0])
  const district = readUnit(words.slice(taken), names)
  const id = district?.unitIds?.[0]
  const communes = units.filter(({ kind, parentId }) => kind === 'commune' && (id === undefined || parentId === id))
  if (communes.length === 0 || !meansAll(match, communes)) return undefined
  if (district && id !== undefined) return { words: taken + district.words, groups: [`communes-of:${id}`] }
  return { words: taken, groups: ofKind(units, 'district').map(({ id }): QuickGroup => `communes-of:${id}`) }
}

/** A number must be how many there are: "3 huyện" means three of them, which ones nobody has said. */
function meansAll(match: RegExpExecArray, all: readonly Unit[]): boolean {
  const number = match[1]
  if (number === undefined) return /^(?:tat ca|toan bo)/.test(match[0])
  if (number === 'cac' || number === 'tat ca') return all.length > 0
  return all.length === (number === 'muoi' ? 10 : Number(number))
}

/** Ways to write a unit's name → the unit; null when several are called so. */
type Names = ReadonlyMap<string, UnitId | null>

function readUnit(words: readonly Word[], names: Names): Understood | undefined {
  for (let taken = Math.min(LONGEST_NAME, words.length); taken > 0; taken -= 1) {
    const said = words.slice(0, taken)
    const last = said.at(-1)
    const id = last?.plain === 'va' ? undefined : (byCode(said, names) ?? names.get(bare(said)))
    if (id === undefined || id === null) continue
    const next = words[taken]
    const goesOn = next !== undefined && /^ve$/u.test(next.plain)
    return { words: taken, unitIds: [id], ...(goesOn && { stays: true }) }
  }
  return undefined
}

/** A unit's sign counts only in capitals: "CAT" is the police, "cát" is sand. */
function byCode(said: readonly Word[], names: Names): UnitId | null | undefined {
  const text = said.length === 1 ? (said[0]?.text.replace(/[,;.]+$/u, '') ?? '') : ''
  return /^[A-Z0-9_-]{3,}$/.test(text) ? names.get(`code:${text}`) : undefined
}

function bare(said: readonly Word[]): string {
  return plainName(said.map(({ text }) => text).join(' '))
}

/** Without diacritics, punctuation and the word "và", which abbreviations leave out. */
function plainName(name: string): string {
  return folded(name)
    .replace(/[,.;:()]/gu, ' ')
    .replace(/(^| )(?:va|-|–|&)(?= |$)/gu, ' ')
    .replace(/[&-]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

function namesOf(units: readonly Unit[]): Names {
  const names = new Map<string, UnitId | null>()
  for (const unit of units) {
    for (const name of new Set([`code:${unit.code}`, ...waysToSay(unit)])) {
      names.set(name, names.has(name) ? null : unit.id)
    }
  }
  return names
}

function waysToSay({ name, kind }: Unit): string[] {
  const full = plainName(name)
  if (kind === 'district' || kind === 'commune') return placeNames(full, kind)
  const [first = '', ...rest] = full.split(' ')
  const initials = rest.map((word) => word.charAt(0)).join('')
  return rest.length > 1 ? [full, `${first} ${initials}`] : [full]
}

/** Districts are known by their name alone, but the city is called like the province, and communes like each other. */
function placeNames(full: string, kind: UnitKind): string[] {
  const rank = RANK.exec(full)
  if (!rank) return [full]
  const place = full.slice(rank[0].length)
  const city = rank[1] === 'thanh pho' || rank[1] === 'tp'
  return [
    full,
    `${rank[1]} ${place}`,
    `ubnd ${rank[1]} ${place}`,
    ...(city ? [`tp ${place}`, `ubnd tp ${place}`] : []),
    ...(kind === 'district' && !city ? [place] : []),
  ]
}

function ofKind(units: readonly Unit[], kind: UnitKind): Unit[] {
  return units.filter((unit) => unit.kind === kind)
}

function count(text: string): number {
  return text.split(' ').length
}
