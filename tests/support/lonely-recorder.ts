// A program that opens a recording, says so, and waits to be killed.
import { join } from 'node:path'
import { SILENT_LOG } from '../../config/log.ts'
import { openLocalBus } from '../../signalling/bus/local.ts'
import { recorderContract, recordingId } from '../../recorder/contract.ts'
import { RecorderHost } from '../../recorder/host.ts'

const [, , folder = '.'] = process.argv
const bus = openLocalBus()
const recordingsDir = join(folder, 'recordings')
const keyFile = join(folder, 'recording.key')
await RecorderHost.create({ bus, address: 'recorder', recordingsDir, keyFile, ip: '127.0.0.1', log: SILENT_LOG })
const { request } = bus.connect(recorderContract, 'recorder')
await request('recording.open', { recordingId: recordingId.parse('lonely'), zeroAt: Date.now() })
process.stdout.write('open\n')
