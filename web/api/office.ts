// What the page asks of the office: one request of the contract, over HTTP. Light enough for the lobby.
import { call } from './call.ts'
import { noticeSignedOut } from './signed-out.ts'
import type { Input, OfficeContract, Output, RequestName } from '#protocol'

/** The name of a request to the office. */
export type OfficeRequest = RequestName<OfficeContract>
/** What a request takes. */
export type OfficeInput<N extends OfficeRequest> = Input<OfficeContract, N>
/** What a request answers. */
export type OfficeOutput<N extends OfficeRequest> = Output<OfficeContract, N>

/**
 * Asks the office.
 * @throws Refusal with the office's code; `node-unreachable` when there is no answer; the signal's reason when aborted
 */
export function askOffice<N extends OfficeRequest>(
  name: N,
  input: OfficeInput<N>,
  signal?: AbortSignal,
): Promise<OfficeOutput<N>> {
  return noticeSignedOut(call<OfficeOutput<N>>('POST', `/api/office/${name}`, { body: input, signal }))
}
