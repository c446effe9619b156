import * as z from 'zod/mini';

import {type CallOptions, countSchema, type Outcome, versionSchema, type WriteOptions} from './calls.js';
import {capabilitySchema} from './capability.js';

/** How one attribute of the profile is edited. */
export const attributeSchema = z.object({
  /** A path into Profile ("jobTitle", "office/location", "phones/mobile") or a key of `values`; patches and field errors use the same. */
  name: z.string(),
  /** The organization's own name for it. Default: the element's. */
  label: z.optional(z.string()),
  type: z.enum(['text', 'email', 'tel', 'url', 'date', 'number', 'select', 'textarea', 'boolean']),
  required: z.boolean(),
  edit: capabilitySchema,
  /** Several values, one a line. */
  multivalued: z.optional(z.boolean()),
  /** In characters (code points). */
  minLength: z.optional(countSchema),
  /** In characters (code points). */
  maxLength: z.optional(countSchema),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  /** HTML `pattern` dialect: the whole value, `v` flag. */
  pattern: z.optional(z.string()),
  options: z.optional(z.array(z.object({value: z.string(), label: z.optional(z.string())}))),
  /** The organization's words about what belongs here. Text, never HTML. */
  help: z.optional(z.string()),
});
export type Attribute = z.output<typeof attributeSchema>;

/** Who the organization says the person is. A field that it does not publish is absent. */
export const profileSchema = z.object({
  id: z.string(),
  /** Changes with every change of the profile; sent back as `ifVersion`. */
  version: z.optional(versionSchema),
  displayName: z.string(),
  /** The name typed at sign-in, shown as "User ID". */
  username: z.optional(z.string()),
  givenName: z.optional(z.string()),
  familyName: z.optional(z.string()),
  /** The primary address. */
  email: z.optional(z.string()),
  otherEmails: z.optional(z.array(z.string())),
  phones: z.optional(
    z.array(z.object({type: z.enum(['business', 'mobile', 'fax', 'other']), number: z.string()})),
  ),
  jobTitle: z.optional(z.string()),
  department: z.optional(z.string()),
  /** The organization whose page this is: beside the photo in `<profile-card compact>`. */
  organization: z.optional(z.string()),
  office: z.optional(
    z.object({
      /** Building and room. */
      location: z.optional(z.string()),
      street: z.optional(z.string()),
      city: z.optional(z.string()),
      postalCode: z.optional(z.string()),
      country: z.optional(z.string()),
    }),
  ),
  manager: z.optional(z.object({displayName: z.string(), email: z.optional(z.string())})),
  /** The person's preferred language, a BCP 47 tag. */
  locale: z.optional(z.string()),
  /** False: `photo` need not be asked. Absent: unknown. */
  hasPhoto: z.optional(z.boolean()),
  /** Further attributes, by `attributes[].name`. */
  values: z.optional(z.record(z.string(), z.array(z.string()))),
  /** What may be edited and by which rules; an attribute that is not named is read-only. */
  attributes: z.optional(z.array(attributeSchema)),
});
export type Profile = z.output<typeof profileSchema>;

/** New values by attribute name; `null` removes one (RFC 7396). */
export type ProfilePatch = Readonly<Record<string, string | readonly string[] | null>>;

/** Bytes of PNG, JPEG or WebP (a canvas draws them; SVG cannot be). */
export const photoSchema = z.nullable(z.instanceof(Blob));

export interface WantedPhoto {
  /** Width in CSS pixels. Default: as large as there is. */
  readonly size?: number | undefined;
}

export interface ProfilePort {
  get(options?: CallOptions): Promise<Profile>;
  /** Changes only the attributes named. A refused value is `validation`, its pointer "/" and the attribute's name; an attribute that nobody may edit is `validation` with `read-only`. */
  update(patch: ProfilePatch, options?: WriteOptions): Promise<Outcome<Profile>>;
  /** For an attribute whose `edit` is a redirect (a new e-mail address that is proven at the backend's page). */
  startEdit(name: string, options?: WriteOptions): Promise<Outcome>;
  /** Bytes, because an `<img>` cannot send the session's credentials to another origin. `null`: there is no photo. */
  photo(wanted?: WantedPhoto, options?: CallOptions): Promise<Blob | null>;
  /** Sets the photo (PNG, JPEG or WebP), or removes it with `null`. A refused one is `validation` at "/photo" (`type`, `too-large` with `max` in bytes). */
  setPhoto(photo: Blob | null, options?: WriteOptions): Promise<Outcome>;
}
