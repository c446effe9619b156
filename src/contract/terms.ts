import * as z from 'zod/mini';

import {
  type CallOptions,
  instantSchema,
  type Outcome,
  type Page,
  type PageOptions,
  versionSchema,
  type WriteOptions,
} from './calls.js';
import {safeUrlSchema} from './capability.js';

/** Terms of use that concern the account. */
export const termsDocumentSchema = z.object({
  id: z.string(),
  /** As people call it ("2.1"), and shown to them. What a decision is about. */
  version: versionSchema,
  /** In the reader's language, where the backend has it. */
  title: z.string(),
  /** BCP 47 tags of the languages it is there in; the first is the default. */
  locales: z.optional(z.array(z.string())),
  publishedAt: z.optional(instantSchema),
  /** It must have been read to its end before it can be accepted. */
  mustRead: z.optional(z.boolean()),
  /** The person may decline. Default: they may only leave it undecided. */
  canDecline: z.optional(z.boolean()),
  /** What follows from declining, in the organization's words. Text, never HTML. */
  declineConsequence: z.optional(z.string()),
  /** 'expired': it was accepted, and has to be again. */
  state: z.enum(['pending', 'accepted', 'declined', 'expired']),
  decidedAt: z.optional(instantSchema),
  /** Until when the acceptance holds. */
  expiresAt: z.optional(instantSchema),
});
export type TermsDocument = z.output<typeof termsDocumentSchema>;

const shown = {version: versionSchema, locale: z.optional(z.string())};

/** The document itself, in one language. */
export const termsContentSchema = z.discriminatedUnion('type', [
  z.object({...shown, type: z.literal('text/plain'), text: z.string()}),
  z.object({...shown, type: z.literal('text/markdown'), text: z.string()}),
  /** Not to be trusted: sanitised on an allow-list before it is shown. */
  z.object({...shown, type: z.literal('text/html'), text: z.string()}),
  z.object({...shown, type: z.literal('application/pdf'), file: z.instanceof(Blob)}),
  z.object({...shown, type: z.literal('link'), url: safeUrlSchema}),
]);
export type TermsContent = z.output<typeof termsContentSchema>;

export interface TermsDecision {
  readonly decision: 'accept' | 'decline';
  /** What was on screen. Another version there: `stale`, and nothing is decided. */
  readonly version: string;
  readonly locale?: string | undefined;
}

/** One decision that was made. */
export const termsRecordSchema = z.object({
  documentId: z.string(),
  title: z.string(),
  version: versionSchema,
  locale: z.optional(z.string()),
  decision: z.enum(['accept', 'decline']),
  at: instantSchema,
});
export type TermsRecord = z.output<typeof termsRecordSchema>;

export interface TermsPort {
  /** All that concern the account, those to decide first. */
  list(options?: PageOptions): Promise<Page<TermsDocument>>;
  /** In the language of `locale`, where it is there, else in the document's default. */
  content(id: string, options?: CallOptions): Promise<TermsContent>;
  /** Declining where `canDecline` is not said: `policy`. */
  decide(id: string, decision: TermsDecision, options?: WriteOptions): Promise<Outcome<TermsDocument>>;
  /** What the person decided, newest first. */
  history(options?: PageOptions): Promise<Page<TermsRecord>>;
}
