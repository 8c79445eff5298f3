// Files on their way to the server, with what has been sent so far.
import { take } from './call.ts'
import { noticeSignedOut } from './signed-out.ts'
import type { ImportPreview, MeetingId, Reply, SessionId, Transcript, UptakeImportPreview } from '#protocol'
import type { MeetingDocument } from '#domain/meeting.ts'

/** Told how much of a file has been sent, 0 to 1. */
export type OnProgress = (sent: number) => void

/**
 * Adds a document to a meeting; to all of its series that lie ahead where that is asked for.
 * @throws Refusal with the server's code; `node-unreachable` without an answer; the signal's reason when aborted
 */
export function uploadDocument(
  { id, wholeSeries }: { readonly id: MeetingId; readonly wholeSeries: boolean },
  file: File,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<MeetingDocument> {
  const words = new URLSearchParams({ name: file.name, ...(wholeSeries && { series: 'all' }) })
  const path = `/api/meetings/${encodeURIComponent(id)}/documents?${words}`
  return send<MeetingDocument>(path, file, onProgress, signal)
}

/**
 * Shows what a spreadsheet would change in the directory; with the digest of that answer it changes it.
 * @throws Refusal with the server's code; `node-unreachable` without an answer
 */
export function importDirectory(
  file: File,
  confirmDigest?: string,
  onProgress: OnProgress = () => undefined,
): Promise<ImportPreview> {
  const confirm = confirmDigest === undefined ? '' : `?confirm=${encodeURIComponent(confirmDigest)}`
  return send<ImportPreview>(`/api/directory/import${confirm}`, file, onProgress)
}

/**
 * Adds a transcript (WebVTT) to a recording, in place of the one in the same language.
 * @param language ISO 639: "vi"
 * @throws Refusal with the server's code; `node-unreachable` without an answer
 */
export async function uploadTranscript(id: SessionId, language: string, file: File): Promise<Transcript> {
  const words = new URLSearchParams({ name: file.name })
  const path = `/api/recordings/${encodeURIComponent(id)}/transcripts/${language}?${words}`
  const headers = { 'content-type': 'text/vtt' }
  const response = await fetch(path, { method: 'PUT', headers, body: file }).catch(() => undefined)
  return noticeSignedOut(response?.text().then((text) => take(readReply<Transcript>(text))) ?? refused())
}

async function refused(): Promise<never> {
  return take<never>(undefined)
}

/**
 * Shows what a spreadsheet would change in the register of meetings; with the digest of that answer it changes it.
 * @throws Refusal with the server's code; `node-unreachable` without an answer
 */
export function importRegister(
  file: File,
  confirmDigest?: string,
  onProgress: OnProgress = () => undefined,
): Promise<UptakeImportPreview> {
  const confirm = confirmDigest === undefined ? '' : `?confirm=${encodeURIComponent(confirmDigest)}`
  return send<UptakeImportPreview>(`/api/uptake/import${confirm}`, file, onProgress)
}

/** fetch cannot tell how much it has sent; the older way can. */
function send<T>(path: string, file: File, onProgress: OnProgress, signal?: AbortSignal): Promise<T> {
  const sent = new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) => total > 0 && onProgress(loaded / total))
    request.addEventListener('loadend', () => {
      try {
        signal?.throwIfAborted()
        resolve(take(readReply<T>(request.responseText)))
      } catch (error) {
        reject(error)
      }
    })
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    if (signal?.aborted) reject(signal.reason)
    else request.send(file)
  })
  return noticeSignedOut(sent)
}

function readReply<T>(text: string): Reply<T> | undefined {
  try {
    // Our own server's reply; its shape is the contract's.
    return JSON.parse(text) as Reply<T>
  } catch {
    return undefined
  }
}
