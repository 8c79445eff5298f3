// The addresses of the office; every page is fetched when it is first opened.
import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { LinkPage } from '../pages/link-page.tsx'
import { Lost } from '../pages/lost.tsx'
import { SignInPage } from '../pages/sign-in-page.tsx'
import { SignedIn } from './signed-in.tsx'

const AccountsPage = lazy(() => import('../pages/accounts-page.tsx').then((page) => ({ default: page.AccountsPage })))
const AuditPage = lazy(() => import('../pages/audit-page.tsx').then((page) => ({ default: page.AuditPage })))
const CalendarPage = lazy(() => import('../pages/calendar-page.tsx').then((page) => ({ default: page.CalendarPage })))
const DirectoryPage = lazy(() =>
  import('../pages/directory-page.tsx').then((page) => ({ default: page.DirectoryPage })),
)
const LibraryPage = lazy(() => import('../pages/library-page.tsx').then((page) => ({ default: page.LibraryPage })))
const MeetingPage = lazy(() => import('../pages/meeting-page.tsx').then((page) => ({ default: page.MeetingPage })))
const MePage = lazy(() => import('../pages/me-page.tsx').then((page) => ({ default: page.MePage })))
const MinutesPage = lazy(() => import('../pages/minutes-page.tsx').then((page) => ({ default: page.MinutesPage })))
const NewMeetingPage = lazy(() =>
  import('../pages/new-meeting-page.tsx').then((page) => ({ default: page.NewMeetingPage })),
)
const ReplayPage = lazy(() => import('../pages/replay-page.tsx').then((page) => ({ default: page.ReplayPage })))
const SearchPage = lazy(() => import('../pages/search-page.tsx').then((page) => ({ default: page.SearchPage })))
const UptakePage = lazy(() => import('../pages/uptake-page.tsx').then((page) => ({ default: page.UptakePage })))
const UptakeDefinitionPage = lazy(() =>
  import('../pages/uptake-definition-page.tsx').then((page) => ({ default: page.UptakeDefinitionPage })),
)
const UptakeEvidencePage = lazy(() =>
  import('../pages/uptake-evidence-page.tsx').then((page) => ({ default: page.UptakeEvidencePage })),
)
const UptakeRegisterPage = lazy(() =>
  import('../pages/uptake-register-page.tsx').then((page) => ({ default: page.UptakeRegisterPage })),
)
const UptakeReportsPage = lazy(() =>
  import('../pages/uptake-reports-page.tsx').then((page) => ({ default: page.UptakeReportsPage })),
)
const UptakeScreenPage = lazy(() =>
  import('../pages/uptake-screen-page.tsx').then((page) => ({ default: page.UptakeScreenPage })),
)
const TodayPage = lazy(() => import('../pages/today-page.tsx').then((page) => ({ default: page.TodayPage })))

/** Ways in for strangers; all else for those who have signed in. */
export function OfficeRoutes() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="/link/:token" element={<LinkPage />} />
      <Route element={<SignedIn />}>
        <Route path="/" element={<TodayPage />} />
        <Route path="/calendar" element={<CalendarPage />} />
        <Route path="/search" element={<SearchPage />} />
        <Route path="/meetings/new" element={<NewMeetingPage />} />
        <Route path="/meetings/:meetingId" element={<MeetingPage />} />
        <Route path="/meetings/:meetingId/minutes/:sessionId?" element={<MinutesPage />} />
        <Route path="/recordings" element={<LibraryPage />} />
        <Route path="/recordings/:sessionId" element={<ReplayPage />} />
        <Route path="/directory" element={<DirectoryPage />} />
        <Route path="/accounts" element={<AccountsPage />} />
        <Route path="/audit" element={<AuditPage />} />
        <Route path="/me" element={<MePage />} />
        <Route path="/uptake" element={<UptakePage />} />
        <Route path="/uptake/register" element={<UptakeRegisterPage />} />
        <Route path="/uptake/meetings/:entryId" element={<UptakeEvidencePage />} />
        <Route path="/uptake/definition" element={<UptakeDefinitionPage />} />
        <Route path="/uptake/reports/:unitId?" element={<UptakeReportsPage />} />
      </Route>
      <Route element={<SignedIn isBare />}>
        <Route path="/uptake/screen" element={<UptakeScreenPage />} />
      </Route>
      <Route path="*" element={<Lost />} />
    </Routes>
  )
}
