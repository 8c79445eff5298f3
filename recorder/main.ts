// The recorder as a process of its own, joined to the others by Redis.
import { join } from 'node:path'
import { pino } from 'pino'
import { loadConfig } from '../config/load.ts'
import { openRedisBus } from '../signalling/bus/redis.ts'
import { defaultKeyFile } from './format/master-key.ts'
import { RecorderHost } from './host.ts'

const config = loadConfig(process.env)
const log = pino({ level: config.LOG_LEVEL, name: 'recorder' })
if (config.REDIS_URL === undefined) {
  log.fatal(
    'A recorder of its own needs REDIS_URL, the Redis that joins it to the signalling; npm start runs all in one process.',
  )
  process.exit(1)
}

const bus = await openRedisBus({ url: config.REDIS_URL, log })
const recorder = await RecorderHost.create({
  bus,
  address: 'recorder',
  recordingsDir: config.RECORDINGS_DIR ?? join(config.DATA_DIR, 'recordings'),
  keyFile: config.RECORDING_KEY_FILE ?? defaultKeyFile(),
  ip: config.RECORDER_IP,
  log,
})

/** Closes and leaves; recordings can be gone on with. */
async function stop(): Promise<void> {
  await recorder.close()
  await bus.close()
  process.exit(0)
}
process.once('SIGTERM', () => void stop())
process.once('SIGINT', () => void stop())
