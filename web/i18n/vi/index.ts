// All texts in Vietnamese, the first language.
import common from './common.json' with { type: 'json' }
import devices from './devices.json' with { type: 'json' }
import lobby from './lobby.json' with { type: 'json' }
import meeting from './meeting.json' with { type: 'json' }
import refusals from './refusals.json' with { type: 'json' }

/** One namespace per feature. */
export const texts = { common, devices, lobby, meeting, refusals }
