// Searching meetings.
import { SearchScreen } from '../../features/calendar/search-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'

/** `/search` */
export function SearchPage() {
  return <SearchScreen person={usePerson()} />
}
