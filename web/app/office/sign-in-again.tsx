// Signing in again over one's work, when the server no longer knows this browser.
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { SignInForm } from '../../features/access/sign-in-form.tsx'
import { Dialog } from '../../ui/dialog.tsx'

type SignInAgainProps = { readonly isOpen: boolean; readonly login: string; readonly sso: string | null }

/** Closes by itself once somebody has signed in; closing it by hand leaves the work. */
export function SignInAgain({ isOpen, login, sso }: SignInAgainProps) {
  const { t } = useTranslation('office')
  const navigate = useNavigate()
  return (
    <Dialog
      title={t('signInAgain')}
      closeLabel={t('leaveWork')}
      open={isOpen}
      onClose={() => void navigate('/sign-in')}
      stays
    >
      <p>{t('signInAgainText')}</p>
      <SignInForm login={login} sso={sso} ssoWindow="new" />
    </Dialog>
  )
}
