// What is used of pdfmake, which brings no types of its own.
declare module 'pdfmake' {
  /** A piece of the document definition. */
  type Node = string | { readonly [key: string]: unknown }

  type Definition = {
    readonly content: readonly Node[]
    readonly header?: (currentPage: number, pageCount: number) => Node | null
    readonly pageBreakBefore?: (
      node: { readonly headlineLevel?: number },
      queries: { getFollowingNodesOnPage(): readonly { readonly headlineLevel?: number; readonly id?: string }[] },
    ) => boolean
    readonly [key: string]: unknown
  }

  const pdfmake: {
    /** Paths of font files by face. */
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void
    setLocalAccessPolicy(allows: (path: string) => boolean): void
    setUrlAccessPolicy(allows: (url: string) => boolean): void
    createPdf(definition: Definition): { getBuffer(): Promise<Buffer> }
  }
  export default pdfmake
  export type { Definition, Node }
}
