// An address that leads nowhere.
import { useNavigate } from 'react-router'
import { NotFound } from './broken-page.tsx'

/** Leads back to the first page. */
export function Lost() {
  const navigate = useNavigate()
  return <NotFound onExit={() => void navigate('/')} />
}
