// Starts the whole product on one machine: chooses the adapters, opens them in order, closes them in reverse.
import { openProduct } from './product.ts'
import { ConfigError, loadConfig } from '../config/load.ts'

try {
  const product = await openProduct(loadConfig(process.env))
  // mediasoup closes its workers on these signals but leaves the process running.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void product.close().finally(() => process.exit(0)))
  }
  console.log(`\nĐiểm Cầu\n${product.addresses.map((address) => `  ${address}`).join('\n')}\n`)
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
}
