// Which passwords are taken: long ones that are not made of what everybody tries first (NIST SP 800-63B, 5.1.1.2).
import { folded } from '../../domain/folded.ts'
import { Refusal } from '../../protocol/refusals.ts'

/** The fewest characters. */
export const SHORTEST_PASSWORD = 12
/** What must be left once everything well known has been taken away. */
const FEWEST_OWN_CHARACTERS = 5

/** Words of well-known passwords, folded. */
const WELL_KNOWN = `
  administrator quantrivien truyenhinh tructuyen matkhau quantri password passw0rd
  bacgiang vietnam diemcau welcome letmein iloveyou anhyeuem emyeuanh yeuem
  hoinghi cuochop khongbiet sunshine princess football baseball monkey dragon
  master shadow secret login admin guest access google zalo ubnd tinh pass
`
  .trim()
  .split(/\s+/)

/** Neighbours in the alphabet, among the digits and on the keyboard. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb']
const SHORTEST_RUN = 3

/**
 * Refuses a password that is too short or that many would guess.
 * @param personal login, name and address of whose it is to be: what is made of them is guessed first
 * @throws Refusal `password-weak`
 */
export function checkPassword(password: string, personal: readonly string[]): void {
  if (
    Array.from(password.normalize('NFC')).length < SHORTEST_PASSWORD ||
    ownCharacters(password, personal) < FEWEST_OWN_CHARACTERS
  ) {
    throw new Refusal('password-weak', { least: SHORTEST_PASSWORD })
  }
}

/** How many different characters a password has that are nobody's else. */
function ownCharacters(password: string, personal: readonly string[]): number {
  const words = [...personal.flatMap(wordsOf), ...WELL_KNOWN].toSorted((a, b) => b.length - a.length)
  let rest = folded(password).replaceAll(' ', '')
  for (const word of words) rest = rest.replaceAll(word, ' ')
  rest = rest.replace(/(19|20)\d\d/g, ' ')
  for (const run of RUNS) rest = rest.replaceAll(run, ' ')
  return new Set(rest.replace(/\s/g, '')).size
}

/** The words of a login or name that are long enough to be told from chance, and all of them together. */
function wordsOf(text: string): string[] {
  const words = folded(text).split(/[^\p{Letter}\p{Number}]+/u)
  return [...words, words.join('')].filter((word) => word.length >= 3)
}

/** Every run along a row, forwards and backwards, the longest first. */
const RUNS: readonly string[] = ROWS.flatMap((row) => [row, row.split('').toReversed().join('')])
  .flatMap((row) =>
    Array.from({ length: row.length }, (_, from) =>
      Array.from({ length: row.length - from - SHORTEST_RUN + 1 }, (_, more) =>
        row.slice(from, from + SHORTEST_RUN + more),
      ),
    ).flat(),
  )
  .toSorted((a, b) => b.length - a.length)
