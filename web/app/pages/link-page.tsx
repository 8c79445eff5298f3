// The page that a one-time link leads to.
import { useNavigate, useParams } from 'react-router'
import { LinkScreen } from '../../features/access/link-screen.tsx'
import iconUrl from '../icon.svg'

/** `/link/:token` */
export function LinkPage() {
  const { token = '' } = useParams()
  const navigate = useNavigate()
  return (
    <LinkScreen
      token={token}
      sign={<img src={iconUrl} alt="" />}
      onSignIn={() => void navigate('/sign-in')}
      onEntered={() => void navigate('/')}
    />
  )
}
