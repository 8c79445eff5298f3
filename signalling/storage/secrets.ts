// The installation's secrets in the table `secret`.
import { randomBytes } from 'node:crypto'
import type { SecretStore } from '../ports/rooms.ts'
import type { Database } from './database.ts'
import { repeatable } from './unavailable.ts'

/** The secrets over an open database: whoever asks first makes one, everybody gets the same. */
export function createSecretStore({ db }: Database): SecretStore {
  return {
    read: (name) =>
      repeatable(async () => {
        const fresh = { name, value: randomBytes(32) }
        await db
          .insertInto('secret')
          .values(fresh)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        const kept = await db.selectFrom('secret').select('value').where('name', '=', name).executeTakeFirstOrThrow()
        return new Uint8Array(kept.value)
      }),
  }
}
