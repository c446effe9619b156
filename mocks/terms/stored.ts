import type {Instant} from '../../src/contract/calls.js';
import type {TermsContent, TermsRecord} from '../../src/contract/terms.js';

/** A text in each language that there is; the first is the default. */
export type Translated = Readonly<Record<string, string>>;

/** A document as the organization keeps it. */
export interface StoredTerms {
  readonly id: string;
  readonly version: string;
  readonly publishedAt: Instant;
  readonly title: Translated;
  readonly type: TermsContent['type'];
  /** The text; for a PDF what is printed in it, for a link where it leads. */
  readonly text: Translated;
  readonly mustRead?: true;
  readonly canDecline?: true;
  readonly declineConsequence?: Translated;
  /** How long an acceptance holds. Default: for good. */
  readonly validDays?: number;
}

/** What is written when a new version comes out. */
export interface Publication {
  readonly version: string;
  readonly at: Instant;
  /** Default: the text stays. */
  readonly text?: Translated | undefined;
}

/** All that changes: what was published since the seed, and what was decided, oldest first. */
export interface TermsState {
  readonly published: Record<string, Publication>;
  readonly decisions: TermsRecord[];
}

/** The language nearest to the reader's (RFC 4647 lookup), else the default. */
export function nearest(texts: Translated, language = ''): string {
  const parts = language.split('-');
  const candidates = parts.map((_, index) =>
    parts
      .slice(0, parts.length - index)
      .join('-')
      .toLowerCase(),
  );
  const known = Object.keys(texts);
  const found = candidates.flatMap((each) => known.filter((tag) => tag.toLowerCase() === each))[0];
  return found ?? known[0] ?? '';
}
