import * as z from 'zod/mini';

import {type CallOptions, countSchema, instantSchema, type Outcome, type WriteOptions} from './calls.js';

/** One line of the checklist under the new password. */
export const passwordRuleSchema = z.object({
  /** 'min-length' {min}, 'max-length' {max}, 'contains-identifier' {words: the forbidden ones, joined by a line break}, 'common', 'breached', 'reused' {count}, or the backend's own. */
  code: z.string(),
  params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  /** 'client' rules are judged while typing, 'server' rules when the form is sent. */
  check: z.enum(['client', 'server']),
  /** The organization's words in the reader's language, for a code that the element does not know. Text, never HTML. */
  text: z.optional(z.string()),
});
export type PasswordRule = z.output<typeof passwordRuleSchema>;

/** What the organization asks of a password. It comes from the backend; the element has no rules of its own. */
export const passwordPolicySchema = z.object({
  /** In characters (code points; NIST SP 800-63B-4 counts so). */
  minLength: z.optional(countSchema),
  /** In characters (code points). */
  maxLength: z.optional(countSchema),
  /** Lets the page see, after a redirect, whether the password was changed. Absent: it says that it could not see. */
  changedAt: z.optional(instantSchema),
  /** False where the backend re-authenticates instead. */
  requiresCurrent: z.boolean(),
  rules: z.array(passwordRuleSchema),
  /** Whether the other sessions end with the change: the person chooses, always, or never. */
  signOutOthers: z.enum(['offered', 'always', 'never']),
});
export type PasswordPolicy = z.output<typeof passwordPolicySchema>;

/** Passwords are sent exactly as typed: no trimming, no case change, no truncation (ASVS 6.2.8, 6.2.9). */
export interface PasswordChange {
  readonly currentPassword?: string | undefined;
  readonly newPassword: string;
  readonly signOutOthers?: boolean | undefined;
}

export interface PasswordPort {
  policy(options?: CallOptions): Promise<PasswordPolicy>;
  /** Refusals are `validation` at "/currentPassword" (`incorrect`, with `attemptsLeft` where the backend counts) and "/newPassword" (`too-short`, `too-long`, `common`, `breached`, `reused`, `contains-identifier`); too many wrong ones are `rate-limited`. */
  change(change: PasswordChange, options?: WriteOptions): Promise<Outcome>;
}
