// The directory.
import { DirectoryScreen } from '../../features/directory/directory-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'

/** `/directory` */
export function DirectoryPage() {
  return <DirectoryScreen person={usePerson()} />
}
