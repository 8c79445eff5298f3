// What a meeting is about, and why one stayed in person: two closed lists.
import { folded } from '../folded.ts'

/** Fields of the province's work. */
export const FIELDS = [
  'general',
  'economy',
  'agriculture',
  'construction',
  'health',
  'education',
  'society',
  'internal-affairs',
  'justice',
  'security',
  'science',
  'disaster',
  'party',
  'other',
] as const
export type Field = (typeof FIELDS)[number]

/** Why a meeting was held in person. */
export const IN_PERSON_REASONS = [
  /** Its content is secret. */
  'confidential',
  /** Persons are decided upon, or voted for on paper. */
  'personnel',
  /** A ceremony, a signing. */
  'ceremony',
  /** Something is looked at on the spot. */
  'on-site',
  /** No line, or one that is too poor. */
  'line',
  /** No room or devices, or broken ones. */
  'equipment',
  /** Too little time to prepare. */
  'short-notice',
  /** The chair wished it so. */
  'chair',
  'other',
] as const
export type InPersonReason = (typeof IN_PERSON_REASONS)[number]

/** Words of titles and names of units, folded, by which a field is guessed; the first that fits wins. */
const WORDS: readonly (readonly [Field, readonly string[]])[] = [
  ['disaster', ['thien tai', 'mua lu', 'bao so', 'cuu nan', 'chay rung']],
  ['health', ['y te', 'dich benh', 'tiem chung', 'benh vien']],
  ['education', ['giao duc', 'ky thi', 'truong hoc', 'nam hoc']],
  ['agriculture', ['nong nghiep', 'nong thon', 'vai thieu', 'lam nghiep', 'thuy loi', 'chan nuoi']],
  [
    'construction',
    ['xay dung', 'giao thong', 'dat dai', 'tai nguyen', 'moi truong', 'quy hoach', 'mat bang', 'dau tu cong'],
  ],
  ['economy', ['tai chinh', 'ngan sach', 'dau tu', 'cong thuong', 'ngan hang', 'thue', 'cong nghiep', 'thuong mai']],
  ['security', ['quan su', 'cong an', 'an ninh', 'quoc phong', 'bien phong', 'nghia vu']],
  ['justice', ['tu phap', 'thanh tra', 'tiep cong dan', 'khieu nai', 'toa an', 'kiem sat']],
  ['internal-affairs', ['noi vu', 'cai cach hanh chinh', 'can bo', 'bien che', 'thi dua', 'bau cu']],
  ['society', ['lao dong', 'thuong binh', 'van hoa', 'the thao', 'du lich', 'dan toc', 'giam ngheo', 'bao hiem']],
  ['science', ['khoa hoc', 'cong nghe', 'thong tin', 'truyen thong', 'chuyen doi so', 'chinh quyen dien tu']],
  ['party', ['tinh uy', 'tuyen giao', 'dan van', 'uy ban kiem tra', 'ban to chuc', 'dang bo']],
]

/** A guess from the title, else from the organiser's name: shown as one until somebody sets the field. */
export function guessField(title: string, organiser: string): Field {
  for (const text of [folded(title), folded(organiser)]) {
    const found = WORDS.find(([, words]) => words.some((word) => text.includes(word)))
    if (found) return found[0]
  }
  return 'general'
}
