// A person of the office at their screen: signing in and scheduling as they do it, by hand.
import type { Page } from 'playwright-core'
import * as OTPAuth from 'otpauth'
import type { Clerk } from './office.ts'

/** How somebody signs in. */
export type WayIn = (page: Page, url: string) => Promise<void>

/** By login and password, and with a code where a second factor's secret is given. */
export function byPassword(login: string, password: string, secret?: string): WayIn {
  return async (page, url) => {
    await page.goto(`${url}/sign-in`)
    await page.getByLabel('Tên đăng nhập').fill(login)
    await page.getByLabel('Mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    if (secret !== undefined) {
      // The sixth digit sends it.
      await page.getByLabel('Mã xác thực gồm 6 chữ số').fill(codeOf(secret))
    }
    await officeIsOpen(page)
  }
}

/** By the province's provider of single sign-on, whose own pages are its library's. */
export function bySingleSignOn(login: string): WayIn {
  return async (page, url) => {
    await page.goto(`${url}/sign-in`)
    await page.getByText('Đăng nhập bằng').click()
    await page.locator('input[name=login]').fill(login)
    await page.locator('input[name=password]').fill('any')
    await page.locator('button[type=submit]').click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await officeIsOpen(page)
  }
}

/** Gives an account a second factor; answers its secret. */
export async function takeSecondFactor(desk: Clerk, password: string): Promise<string> {
  const { secret } = await desk.ask('access.begin-factor', { password })
  await desk.ask('access.confirm-factor', { code: codeOf(secret, -1) })
  return secret
}

/** The code of a secret; `steps` of 30 s away from now, for each step's code is taken once. */
function codeOf(secret: string, steps = 0): string {
  const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret.replaceAll(' ', '')) })
  return totp.generate({ timestamp: Date.now() + steps * 30_000 })
}

async function officeIsOpen(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Hôm nay' }).first().waitFor()
}
