// The font files that documents carry: Tinos, whose measures are those of Times New Roman (SIL Open Font License).
import { fileURLToPath } from 'node:url'

const file = (path: string): string => fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${path}`))

/** Paths of the four faces. */
export const FACES = {
  normal: file('400Regular/Tinos_400Regular.ttf'),
  bold: file('700Bold/Tinos_700Bold.ttf'),
  italics: file('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  bolditalics: file('700Bold_Italic/Tinos_700Bold_Italic.ttf'),
} as const
