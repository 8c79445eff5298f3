// How ffmpeg is told to read what is fed to it.
import type { FedRun } from './feed.ts'

/** Everything in one thread: whatever else runs on the machine goes before. */
export const ONE_THREAD = ['-filter_threads', '1', '-filter_complex_threads', '1'] as const

/** An input from the loopback. A picture's size may change on the way without the graph being built anew. */
export function inputOf({ url }: FedRun, kind: 'picture' | 'sound'): string[] {
  const picture = kind === 'picture' ? ['-reinit_filter', '0'] : []
  return [...picture, '-threads', '1', '-seekable', '0', '-f', 'mp4', '-i', url]
}

/** The words that a file carries in its own description. */
export function description(title: string, viewer: string, words: string): string[] {
  return ['-metadata', `title=${title}`, '-metadata', `artist=${viewer}`, '-metadata', `comment=${words}`]
}

/** An MP4 that can be written without going back; `plainMp4` takes it. */
export const FRAGMENTED = [
  '-movflags',
  '+frag_keyframe+empty_moov+default_base_moof',
  '-frag_duration',
  '2000000',
  '-use_editlist',
  '0',
  '-f',
  'mp4',
  'pipe:1',
] as const

/** Speech and a hall. */
export const SOUND_CODEC = ['-c:a', 'aac', '-b:a', '96k', '-ac', '1'] as const
