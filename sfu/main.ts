// The SFU as a process of its own, joined to the others by Redis.
import { pino } from 'pino'
import { loadConfig } from '../config/load.ts'
import { workerBinary } from '../config/runtime.ts'
import { openRedisBus } from '../signalling/bus/redis.ts'
import { Sfu } from './sfu.ts'

const config = loadConfig(process.env)
const log = pino({ level: config.LOG_LEVEL, name: 'sfu' })
if (config.REDIS_URL === undefined) {
  log.fatal(
    'An SFU of its own needs REDIS_URL, the Redis that joins it to the signalling; npm start runs both in one process.',
  )
  process.exit(1)
}

const bus = await openRedisBus({ url: config.REDIS_URL, log })
const sfu = await Sfu.create({
  bus,
  address: 'sfu',
  workers: config.RTC_WORKERS,
  rtcPortBase: config.RTC_PORT_BASE,
  announcedAddress: config.RTC_ANNOUNCED_ADDRESS,
  plainIp: config.SFU_PLAIN_IP,
  workerBin: workerBinary(),
  log,
})

/** Closes and leaves; mediasoup ends its workers on these signals, but not the process. */
async function stop(): Promise<void> {
  await sfu.close()
  await bus.close()
  process.exit(0)
}
process.once('SIGTERM', () => void stop())
process.once('SIGINT', () => void stop())
