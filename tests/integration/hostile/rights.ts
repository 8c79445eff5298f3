// Asking for what belongs to others: their meetings, their documents, their rights.
import { randomBytes } from 'node:crypto'
import { ask, times } from './attack.ts'
import type { Attack } from './attack.ts'
import { victim } from './cast.ts'
import { openDesk } from '../../support/office.ts'
import { meetingId as meetingIdOf } from '../../../signalling/protocol/index.ts'

const SPAN = { startsAt: Date.now() + 3_600_000, endsAt: Date.now() + 7_200_000 }
const CHANGE = { revision: 1, scope: 'this', overrideReason: '' }
const UNIT = {
  id: 'HHOA',
  code: 'HHOA',
  name: 'x',
  kind: 'district',
  parentId: null,
  email: '',
  phone: '',
  roadKm: null,
  confirmed: true,
}

const othersMeeting: Attack = {
  kind: 'another unit’s meeting',
  requests({ attacker, meetingId: id }) {
    const content = victim()
    const all: [name: string, input: object][] = [
      ['meeting.read', { id }],
      ['meeting.change', { id, ...CHANGE, content, status: 'scheduled' }],
      ['meeting.move', { id, ...CHANGE, ...SPAN }],
      ['meeting.cancel', { id, revision: 1, reason: 'x', scope: 'this' }],
      ['meeting.remove', { id }],
      ['meeting.reply', { id, unitId: 'HHOA', reply: 'absent', note: '' }],
      ['meeting.join', { id, bridgePointId: 'HHOA' }],
      ['meeting.join', { id, bridgePointId: 'HHOA', as: 'chair' }],
      ['guest.list', { meetingId: id }],
      ['guest.invite', { meetingId: id, name: 'x' }],
      ['meeting.create', { content, status: 'draft', recurrence: null, overrideReason: '' }],
      ['template.save', { unitId: 'HHOA', name: 'x', content }],
    ]
    return times(20, () => all)
      .flat()
      .map(([name, input]) => ({ send: ask(attacker, name, input), refusals: ['not-permitted'] }))
  },
}

const othersDocument: Attack = {
  kind: 'another unit’s document',
  async requests({ attacker, owner, meetingId }) {
    const { documents } = await owner.ask('meeting.read', { id: meetingId })
    const address = `/api/documents/${documents[0]?.id ?? ''}`
    const upload = { method: 'POST', body: '%PDF-1.4\n' }
    const path = `/api/meetings/${meetingId}/documents?name=x.pdf`
    return [
      ...times(15, () => ({ send: () => attacker.fetch(address), refusals: ['not-permitted'] })),
      ...times(10, () => ({ send: () => attacker.fetch(path, upload), refusals: ['not-permitted'] })),
      ...times(10, () => ({
        send: () => attacker.fetch(`/api/documents/${randomBytes(12).toString('hex')}`),
        refusals: ['not-found', 'not-permitted'],
      })),
    ]
  },
}

const noRight: Attack = {
  kind: 'a right one does not have',
  async requests({ administrator, attacker }) {
    const [account] = await administrator.ask('account.list', {})
    const id = account?.id ?? ''
    const roles = [{ role: 'administrator', unitId: null }]
    const all: [name: string, input: object][] = [
      ['account.list', {}],
      ['account.save', { login: 'kegian', name: 'x', email: '', roles }],
      ['account.save', { id, login: 'kegian', name: 'x', email: '', roles }],
      ['account.disable', { id }],
      ['account.issue-link', { id }],
      ['account.remove-factor', { id }],
      ['unit.save', UNIT],
      ['unit.remove', { id: 'HHOA' }],
      ['bridge-point.remove', { id: 'HHOA' }],
      ['venue.save', { unitId: 'HHOA', name: 'x', seats: null }],
      ['official.save', { unitId: 'HHOA', title: 'x' }],
      ['audit.list', { text: '' }],
      ['audit.verify', {}],
    ]
    return times(15, () => all)
      .flat()
      .map(([name, input]) => ({ send: ask(attacker, name, input), refusals: ['not-permitted'] }))
  },
}

const guestsLink: Attack = {
  kind: 'a guest’s link that nobody sent',
  async requests({ url, owner, meetingId: id }) {
    const stranger = openDesk(url)
    const meetingId = meetingIdOf.parse(id)
    const withdrawn = await owner.ask('guest.invite', { meetingId, name: 'Luật sư' })
    await owner.ask('guest.withdraw', { id: withdrawn.guest.id })
    const sent = withdrawn.path.split('/').at(-1) ?? ''
    const tokens = [
      sent,
      sent.toLowerCase(),
      randomBytes(32).toString('base64url'),
      sent.slice(1),
      `${sent}'`,
      '%',
      null,
    ]
    return tokens.flatMap((token) =>
      ['guest.look', 'guest.enter'].map((name) => ({
        send: ask(stranger, name, { token }),
        refusals: ['link-invalid', 'bad-message'],
      })),
    )
  },
}

const forgedRole: Attack = {
  kind: 'a forged role',
  requests({ attacker }) {
    const grants = [{ role: 'administrator', units: 'all' }]
    const forged = { role: 'administrator', grants, person: { grants }, text: '' }
    const headers = { 'x-role': 'administrator', 'x-forwarded-user': 'quantri', authorization: 'Bearer administrator' }
    return times(60, (index) => ({
      send: ask(attacker, index % 2 === 0 ? 'account.list' : 'audit.list', forged, headers),
      refusals: ['not-permitted'],
    }))
  },
}

/** What belongs to others. */
export const RIGHTS_ATTACKS: readonly Attack[] = [othersMeeting, othersDocument, noRight, guestsLink, forgedRole]
