// One's own account: name, password, second factor, where one is signed in.
import { useTranslation } from 'react-i18next'
import type { Person } from '#protocol'
import { PageHead } from '../../ui/page-head.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ChangePassword } from './change-password.tsx'
import { ChangeProfile } from './change-profile.tsx'
import { LoginList } from './login-list.tsx'
import { SecondFactor } from './second-factor.tsx'
import styles from './me.module.css'

/** Everything a person may change about themselves. */
export function MeScreen({ person }: { person: Person }) {
  const { t } = useTranslation('access')
  useTitle(t('me.title'))
  const roles = [...new Set(person.grants.map(({ role }) => role))]
  return (
    <>
      <PageHead
        title={t('me.title')}
        description={
          <span className={styles.roles}>
            {person.login}
            {roles.map((role) => (
              <Tag key={role} tone="action">
                {t(`roles.${role}`)}
              </Tag>
            ))}
          </span>
        }
      />
      <div className={styles.columns}>
        <ChangeProfile person={person} />
        <SecondFactor person={person} />
        <ChangePassword login={person.login} />
        <LoginList />
      </div>
    </>
  )
}
