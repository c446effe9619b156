import * as z from 'zod/mini';

import {challengeSchema} from './calls.js';
import {refusalSchema} from './capability.js';

/** What is wrong with one part of the input. */
export const fieldErrorSchema = z.object({
  /** RFC 6901 pointer into the input that was sent ("/newPassword"); "" is the whole form. */
  pointer: z.string(),
  /** 'required', 'too-short', 'too-long', 'pattern', 'common', 'breached', 'reused', 'contains-identifier', 'incorrect', 'read-only', …; an element knows the usual ones and shows `message` for others. */
  code: z.string(),
  /** Numbers and words for the text: `{min: 15}`, `{attemptsLeft: 4}`. */
  params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  /** The backend's own words, shown only where the element does not know `code`. Text, never HTML. */
  message: z.optional(z.string()),
});
export type FieldError = z.output<typeof fieldErrorSchema>;

/** What an error tells besides its code. All of it is optional. */
export const errorDetailsSchema = z.object({
  /** The call that failed: "devices.disable". `checked()` fills it in. */
  operation: z.optional(z.string()),
  /** The HTTP status, where there was one. */
  status: z.optional(z.number()),
  /** It is no word of the backend's own, but a page of something on the way, say: a write may have happened all the same. */
  foreign: z.optional(z.boolean()),
  fields: z.optional(z.array(fieldErrorSchema)),
  refusal: z.optional(refusalSchema),
  challenge: z.optional(challengeSchema),
  /** Seconds to wait before the next attempt (RFC 9110, Retry-After). */
  retryAfterSeconds: z.optional(z.number().check(z.refine((seconds) => seconds >= 0))),
  /** Where in the answer the schema refused it: "items.3.name". */
  path: z.optional(z.string()),
  /** The backend's own code, for support. */
  backendCode: z.optional(z.string()),
  /** The backend's name for this request; shown to the person as "Reference". */
  requestId: z.optional(z.string()),
});
export interface AccountErrorDetails extends Partial<z.output<typeof errorDetailsSchema>> {
  /** What was caught. Kept for logs; never shown. */
  readonly cause?: unknown;
}

/** What fits of the details. The rest is dropped: a broken detail must not hide the error that it came with. */
export function readableDetails(details: AccountErrorDetails): AccountErrorDetails {
  const readable = Object.entries(errorDetailsSchema.shape).flatMap(([name, schema]) => {
    const result = schema.safeParse(details[name as keyof AccountErrorDetails]);
    return result.success && result.data !== undefined ? [[name, result.data]] : [];
  });
  return Object.fromEntries(readable) as AccountErrorDetails;
}
