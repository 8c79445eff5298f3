// The texts of a session in Vietnamese that are fetched after joining: the lobby carries none of them.
import agenda from './agenda.json' with { type: 'json' }
import chat from './chat.json' with { type: 'json' }
import console from './console.json' with { type: 'json' }
import document from './document.json' with { type: 'json' }
import door from './door.json' with { type: 'json' }
import floor from './floor.json' with { type: 'json' }
import recording from './recording.json' with { type: 'json' }
import refusals from './refusals.json' with { type: 'json' }
import rollCall from './roll-call.json' with { type: 'json' }
import vote from './vote.json' with { type: 'json' }

/** One namespace per feature. */
export const chamberTexts = { agenda, chat, console, document, door, floor, recording, refusals, rollCall, vote }
