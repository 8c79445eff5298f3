// The office's texts in English, fetched when asked for.
import access from './access.json' with { type: 'json' }
import accounts from './accounts.json' with { type: 'json' }
import audit from './audit.json' with { type: 'json' }
import calendar from './calendar.json' with { type: 'json' }
import directory from './directory.json' with { type: 'json' }
import exports from './exports.json' with { type: 'json' }
import guests from './guests.json' with { type: 'json' }
import library from './library.json' with { type: 'json' }
import minutes from './minutes.json' with { type: 'json' }
import office from './office.json' with { type: 'json' }
import refusals from './refusals.json' with { type: 'json' }
import replay from './replay.json' with { type: 'json' }
import scheduling from './scheduling.json' with { type: 'json' }
import sheetImport from './sheet-import.json' with { type: 'json' }
import today from './today.json' with { type: 'json' }
import transcripts from './transcripts.json' with { type: 'json' }
import uptake from './uptake.json' with { type: 'json' }

/** One namespace per feature; its refusals come beside those that every page can meet. */
export const officeTexts = {
  access,
  accounts,
  audit,
  calendar,
  directory,
  exports,
  guests,
  library,
  minutes,
  office,
  refusals,
  replay,
  scheduling,
  sheetImport,
  today,
  transcripts,
  uptake,
}
