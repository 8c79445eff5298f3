// What the office needs of the place where documents lie: contents, named by their own SHA-256.

/** A file that has arrived and been looked at, not yet kept. */
export type ReceivedDocument = {
  /** Hex. */
  readonly sha256: string
  readonly bytes: number
  /** By its content; the name agrees with it. */
  readonly mediaType: string
  /** Puts it in its place, unless the same content lies there already; on disk when this resolves. */
  keep(): Promise<void>
  /** Removes what has not been kept; after `keep` it does nothing. */
  drop(): Promise<void>
}

/** A part of a content, both ends included, counted from 0. */
export type ByteSpan = { readonly first: number; readonly last: number }

/** A content that can be read. */
export type StoredContent = {
  readonly bytes: number
  /** All of it, or a part. */
  read(span?: ByteSpan): AsyncIterable<Uint8Array>
}

/** Contents of documents. */
export type DocumentStore = {
  /**
   * Takes in a file and finds out what it is.
   * @throws Refusal `file-too-large`, `file-type-refused`, `file-unreadable`; what the source throws. Nothing is left.
   */
  receive(name: string, source: AsyncIterable<Uint8Array>): Promise<ReceivedDocument>
  find(sha256: string): Promise<StoredContent | undefined>
  /** One piece of work at a time for a content: none is kept for one meeting while it is removed for another. */
  exclusively<T>(sha256: string, work: () => Promise<T>): Promise<T>
  remove(sha256: string): Promise<void>
  /** Every content that nobody has brought since a time, epoch ms. */
  contents(before: number): AsyncIterable<string>
}
