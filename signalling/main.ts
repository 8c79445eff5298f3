// Starts the whole product on one machine: chooses the adapters, opens them in order, closes them in reverse.
import { parseArgs } from 'node:util'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { ConfigError, demoEnvironment, loadConfig } from '../config/load.ts'

try {
  const { values } = parseArgs({ options: { demo: { type: 'boolean', default: false } } })
  const product = await openProduct(loadConfig(values.demo ? demoEnvironment(process.env) : process.env))
  // mediasoup closes its workers on these signals but leaves the process running.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void product.close().finally(() => process.exit(0)))
  }
  if (values.demo) await demonstrate(product)
  console.log(`\nĐiểm Cầu\n${product.addresses.map((address) => `  ${address}`).join('\n')}\n`)
  if (product.firstLink !== null && !values.demo) {
    console.log(`The first administrator is made here, once, within 24 hours:\n  ${product.firstLink}\n`)
  }
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
}

/** Fills the office with a year of example data and prints who may sign in. */
async function demonstrate(product: Product): Promise<void> {
  let shown = -1
  const { people, password } = await product.fill((share) => {
    const percent = Math.floor(share * 20) * 5
    if (percent > shown) console.log(`Making a year of example data: ${percent} %`)
    shown = Math.max(shown, percent)
  })
  const accounts = people.filter((person) => person.shown).map(({ login, role }) => `  ${login.padEnd(16)} ${role}`)
  console.log(`\nAccounts of the demonstration, all with the password ${password}\n${accounts.join('\n')}`)
}
