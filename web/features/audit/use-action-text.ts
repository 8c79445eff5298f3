// An act of the audit trail, and what it was done on, in words.
import { useTranslation } from 'react-i18next'
import vi from '../../i18n/vi/office/audit.json' with { type: 'json' }

type KnownAction = keyof typeof vi.actions

/** Answers the function that translates an act's name; one without words stays as it is. */
export function useActionText(): (action: string) => string {
  const { t } = useTranslation('audit')
  return (action) => (isKnown(action) ? t(`actions.${action}`) : action)
}

/** Answers the function that says what an act was done on: `meeting:abc` → "Cuộc họp abc". */
export function useSubjectText(): (subject: string) => string {
  const { t } = useTranslation('audit')
  return (subject) => {
    const [kind = '', ...rest] = subject.split(':')
    return isKind(kind) && rest.length > 0 ? `${t(`kinds.${kind}`)} ${rest.join(':')}` : subject
  }
}

function isKind(kind: string): kind is keyof typeof vi.kinds {
  return Object.hasOwn(vi.kinds, kind)
}

function isKnown(action: string): action is KnownAction {
  return Object.hasOwn(vi.actions, action)
}
