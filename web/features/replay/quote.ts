// A moment of a meeting as it is cited.
import { clockTime, momentText } from './times.ts'

/** What is cited. */
export type Quoted = {
  /** How who had the floor is called; null when nobody had it. */
  readonly speaker: string | null
  readonly title: string
  /** Epoch ms of the opening. */
  readonly openedAt: number
  /** Since the opening. */
  readonly ms: number
}

/** The address of a moment. @param page the address of the replay, whatever its query */
export function quoteAddress(page: string, ms: number): string {
  const address = new URL(page)
  address.hash = ''
  address.search = `?t=${momentText(ms)}`
  return address.href
}

/** "Điểm cầu Huyện Sơn Động, 09:42:10": who had the floor, else the meeting's title, and the hour. */
export function quoteSentence({ speaker, title, openedAt, ms }: Quoted, named: (name: string) => string): string {
  return `${speaker === null ? title : named(speaker)}, ${clockTime(openedAt + ms)}`
}
