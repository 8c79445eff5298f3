// Which passwords are taken.
import { describe, expect, test } from 'vitest'
import { SHORTEST_PASSWORD, checkPassword } from './password-rules.ts'

const OWNER = ['vanthu.snv', 'Văn thư Sở Nội vụ', 'vanthu.snv@example.vn']
const weak = expect.objectContaining({ code: 'password-weak', details: { least: SHORTEST_PASSWORD } })

describe('refused is', () => {
  test.each([
    ['one that is too short', 'Tr3!xq9Lm#z'],
    ['one that is short however its letters are composed', 'ấềộữổẫằỡ'.normalize('NFD')],
    ['a well-known word with a year', 'Matkhau@2026!!'],
    ['a well-known word in English', 'PASSWORD-password-1'],
    ['the same with diacritics', 'Mật khẩu quản trị'],
    ['digits in a row', '123456789012345'],
    ['digits backwards', '098765432109876'],
    ['the alphabet', 'abcdefghijklmnop'],
    ['rows of keys', 'qwertyuiopasdfgh'],
    ['columns of keys', '1qaz2wsx3edc4rfv'],
    ['one character', 'aaaaaaaaaaaaaaaaaaaa'],
    ['a few characters again and again', 'a1!a1!a1!a1!a1!a1!'],
    ['a pattern of words', 'BacGiang2026BacGiang2026'],
    ['the login', 'vanthu.snv.vanthu.snv'],
    ['the name with digits', 'VanThuSoNoiVu123456'],
    ['spaces', ' '.repeat(40)],
  ])('%s', (_what, password) => {
    expect(() => checkPassword(password, OWNER)).toThrow(weak)
  })
})

describe('taken is', () => {
  test.each([
    ['a sentence', 'cây đa giếng nước sân đình'],
    ['a sentence without diacritics', 'troi mua thi duong tron lam'],
    ['what a program makes', 'mV7!rQ2#xLp9Zk'],
    ['one with a well-known word and enough of its own', 'matkhau cua toi kho lam nha'],
    ['one in any script', 'Добрый вечер, Ханой'],
    ['the longest', 'kính thưa quý vị đại biểu '.repeat(7)],
  ])('%s', (_what, password) => {
    expect(() => checkPassword(password, OWNER)).not.toThrow()
  })
})
