// How heavily a media worker is loaded, as one number to compare workers by.
import type { WorkerLoad } from './contract.ts'

/** Consumers that fill one core: some 430 viewers, each with one picture and one sound. */
const CONSUMERS_A_CORE = 860

/** What an open router will come to need, as a share of a core: a session just opened is still empty. */
const ROUTER_SHARE = 0.05

/**
 * A worker's load as a share of a core. Measured CPU lags by seconds, the count of consumers does not;
 * the larger of the two counts, and each router adds what it may grow to.
 */
export function weigh(load: Pick<WorkerLoad, 'cpu' | 'consumers' | 'routers'>): number {
  return Math.max(load.cpu, load.consumers / CONSUMERS_A_CORE) + load.routers * ROUTER_SHARE
}
