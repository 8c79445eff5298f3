// Incidents: a number for the caller, the cause for the log.
import { expect, test } from 'vitest'
import { reportFault } from './incident.ts'
import { createMemoryLog } from '../../tests/support/log.ts'

test('a fault gets a number to read over the telephone, and the log has the cause under it', () => {
  const log = createMemoryLog()
  const cause = new Error('the disk is full')
  const incident = reportFault(log, cause, 'session.join')
  expect(incident).toMatch(/^\d{4}-\d{4}$/)
  expect(log.lines).toEqual([
    { level: 'error', message: 'fault', facts: { err: cause, incident, where: 'session.join' } },
  ])
})
