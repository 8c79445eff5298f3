// A chaired meeting for tests: scheduled with agenda and a document, and its people at their screens.
import type { Seat } from './page.ts'
import { lobbyPicture, see, signIn, tile, STAGE, controls } from './page.ts'
import { openBrowser, openPage } from './browser.ts'
import { fakeMedia } from './fake-media.ts'
import { meetingNow } from './office.ts'
import type { Clerk } from './office.ts'
import { samplePdf } from './sample-pdf.ts'
import { until } from './until.ts'
import { bridgePointId, meetingId, unitId } from '../../signalling/protocol/index.ts'
import type { SeatRole } from '../../signalling/protocol/index.ts'

/** The bridge points of the meeting in the order of the invitation; the last one never comes. */
export const INVITED = ['VPUBND', 'LNGAN', 'SDONG', 'YTHE', 'TYEN'] as const

/** Who comes, each with a camera and a tone of their own. */
export const PEOPLE = {
  chair: { place: 0, id: 'VPUBND', name: 'Văn phòng UBND tỉnh', role: 'chair' },
  luc: { place: 1, id: 'LNGAN', name: 'UBND huyện Lục Ngạn', role: 'member' },
  son: { place: 2, id: 'SDONG', name: 'UBND huyện Sơn Động', role: 'member' },
  yen: { place: 3, id: 'YTHE', name: 'UBND huyện Yên Thế', role: 'member' },
  secretary: { place: 4, id: 'VPUBND', name: 'Văn phòng UBND tỉnh', role: 'secretary' },
} as const satisfies Record<string, { place: number; id: string; name: string; role: SeatRole }>
type Person = keyof typeof PEOPLE

/** The items of the agenda. */
export const AGENDA = ['Báo cáo tình hình đê điều', 'Phương án sơ tán dân'] as const

/** Schedules the meeting, beside another one of the same bridge points, and adds its document. */
export async function scheduleChaired(clerk: Clerk): Promise<string> {
  const content = meetingNow({
    title: 'Giao ban phòng, chống thiên tai',
    floorMode: 'chaired',
    unitIds: INVITED.map((id) => unitId.parse(id)),
    bridgePointIds: INVITED.map((id) => bridgePointId.parse(id)),
    agenda: AGENDA.map((title, index) => ({ id: `muc-${index + 1}`, title, rapporteur: '', plannedMinutes: 15 })),
  })
  const overrideReason = 'Họp gộp với cuộc họp đang diễn ra'
  const { ids } = await clerk.ask('meeting.create', { content, status: 'scheduled', recurrence: null, overrideReason })
  const id = meetingId.parse(ids[0])
  const body = await samplePdf()
  await clerk.fetch(`/api/meetings/${id}/documents?name=bao-cao.pdf`, { method: 'POST', body: new Uint8Array(body) })
  return id
}

/** Starts somebody's browser. The pictures are small, for many are drawn at once. */
export async function openPerson(person: Person): Promise<Seat> {
  const { place, id, name } = PEOPLE[person]
  const media = await fakeMedia(place, 360, 15)
  const browser = await openBrowser({ media })
  const desk = person === 'chair' || person === 'secretary'
  const page = await openPage(browser, { viewport: desk ? { width: 1280, height: 720 } : { width: 960, height: 540 } })
  return { id, name, media, browser, page, close: () => browser.close() }
}

/** From signing in to sitting in the meeting in one's role. */
export async function takeSeat(seat: Seat, person: Person, url: string, meeting: string): Promise<void> {
  await signIn(seat.page, url)
  await seat.page.goto(`${url}/meetings/${meeting}/join/${seat.id}?as=${PEOPLE[person].role}`)
  await lobbyPicture(seat)
  await seat.page.getByRole('button', { name: 'Vào họp' }).click()
  await controls(seat.page).waitFor({ timeout: 60_000 })
}

/** Waits until one person sees another's film on the stage. */
export async function onStage(at: Seat, other: Seat): Promise<void> {
  await until(
    `${other.name} stands on the stage of ${at.name}`,
    () => see(at, `${STAGE} ${tile(other)}`),
    (seen) => seen?.code === other.media.code,
  )
}

/** Turns to a page of the chair's or the secretary's desk. */
export async function turnTo({ page }: Seat, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab }).click()
}

/** Makes a page hostile before it is opened: no microphone of it is ever silenced by the page itself. */
export async function neverSilent({ page }: Seat): Promise<void> {
  await page.context().addInitScript(() => {
    const property = Object.getOwnPropertyDescriptor(MediaStreamTrack.prototype, 'enabled')
    Object.defineProperty(MediaStreamTrack.prototype, 'enabled', {
      ...property,
      set(this: MediaStreamTrack, wanted: boolean) {
        property?.set?.call(this, this.kind === 'audio' ? true : wanted)
      },
    })
  })
}
