import * as z from 'zod/mini';

import {isSafeUrl} from './safe-url.js';

/** An absolute address that may be opened; see `isSafeUrl`. */
export const safeUrlSchema = z.string().check(z.refine(isSafeUrl));

/** Whom to ask. */
export const contactSchema = z.object({
  /** As people call them: "Contoso IT help". */
  label: z.string(),
  email: z.optional(z.string()),
  /** A page of theirs. */
  url: z.optional(safeUrlSchema),
});
export type Contact = z.output<typeof contactSchema>;

export const refusalReasons = [
  /** The backend has no such thing. */
  'backend',
  /** It has, but it is not switched on, or a scope is missing. */
  'configuration',
  /** This person may not. */
  'permission',
  /** An administrator can. */
  'admin-only',
  /** The organization decided so. */
  'policy',
  /** The value comes from another system. */
  'managed',
  /** It is the device or session in use. */
  'current',
  /** The home organization cannot be left. */
  'home',
  /** Somebody else must become an owner first. */
  'last-owner',
  /** Without it the account would have no way left to prove who is there. */
  'last-method',
  /** No more of this kind. */
  'limit',
  /** Something else must be set up first. */
  'prerequisite',
  /** The person has not registered for it. */
  'not-registered',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why something cannot be done, and whom to ask. */
export const refusalSchema = z.object({
  reason: z.enum(refusalReasons),
  /** The organization's own words in the reader's language, where the backend has them. Text, never HTML. */
  text: z.optional(z.string()),
  /** Default: `Description.support`. */
  contact: z.optional(contactSchema),
});
export type Refusal = z.output<typeof refusalSchema>;

/** The one type that says whether something can be done: for an operation, and for a single item where that differs. */
export const capabilitySchema = z.discriminatedUnion('support', [
  /** All of it in the page. */
  z.object({support: z.literal('native')}),
  /** The call resolves to a redirect; the browser comes back to `returnTo`. */
  z.object({support: z.literal('redirect')}),
  /** Only a link to somebody else's page; nothing comes back. */
  z.object({support: z.literal('external'), url: safeUrlSchema, refusal: z.optional(refusalSchema)}),
  z.object({support: z.literal('none'), refusal: refusalSchema}),
]);
export type Capability = z.output<typeof capabilitySchema>;
