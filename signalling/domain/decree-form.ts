// The form of official documents by Decree 30/2020/NĐ-CP, Appendix I, as numbers: where the form is corrected.

/**
 * Everything that the decree says in millimetres and points. The decree leaves spans (a body of 13 to 14 points);
 * these are the values chosen within them. What draws a document, on paper or on a screen, takes its measures here.
 */
export const DECREE_FORM = {
  /** A4, portrait. */
  page: { widthMm: 210, heightMm: 297 },
  /** 20–25 mm above and below, 30–35 mm left, 15–20 mm right. */
  marginsMm: { top: 20, bottom: 20, left: 30, right: 15 },
  /** What the decree asks for; the files carry Tinos, of the same measures, for machines without it. */
  face: 'Times New Roman',
  /** Sizes in points. */
  sizes: {
    /** State name: 12–13. */
    state: 12,
    /** Motto: 13–14. */
    motto: 13,
    /** The Party's name in its own head: 15. */
    party: 15,
    /** Governing and issuing body: 12–13. */
    body: 12,
    number: 13,
    /** Place and date: 13–14. */
    date: 13,
    /** Type of the document, its summary: 13–14. */
    type: 14,
    summary: 14,
    /** The text: 13–14. */
    text: 13.5,
    /** Tables within the text. */
    table: 12,
    signature: 13.5,
    /** "Nơi nhận:" 12, its lines 11. */
    recipientsHead: 12,
    recipients: 11,
    pageNumber: 13,
    /** The hash beneath everything: not of the decree, kept out of its way. */
    hash: 9,
  },
  text: {
    /** First line: 1 or 1.27 cm. */
    indentMm: 12.7,
    /** Between paragraphs: at least 6 pt. */
    spacingPt: 6,
    /** Single to 1.5 lines. */
    lineHeight: 1.15,
  },
  /** Solid rules: as long as the motto; a third to a half of the issuing body and of the summary. */
  rules: { weightPt: 0.75, motto: 1, body: 0.4, summary: 0.4 },
  /** How the two columns of the head share the width. */
  headColumns: { left: 0.44, right: 0.56 },
  /** Room for a signature and a seal, mm. */
  signatureRoomMm: 28,
} as const
