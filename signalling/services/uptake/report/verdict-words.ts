// How a meeting was judged, in words that stand for themselves on paper.
import type { Correction, CorrectedOutcome } from '../../../domain/uptake/entry.ts'
import type { Verdict, VerdictCode, VerdictNumbers } from '../../../domain/uptake/verdict.ts'
import { numberOf, shareOf } from './words.ts'

/** Each code as the head of a line of counts. */
export const CODE_WORDS: Readonly<Record<VerdictCode, string>> = {
  'by-video': 'Trực tuyến',
  'stated-by-video': 'Trực tuyến theo khai báo của đơn vị',
  'in-person': 'Họp trực tiếp',
  'too-short': 'Không tính trực tuyến: thời gian kết nối quá ngắn',
  'too-small-part': 'Không tính trực tuyến: kết nối không đủ phần thời lượng',
  'no-district': 'Không tính trực tuyến: không có huyện nào kết nối',
  'too-few-districts': 'Không tính trực tuyến: quá ít huyện dự trực tuyến',
  'not-stated': 'Không tính trực tuyến: chưa có khai báo được chấp nhận',
  corrected: 'Điều chỉnh thủ công',
  'never-ran': 'Đặt lịch trực tuyến nhưng không diễn ra',
  'out-of-scope': 'Ngoài phạm vi thống kê',
  cancelled: 'Đã hủy',
  merged: 'Trùng, đã gộp vào bản ghi khác',
  'not-yet': 'Chưa diễn ra hoặc đang diễn ra',
}

const OUTCOMES: Readonly<Record<CorrectedOutcome, string>> = {
  'by-video': 'trực tuyến',
  'not-by-video': 'không trực tuyến',
  'not-held': 'không diễn ra',
}

/** The judgement with the numbers behind it; a correction with who made it, and why. */
export function verdictWords({ code, numbers }: Verdict, correction: Correction | null): string {
  if (code === 'corrected' && correction) {
    return `${CODE_WORDS.corrected}: ${OUTCOMES[correction.outcome]} (${correction.by}; lý do: ${correction.reason})`
  }
  const measured = measuredIn(numbers)
  return measured === '' ? CODE_WORDS[code] : `${CODE_WORDS[code]} (${measured})`
}

function measuredIn({ bestMs, bestShare, districts, districtsByVideo }: VerdictNumbers): string {
  return [
    ...(districtsByVideo === null || districts === null
      ? []
      : [`${numberOf(districtsByVideo)}/${numberOf(districts)} huyện dự trực tuyến`]),
    ...(bestMs === null ? [] : [`lâu nhất ${numberOf(Math.floor(bestMs / 60_000))} phút, ${shareOf(bestShare)}`]),
  ].join('; ')
}
