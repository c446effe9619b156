import * as z from 'zod/mini';

import type {Capabilities} from './adapter.js';
import {capabilitySchema, contactSchema, safeUrlSchema} from './capability.js';

export const linkRels = ['apps', 'groups', 'reviews', 'privacy', 'help', 'admin', 'other'] as const;

/** What the backend says about itself. Shared by all elements of a page; leaves together with the first reads, in one wave. */
export const descriptionSchema = z.object({
  /** Stable id of the signed-in account: when it changes, every element forgets what it holds. Absent: nobody is signed in. */
  subject: z.optional(z.string()),
  /** By operation; operations that this version does not know are ignored, their capabilities' form is not. */
  capabilities: z.record(z.string(), capabilitySchema),
  /** Whom to ask, where a refusal names nobody else. */
  support: z.optional(contactSchema),
  /** The portal's other pages ("next steps"). */
  links: z.optional(
    z.array(z.object({rel: z.enum(linkRels), label: z.optional(z.string()), url: safeUrlSchema})),
  ),
  /** Whether `signIn()` can be offered to a signed-out visitor. */
  canSignIn: z.optional(z.boolean()),
});
export interface Description extends Omit<z.output<typeof descriptionSchema>, 'capabilities'> {
  readonly capabilities: Capabilities;
}
