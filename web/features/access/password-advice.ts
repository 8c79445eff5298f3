// What makes a password good: advice while it is typed. The server decides.
import { folded } from '#domain/folded.ts'

/** The shortest password that is taken, in characters. */
export const PASSWORD_LENGTH = 12

/** Each rule, and whether the password keeps it. */
export type PasswordAdvice = { readonly long: boolean; readonly varied: boolean; readonly own: boolean }

/** Holds a password against the rules: long enough, not one character or run again and again, not the login's name. */
export function advise(password: string, login: string): PasswordAdvice {
  const plain = folded(password).replaceAll(' ', '')
  const name = folded(login).split('@')[0] ?? ''
  return {
    long: Array.from(password.normalize('NFC')).length >= PASSWORD_LENGTH,
    varied: new Set(plain).size >= 5,
    own: password !== '' && (name.length < 3 || !plain.includes(name)),
  }
}

/** Whether every rule is kept. */
export function isGood({ long, varied, own }: PasswordAdvice): boolean {
  return long && varied && own
}
