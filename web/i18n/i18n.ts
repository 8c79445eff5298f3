// The languages of the page: Vietnamese with the page, English when asked for, the choice remembered.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { texts as vi } from './vi/index.ts'
import type { chamberTexts } from './vi/chamber/index.ts'
import type { officeTexts } from './vi/office/index.ts'

declare module 'i18next' {
  // The one place where i18next learns which keys exist.
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof vi & typeof officeTexts & typeof chamberTexts
  }
}

/** The languages with their own names. */
export const LANGUAGES = [
  { id: 'vi', label: 'Tiếng Việt' },
  { id: 'en', label: 'English' },
] as const

/** A language of the page. */
export type Language = (typeof LANGUAGES)[number]['id']

/** Texts by namespace. */
type Texts = Readonly<Record<string, object>>

const REMEMBERED = 'diem-cau.language'

/** How English is fetched, by each part of the page that has texts of its own. */
const english: (() => Promise<Texts>)[] = [() => import('./en/index.ts').then(({ texts }) => texts)]

/** Starts with the remembered language, else Vietnamese. */
export async function startLanguage(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next.use(initReactI18next).init({
    lng: 'vi',
    fallbackLng: 'vi',
    defaultNS: 'common',
    resources: { vi },
    interpolation: { escapeValue: false },
  })
  if (localStorage.getItem(REMEMBERED) === 'en') await chooseLanguage('en')
}

/** Changes the language of the page and remembers it. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (language === 'en') for (const fetchTexts of english) add('en', await fetchTexts())
  localStorage.setItem(REMEMBERED, language)
  await i18next.changeLanguage(language)
}

/** Adds the texts of a part of the page that was fetched later. */
export async function addTexts(vietnamese: Texts, fetchEnglish: () => Promise<Texts>): Promise<void> {
  english.push(fetchEnglish)
  add('vi', vietnamese)
  if (i18next.language === 'en') add('en', await fetchEnglish())
}

/** What a namespace has already stays. */
function add(language: Language, texts: Texts): void {
  for (const [namespace, words] of Object.entries(texts)) {
    i18next.addResourceBundle(language, namespace, words, true)
  }
}
