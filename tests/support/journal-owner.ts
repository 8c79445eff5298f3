// A program of its own that owns a data folder and writes a journal until it is killed: `journal-owner.ts <folder>`.
// Prints `taken over` once the database is open, then each sequence number after it is stored.
import { SILENT_LOG } from '../../config/log.ts'
import { sessionId } from '../../signalling/protocol/ids.ts'
import { openDatabase } from '../../signalling/storage/database.ts'
import { createJournal } from '../../signalling/storage/journal.ts'

const [dataDir] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('no folder given')

const database = await openDatabase({ dataDir, log: SILENT_LOG })
process.stdout.write('taken over\n')
const journal = createJournal(database)
const session = sessionId.parse('crash')
let seq = (await journal.read(session, 0)).length
for (;;) {
  seq += 1
  await journal.append(session, [{ seq, at: Date.now(), by: 'system', event: { type: 'session.closed' } }])
  process.stdout.write(`${seq}\n`)
}
