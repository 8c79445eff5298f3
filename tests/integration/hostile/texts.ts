// Hostile texts: SQL, HTML and ten megabytes in every field that takes text.
import { ask, times, turn } from './attack.ts'
import type { Attack, HostileRequest } from './attack.ts'
import { victim } from './cast.ts'
import { meetingId } from '../../../signalling/protocol/index.ts'
import type { Clerk } from '../../support/office.ts'

const SQL = [
  "'; drop table meeting; --",
  "' or '1'='1",
  '1); delete from account where (1=1',
  "\\'; select pg_sleep(10); --",
  "'||(select password_hash from account limit 1)||'",
  '%27%20OR%201=1',
  '$1 $2 ${title}',
] as const
const HTML = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</script><svg onload=alert(1)>',
  '<iframe srcdoc="<script>1</script>">',
  "javascript:alert('x')",
  '<!--boot-->',
] as const

/** A draft whose every text is hostile: taken as it stands and read back as it stands, as text. */
function everyField(owner: Clerk, text: string): HostileRequest {
  const agenda = [{ id: 'muc-1', title: text, rapporteur: text, plannedMinutes: 5 }]
  const content = { ...victim(), title: text, note: text, agenda }
  return {
    send: ask(owner, 'meeting.create', { content, status: 'draft', recurrence: null, overrideReason: text }),
    refusals: [],
    async harmless(data) {
      const [id] = (data as { ids: string[] }).ids
      const read = await owner.ask('meeting.read', { id: meetingId.parse(id) })
      const texts = [read.title, read.note, read.agenda[0]?.title, read.agenda[0]?.rapporteur]
      await owner.ask('meeting.remove', { id: read.id })
      return texts.every((kept) => kept === text)
    },
  }
}

const searched = (owner: Clerk, text: string): HostileRequest => ({
  send: ask(owner, 'meeting.search', { text }),
  refusals: [],
  harmless: (data) => (data as { meetings: unknown[] }).meetings.length === 0,
})

const sql: Attack = {
  kind: 'SQL in a text field',
  requests: ({ owner }) => [
    ...times(42, (index) => everyField(owner, turn(SQL, index))),
    ...times(70, (index) => searched(owner, `${turn(SQL, index)} khongcogi`)),
    ...times(28, (index) => ({
      send: ask(owner, 'meeting.read', { id: turn(SQL, index) }),
      refusals: ['bad-message'],
    })),
    ...times(28, (index) => ({
      send: ask(owner, 'access.forgot-password', { login: turn(SQL, index) }),
      refusals: ['bad-message'],
    })),
  ],
}

const html: Attack = {
  kind: 'HTML in a text field',
  requests: ({ owner }) => [
    ...times(42, (index) => everyField(owner, turn(HTML, index))),
    ...times(60, (index) => searched(owner, `${turn(HTML, index)} khongcogi`)),
  ],
}

const tenMegabytes: Attack = {
  kind: 'a field of ten megabytes',
  requests: ({ owner }) => {
    const text = 'x'.repeat(10_000_000)
    const all = ['meeting.search', 'access.sign-in', 'meeting.create'] as const
    return times(15, (index) => ({
      send: ask(owner, turn(all, index), { text, login: text, title: text }),
      refusals: ['message-too-large'],
    }))
  },
}

/** Hostile texts. */
export const TEXT_ATTACKS: readonly Attack[] = [sql, html, tenMegabytes]
