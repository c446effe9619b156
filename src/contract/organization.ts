import * as z from 'zod/mini';

import {countSchema, type Outcome, type Page, type PageOptions, type WriteOptions} from './calls.js';
import {capabilitySchema, contactSchema, safeUrlSchema} from './capability.js';

/** An organization that the account belongs to. One that was left is never listed. */
export const organizationSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Its verified domains: "fabrikam.example". */
  domains: z.optional(z.array(z.string())),
  /** 'home': the account is theirs, so it cannot be left. 'guest': invited. */
  relation: z.optional(z.enum(['home', 'guest', 'member', 'owner'])),
  /** The organization whose session this page uses. */
  current: z.optional(z.boolean()),
  /** Where it differs from the capability of `organizations.leave`. */
  leave: z.optional(capabilitySchema),
  /** Leaving needs a session in that organization. False or absent once there is one. */
  signInToLeave: z.optional(z.boolean()),
  /** How many days the organization keeps the account there after leaving, before it deletes it with its data. Absent: it does not say. */
  retentionDays: z.optional(countSchema),
  /** What it does with personal data. */
  privacyUrl: z.optional(safeUrlSchema),
  /** Whom to ask there: an administrator, or the contact for privacy. */
  contact: z.optional(contactSchema),
});
export type Organization = z.output<typeof organizationSchema>;

export interface OrganizationsPort {
  list(options?: PageOptions): Promise<Page<Organization>>;
  /**
   * Ends the membership; afterwards no list has it, and coming back needs an invitation. Where `signInToLeave`, it resolves to a
   * redirect with operation 'sign-in', at that organization, and nothing has changed yet. One that is not there: `not-found`; one that
   * may not be left: `policy` with its refusal (`home`, `last-owner`, `managed`, `policy`).
   */
  leave(id: string, options?: WriteOptions): Promise<Outcome>;
}
