// The office's texts in English, fetched when asked for.
import access from './access.json' with { type: 'json' }
import accounts from './accounts.json' with { type: 'json' }
import audit from './audit.json' with { type: 'json' }
import calendar from './calendar.json' with { type: 'json' }
import directory from './directory.json' with { type: 'json' }
import guests from './guests.json' with { type: 'json' }
import minutes from './minutes.json' with { type: 'json' }
import office from './office.json' with { type: 'json' }
import scheduling from './scheduling.json' with { type: 'json' }
import today from './today.json' with { type: 'json' }
import uptake from './uptake.json' with { type: 'json' }

/** One namespace per feature. */
export const officeTexts = {
  access,
  accounts,
  audit,
  calendar,
  directory,
  guests,
  minutes,
  office,
  scheduling,
  today,
  uptake,
}
