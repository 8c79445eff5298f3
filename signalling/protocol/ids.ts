// Branded identifiers: the first words everything else is said with.
import { z } from 'zod'

const word = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** An organisation of the directory. */
export const unitId = word.brand<'UnitId'>()
/** A place where people meet in person. */
export const venueId = word.brand<'VenueId'>()
/** An office that somebody holds. */
export const officialId = word.brand<'OfficialId'>()
/** Somebody who may sign in. */
export const accountId = word.brand<'AccountId'>()
/** One signed-in browser. */
export const loginId = word.brand<'LoginId'>()
/** What is scheduled. */
export const meetingId = word.brand<'MeetingId'>()
/** Meetings that were made by one recurrence. */
export const seriesId = word.brand<'SeriesId'>()
/** A saved beginning for new meetings. */
export const templateId = word.brand<'TemplateId'>()
/** A file that travels with a meeting. */
export const documentId = word.brand<'DocumentId'>()
/** Somebody from outside, with a one-time link. */
export const guestId = word.brand<'GuestId'>()
/** A meeting's live run. */
export const sessionId = word.brand<'SessionId'>()
/** A place that takes part. */
export const bridgePointId = word.brand<'BridgePointId'>()
/** One live connection of a device or a person; survives reloads and reconnects. */
export const peerId = word.brand<'PeerId'>()
/** One loading of a page: tells a page that was replaced from the one that replaced it. */
export const pageId = word.brand<'PageId'>()
/** A command's own id: a resend is answered, not redone. */
export const commandId = word.brand<'CommandId'>()
/** One vote on one motion. */
export const ballotId = word.brand<'BallotId'>()
/** A recorded source of a session, one for each source of a connection: `<connection>.<source>`. */
export const trackId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}\.(microphone|camera|presentation)$/)
  .brand<'TrackId'>()
/** A file that is made of a recording in the background. */
export const exportId = word.brand<'ExportId'>()
/** A meeting in the register of uptake. */
export const entryId = word.brand<'EntryId'>()
/** Another system that sends meetings to the register. */
export const senderId = word.brand<'SenderId'>()
/** A WebRTC transport of the SFU. */
export const transportId = word.brand<'TransportId'>()
/** A source that a peer sends. */
export const producerId = word.brand<'ProducerId'>()
/** One source as one peer receives it. */
export const consumerId = word.brand<'ConsumerId'>()

export type UnitId = z.infer<typeof unitId>
export type VenueId = z.infer<typeof venueId>
export type OfficialId = z.infer<typeof officialId>
export type AccountId = z.infer<typeof accountId>
export type LoginId = z.infer<typeof loginId>
export type MeetingId = z.infer<typeof meetingId>
export type SeriesId = z.infer<typeof seriesId>
export type TemplateId = z.infer<typeof templateId>
export type DocumentId = z.infer<typeof documentId>
export type GuestId = z.infer<typeof guestId>
export type SessionId = z.infer<typeof sessionId>
export type BridgePointId = z.infer<typeof bridgePointId>
export type PeerId = z.infer<typeof peerId>
export type PageId = z.infer<typeof pageId>
export type CommandId = z.infer<typeof commandId>
export type BallotId = z.infer<typeof ballotId>
export type TrackId = z.infer<typeof trackId>
export type ExportId = z.infer<typeof exportId>
export type EntryId = z.infer<typeof entryId>
export type SenderId = z.infer<typeof senderId>
export type TransportId = z.infer<typeof transportId>
export type ProducerId = z.infer<typeof producerId>
export type ConsumerId = z.infer<typeof consumerId>
