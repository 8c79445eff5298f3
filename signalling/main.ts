// Starts the whole product on one machine: chooses the adapters, opens them in order, closes them in reverse.
import { parseArgs } from 'node:util'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { NoDemonstration } from './demo/fill.ts'
import { ConfigError, demoEnvironment, loadConfig } from '../config/load.ts'

/** How often it is looked whether npm is still there, ms. */
const LOOK_EVERY_MS = 250

try {
  const { values } = parseArgs({ options: { demo: { type: 'boolean', default: false } } })
  const product = await openProduct(loadConfig(values.demo ? demoEnvironment(process.env) : process.env))
  whenToldToStop(() => void product.close().finally(() => process.exit(0)))
  if (values.demo) await demonstrate(product)
  console.log(`\nĐiểm Cầu\n${product.addresses.map((address) => `  ${address}`).join('\n')}\n`)
  if (product.firstLink !== null && !values.demo) {
    console.log(`The first administrator is made here, once, within 24 hours:\n  ${product.firstLink}\n`)
  }
} catch (error) {
  const inOneSentence = error instanceof ConfigError || error instanceof NoDemonstration
  console.error(inOneSentence ? error.message : error)
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

/**
 * Calls back on SIGINT and SIGTERM, as often as they come: both the terminal and npm may send one. npm's shell dies of
 * SIGTERM without passing it on, so under npm the end of the parent means the same.
 */
function whenToldToStop(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, LOOK_EVERY_MS).unref()
}
