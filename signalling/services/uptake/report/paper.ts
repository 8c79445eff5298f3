// A report as an official document: every sentence, in Vietnamese and in its place (Decree 30/2020/NĐ-CP).
import type { Directory } from '../../../domain/directory.ts'
import type { PaperBlock } from '../../../domain/minutes/paper-blocks.ts'
import type { Paper } from '../../../domain/minutes/paper.ts'
import { dayOf, hourOf } from '../../../domain/minutes/words.ts'
import { missingOf } from '../../../domain/uptake/missing.ts'
import type { ReportContent } from '../../../domain/uptake/report.ts'
import { wallTime } from '../../../domain/wall-clock.ts'
import type { Province, UptakeReportStatus } from '../../../protocol/index.ts'
import { issuerOf } from './issuer.ts'
import { comparisonTable, districtTable, fieldTable, monthTable, organiserTable } from './paper-tables.ts'
import { PLAN, changeOf, dateIn, dateOf, definitionLines, numberOf, periodName, pointsOf } from './words.ts'
import { reasonWords, shareOf, versionOf } from './words.ts'

/** What a paper is made of. */
export type ReportPaper = {
  readonly content: ReportContent
  readonly standing: UptakeReportStatus
  readonly directory: Directory
  readonly province: Province
  readonly zone: string
  /** When it is made, epoch ms. */
  readonly now: number
}

/** Puts a report into words, ready to be numbered and signed. */
export function reportPaper({ content, standing, directory, province, zone, now }: ReportPaper): Paper {
  const name = content.unitId === null ? '' : content.names[content.unitId]
  const issuer = issuerOf(content.unitId, name ?? '', directory, province)
  const { head, governingBody, issuingBody, symbol, place, signer, recipients } = issuer
  return {
    head,
    governingBody,
    issuingBody,
    // The records office gives the number and the day when it is signed.
    number: head === 'party' ? `Số         -${symbol}` : `Số:         /${symbol}`,
    placeAndDate: `${place}, ${openDay(standing.status === 'open' ? now : standing.at, zone)}`,
    type: 'BÁO CÁO',
    summary: `Tỷ lệ họp trực tuyến ${periodName(content.period)}`,
    blocks: blocksOf(content, issuer.name, province, zone),
    signers: [signer],
    recipients,
    note: noteOf(standing, now, zone),
  }
}

/** "ngày …… tháng 12 năm 2026" */
function openDay(at: number, zone: string): string {
  const { month, year } = wallTime(at, zone)
  return `ngày …… tháng ${month < 3 ? `0${month}` : month} năm ${year}`
}

/** The line beneath a report: until when its figures are, or when they were frozen, by whom and with which hash. */
export function noteOf(standing: UptakeReportStatus, now: number, zone: string): string {
  if (standing.status === 'open') return `Dự thảo – số liệu đến ${hourOf(now, zone)}, ${dayOf(now, zone)}.`
  const { status, at, by, sha256, isIntact, isOutdated } = standing
  if (!isIntact) return 'CẢNH BÁO: số liệu đã bị thay đổi sau khi chốt, mã băm không còn khớp.'
  const done = status === 'closed' ? 'Số liệu đã chốt' : 'Số liệu đã được đơn vị xác nhận'
  const other = isOutdated ? ' Số liệu hiện tại trên hệ thống đã khác số liệu này.' : ''
  return `${done} lúc ${hourOf(at, zone)}, ${dayOf(at, zone)} (${by}). Mã băm (SHA-256): ${sha256}.${other}`
}

const NUMERALS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'] as const

function blocksOf(content: ReportContent, reporter: string, province: Province, zone: string): PaperBlock[] {
  const sections: readonly (readonly [string, readonly PaperBlock[]])[] = [
    ['KẾT QUẢ CHUNG', resultBlocks(content)],
    ['KẾT QUẢ THEO HUYỆN, THÀNH PHỐ', districtTable(content)],
    ['KẾT QUẢ THEO ĐƠN VỊ CHỦ TRÌ', organiserTable(content)],
    ['KẾT QUẢ THEO LĨNH VỰC', fieldTable(content)],
    ['NGUYÊN NHÂN CHƯA HỌP TRỰC TUYẾN', reasonBlocks(content)],
    ['CHẤT LƯỢNG VÀ HIỆU QUẢ', worthBlocks(content)],
    ['CÁCH TÍNH', definitionBlocks(content)],
  ]
  const filled = sections.filter(([, blocks]) => blocks.length > 0)
  const span = `từ ngày ${dateOf(content.from, zone)} đến hết ngày ${dateOf(content.to - 1, zone)}`
  return [
    paragraph(
      `Thực hiện ${PLAN} của Ủy ban nhân dân ${province.name}, ${reporter} báo cáo tỷ lệ họp trực tuyến ${periodName(content.period)} (${span}) như sau:`,
    ),
    ...filled.flatMap(([title, blocks], index): PaperBlock[] => [
      { kind: 'heading', text: `${NUMERALS[index] ?? ''}. ${title}` },
      ...blocks,
    ]),
    paragraph(`Trên đây là báo cáo tỷ lệ họp trực tuyến ${periodName(content.period)} của ${reporter}./.`),
  ]
}

function resultBlocks(content: ReportContent): PaperBlock[] {
  const { whole, before, yearBefore, byMonth } = content
  if (whole.meetings === 0) return [paragraph('Trong kỳ không có cuộc họp nào thuộc phạm vi thống kê.')]
  const hand = handSentence(content)
  const other = yearBefore.period === before.period ? [] : [comparedWith('cùng kỳ năm trước', whole, yearBefore)]
  return [
    paragraph(
      `Trong kỳ có ${numberOf(whole.meetings)} cuộc họp thuộc phạm vi thống kê, trong đó ${numberOf(whole.byVideo)} cuộc họp trực tuyến, đạt tỷ lệ ${shareOf(whole.ratio)}.${hand}`,
    ),
    ...targetBlocks(content),
    paragraph([comparedWith('kỳ trước', whole, before), ...other].join(' ')),
    ...comparisonTable(content),
    ...(byMonth.length > 1 ? [{ kind: 'lead' as const, text: 'Diễn biến theo tháng:' }, ...monthTable(content)] : []),
  ]
}

function handSentence({ whole: { stated, corrected } }: ReportContent): string {
  const said = [
    ...(stated > 0 ? [`${numberOf(stated)} cuộc họp tính theo khai báo của đơn vị`] : []),
    ...(corrected > 0 ? [`${numberOf(corrected)} cuộc họp được điều chỉnh thủ công`] : []),
  ]
  return said.length === 0 ? '' : ` Trong số này có ${said.join(' và ')}.`
}

function targetBlocks({ target, whole }: ReportContent): PaperBlock[] {
  if (target === null || whole.ratio === null) return []
  const { isReached, more } = missingOf(whole.byVideo, whole.meetings, 0, target.ratio)
  const points = pointsOf(whole.ratio - target.ratio)
  const need = more === null || more === 0 ? '' : ` (còn thiếu tương đương ${numberOf(more)} cuộc họp trực tuyến)`
  const how = isReached
    ? points === '0'
      ? 'kết quả bằng mục tiêu'
      : `kết quả vượt mục tiêu ${points} điểm phần trăm`
    : `kết quả thấp hơn mục tiêu ${points} điểm phần trăm${need}`
  const due = `hạn đạt: ngày ${dateIn(target.by)}${target.isDue ? ', sau đó duy trì' : ''}`
  return [paragraph(`Mục tiêu theo Kế hoạch là ${shareOf(target.ratio)} (${due}); ${how}.`)]
}

function comparedWith(name: string, whole: ReportContent['whole'], before: ReportContent['before']): string {
  const period = periodName(before.period)
  if (before.ratio === null) return `Không có số liệu của ${name} (${period}) để so sánh.`
  const counts = `${numberOf(before.byVideo)}/${numberOf(before.meetings)} cuộc họp, ${shareOf(before.ratio)}`
  return `So với ${name} (${period}: ${counts}), tỷ lệ ${changeOf(whole.ratio, before.ratio)}.`
}

function reasonBlocks({ reasons, whole }: ReportContent): PaperBlock[] {
  if (reasons.length === 0) return []
  const others = whole.meetings - whole.byVideo
  return [
    { kind: 'lead', text: `Có ${numberOf(others)} cuộc họp không tính là trực tuyến, gồm:` },
    ...reasons.map(({ key, count }, index): PaperBlock => {
      const mark = index === reasons.length - 1 ? '.' : ';'
      return { kind: 'item', text: `- ${reasonWords(key)}: ${numberOf(count)} cuộc họp${mark}` }
    }),
  ]
}

function worthBlocks({ presence: { invited, attended, onTime }, saved, inputs }: ReportContent): PaperBlock[] {
  const came = invited === 0 ? null : attended / invited
  const inTime = attended === 0 ? null : onTime / attended
  return [
    ...(invited === 0
      ? []
      : [
          paragraph(
            `Qua đo đếm trên hệ thống, ${numberOf(attended)}/${numberOf(invited)} lượt điểm cầu được mời đã kết nối (${shareOf(came)}); ${numberOf(onTime)} lượt kết nối đúng giờ (${shareOf(inTime)}).`,
          ),
        ]),
    ...(saved.journeys === 0
      ? []
      : [
          paragraph(
            `Họp trực tuyến thay cho ${numberOf(saved.journeys)} lượt đi họp của cấp huyện, ước tiết kiệm ${numberOf(Math.round(saved.km))} km đường, ${numberOf(Math.round(saved.hours))} giờ công đi lại và ${numberOf(Math.round(saved.money))} đồng.`,
          ),
          paragraph(
            `Định mức ước tính: ${numberOf(inputs.peoplePerDistrict)} người, ${numberOf(inputs.carsPerDistrict)} xe mỗi huyện; ${numberOf(inputs.kmPerHour)} km/giờ; ${numberOf(inputs.costPerKm)} đồng/km; ${numberOf(inputs.costPerPerson)} đồng/người/lượt.${withoutDistance(saved.withoutDistance)}`,
          ),
        ]),
  ]
}

function withoutDistance(count: number): string {
  return count === 0 ? '' : ` Có ${numberOf(count)} lượt chưa rõ cự ly, không tính quãng đường.`
}

function definitionBlocks({ definitions }: ReportContent): PaperBlock[] {
  return definitions.flatMap((definition): PaperBlock[] => [
    ...(definitions.length > 1 ? [paragraph(`${versionOf(definition)}:`)] : []),
    ...definitionLines(definition).map((text): PaperBlock => ({ kind: 'item', text: `- ${text}` })),
  ])
}

function paragraph(text: string): PaperBlock {
  return { kind: 'paragraph', text }
}
