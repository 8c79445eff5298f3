// Pages of a real server whose every frame is written down, and everything that the database holds, as text.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Socket } from 'socket.io-client'
import { openSocket } from '../fuzz/client.ts'
import { handshake } from '../fuzz/target.ts'
import { isRefusalCode, Refusal } from '../../../signalling/protocol/index.ts'
import type {
  Boot,
  Input,
  IssuedTicket,
  Output,
  Reply,
  RequestName,
  WebContract,
} from '../../../signalling/protocol/index.ts'
import type { Database } from '../../../signalling/storage/database.ts'
import { joinInput } from '../../support/wire.ts'

/** A page in the session, with every frame that went over its line, in both directions and in order. */
export type ListenedPage = IssuedTicket & {
  readonly socket: Socket
  readonly frames: readonly string[]
  /** Sends a command and answers its data; throws the refusal. */
  ask<N extends RequestName<WebContract>>(name: N, input: Input<WebContract, N>): Promise<Output<WebContract, N>>
}

/** Connects with a ticket, writing down everything from the first frame on, and joins. */
export async function joinListened(url: string, boot: Boot, seat: IssuedTicket): Promise<ListenedPage> {
  const socket = openSocket({ url, boot, ticket: async () => seat }, handshake(seat.ticket))
  const frames: string[] = []
  const { engine } = socket.io
  engine.on('data', (data: unknown) => frames.push(String(data)))
  engine.on('packetCreate', ({ data }: { data?: unknown }) => frames.push(String(data)))
  await new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(undefined))
    socket.once('connect_error', reject)
  })
  const ask: ListenedPage['ask'] = async (name, input) => {
    // The server keeps to the contract, which ties the answer to the name.
    const reply = (await socket.emitWithAck(name, { commandId: randomUUID(), input })) as Reply<
      Output<WebContract, typeof name>
    >
    if (reply.ok) return reply.data
    throw new Refusal(isRefusalCode(reply.error.code) ? reply.error.code : 'fault')
  }
  await ask('session.join', joinInput(boot.rtpCapabilities))
  return { ...seat, socket, frames, ask }
}

/** Every row of every table with its system columns, as text; bytes are hexadecimal there. */
export async function dumpOf({ db }: Pick<Database, 'db'>): Promise<{ table: string; row: string }[]> {
  const found = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  const dump: { table: string; row: string }[] = []
  for (const { name } of found.rows) {
    const query = sql<{
      row: string
    }>`select ctid || ' ' || xmin || ' ' || to_jsonb(t)::text as row from ${sql.table(name)} t`
    for (const { row } of (await query.execute(db)).rows) dump.push({ table: name, row })
  }
  return dump
}
