// How far the province is toward its share of meetings by video: one handler for each request.
import { mayEverywhere } from '../domain/permission.ts'
import { Refusal } from '../protocol/index.ts'
import type { Handlers, OfficeContract, RequestName } from '../protocol/index.ts'
import { permitted, record, signedIn } from './caller.ts'
import type { OfficeCaller } from './caller.ts'
import { compareDefinition, listDefinitions, saveDefinition, saveInputs } from './uptake/defining.ts'
import { correctEntry, describeEntry, saveEntry } from './uptake/entering.ts'
import { readDistricts, readFigures } from './uptake/figures.ts'
import { entryOfMeeting, listMeetings, readEvidence } from './uptake/meetings.ts'
import { dismissDuplicate, listDuplicates, mergeEntries, splitEntry } from './uptake/merging.ts'
import type { UptakeParts } from './uptake/parts.ts'
import { closeReport, compareReport, confirmReport, listReports, readReport } from './uptake/reports.ts'
import { createSender, listSenders, revokeSender } from './uptake/sending.ts'
import { recompute } from './uptake/settling.ts'

type UptakeRequest = Extract<RequestName<OfficeContract>, `uptake.${string}`>
type UptakeHandlers = Pick<Handlers<OfficeContract, OfficeCaller>, UptakeRequest>

/** Handlers of the uptake; each throws a `Refusal` or has done what it was asked. */
export function uptakeHandlers(parts: UptakeParts & { readonly zone: string }): UptakeHandlers {
  /** Figures are for everybody in the office. */
  const reading = <I, T>(read: (input: I, caller: OfficeCaller) => T) => {
    return (input: I, caller: OfficeCaller): T => {
      permitted(caller, 'uptake.read')
      return read(input, caller)
    }
  }
  const entering = <I, T>(enter: (input: I, caller: OfficeCaller) => T) => {
    return (input: I, caller: OfficeCaller): T => {
      permitted(caller, 'uptake.enter')
      return enter(input, caller)
    }
  }
  return {
    'uptake.figures': reading((input) => readFigures(parts, input)),
    'uptake.districts': reading((input) => readDistricts(parts, input)),
    'uptake.meetings': reading((input, caller) => listMeetings(parts, input, caller)),
    'uptake.evidence': reading((input, caller) => readEvidence(parts, input, caller)),
    'uptake.entry-of': reading((input) => entryOfMeeting(parts, input)),
    'uptake.entry-save': entering((input, caller) => saveEntry(parts, input, caller)),
    'uptake.describe': entering((input, caller) => describeEntry(parts, input, caller)),
    'uptake.correct': entering((input, caller) => correctEntry(parts, input, caller)),
    'uptake.duplicates': entering((input, caller) => listDuplicates(parts, input, caller)),
    'uptake.duplicate-dismiss': entering((input, caller) => dismissDuplicate(parts, input, caller)),
    'uptake.entry-merge': entering((input, caller) => mergeEntries(parts, input, caller)),
    'uptake.entry-split': entering((input, caller) => splitEntry(parts, input, caller)),
    'uptake.definitions': reading((_input, caller) => listDefinitions(parts, caller)),
    'uptake.definition-compare': (input, caller) => compareDefinition(parts, input, caller),
    'uptake.definition-save': (input, caller) => saveDefinition(parts, input, caller),
    'uptake.inputs-save': (input, caller) => saveInputs(parts, input, caller),
    'uptake.recompute': (_input, caller) => recomputeAll(parts, caller),
    'uptake.reports': reading((input) => listReports(parts, input)),
    'uptake.report': reading((input, caller) => readReport(parts, input, caller)),
    'uptake.report-confirm': (input, caller) => confirmReport(parts, input, caller),
    'uptake.report-close': (input, caller) => closeReport(parts, input, caller),
    'uptake.report-compare': reading((input) => compareReport(parts, input)),
    'uptake.senders': (_input, caller) => listSenders(parts, caller),
    'uptake.sender-create': (input, caller) => createSender(parts, input, caller),
    'uptake.sender-revoke': (input, caller) => revokeSender(parts, input, caller),
  }
}

async function recomputeAll(parts: UptakeParts, caller: OfficeCaller) {
  if (!mayEverywhere(signedIn(caller).grants, 'uptake.define')) throw new Refusal('not-permitted')
  const found = await recompute(parts)
  await parts.database.transaction((stores) =>
    record(stores, caller, parts.clock(), { action: 'uptake.recompute', details: found }),
  )
  return found
}
