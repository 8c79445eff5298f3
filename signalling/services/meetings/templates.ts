// Saved beginnings for new meetings, kept by the units that use them.
import { unitsFor } from '../../domain/permission.ts'
import { Refusal, templateId } from '../../protocol/index.ts'
import type { OfficeContract, Output, Parsed } from '../../protocol/index.ts'
import { permitted, record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import type { MeetingParts } from './parts.ts'

/** The templates of the units for which the caller may schedule. */
export async function listTemplates(
  { database }: MeetingParts,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'template.list'>> {
  const { grants } = permitted(caller, 'meeting.edit')
  return database.meetings.templates(unitsFor(grants, 'meeting.edit'))
}

/** @throws Refusal `not-permitted`, `not-found`, `name-taken` */
export async function saveTemplate(
  { database, clock, newId }: MeetingParts,
  { id: given, unitId, name, content }: Parsed<OfficeContract, 'template.save'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'template.save'>> {
  permitted(caller, 'meeting.edit', unitId)
  const id = given ?? templateId.parse(newId())
  return database.transaction(async (stores) => {
    const { units } = await stores.directory.read()
    if (!units.some((unit) => unit.id === unitId)) throw new Refusal('not-found', { at: 'unitId' })
    if (given) {
      const before = (await stores.meetings.templates('all')).find((one) => one.id === given)
      if (!before) throw new Refusal('not-found')
      permitted(caller, 'meeting.edit', before.unitId)
    }
    await stores.meetings.saveTemplate({ id, unitId, name, content })
    const details = { name, unitId }
    await record(stores, caller, clock(), { action: 'template.save', subject: `template:${id}`, details })
    return { id }
  })
}

/** @throws Refusal `not-found`, `not-permitted` */
export async function removeTemplate(
  { database, clock }: MeetingParts,
  { id }: Parsed<OfficeContract, 'template.remove'>,
  caller: OfficeCaller,
): Promise<null> {
  permitted(caller, 'meeting.edit')
  return database.transaction(async (stores) => {
    const template = (await stores.meetings.templates('all')).find((one) => one.id === id)
    if (!template) throw new Refusal('not-found')
    permitted(caller, 'meeting.edit', template.unitId)
    await stores.meetings.removeTemplate(id)
    const details = { name: template.name, unitId: template.unitId }
    await record(stores, caller, clock(), { action: 'template.remove', subject: `template:${id}`, details })
    return null
  })
}
