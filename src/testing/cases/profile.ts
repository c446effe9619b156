import type {Profile} from '../../contract/profile.js';
import {
  capability,
  done,
  editableTexts,
  ensure,
  ensureField,
  errorOf,
  inWords,
  need,
  needNative,
  skip,
  type SuiteCase,
} from '../case.js';

// One transparent pixel.
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==';
const png = () => new Blob([Uint8Array.from(atob(pixel), (char) => char.charCodeAt(0))], {type: 'image/png'});

/** The first bytes of what a canvas can draw. */
const signatures: Readonly<Record<string, RegExp>> = {
  'image/png': /^\x89PNG/,
  'image/jpeg': /^\xff\xd8\xff/,
  'image/webp': /^RIFF....WEBP/s,
};

const isName = /^(displayName|givenName|familyName)$/;

/** The value of an attribute: "office/location" and "phones/mobile" are paths, other names may be keys of `values`. */
function valueOf(profile: Profile, name: string): string | undefined {
  const further = profile.values?.[name]?.[0];
  if (further !== undefined) return further;
  const [first = '', second] = name.split('/');
  if (first === 'phones') return profile.phones?.find(({type}) => type === second)?.number;
  const value = (profile as Readonly<Record<string, unknown>>)[first];
  const inner = second && typeof value === 'object' ? (value as Record<string, unknown>)[second] : value;
  return typeof inner === 'string' ? inner : undefined;
}

export const profileCases: readonly SuiteCase[] = [
  {
    name: 'reads who the person is, the same twice',
    run: async (context) => {
      await needNative(context, 'profile.get');
      const profile = await context.adapter.profile.get();
      ensure(profile.id, 'The profile has no id.');
      ensure(profile.displayName, 'The profile has no display name.');
      const again = await context.adapter.profile.get();
      ensure(again.id === profile.id, `The id was "${profile.id}", then "${again.id}".`);
      ensure(again.version === profile.version, 'The version changed although the profile did not.');
    },
  },
  {
    name: 'leaves out what there is not: no null, no empty name',
    run: async (context) => {
      await needNative(context, 'profile.get');
      const profile = await context.raw.profile?.get();
      const nulls = pathsOfNull(profile);
      ensure(!nulls.length, `null at ${nulls.join(', ')}: leave the member out.`);
    },
  },
  {
    name: 'changes the attributes that are named, and no other',
    situation: 'editable',
    run: async (context) => {
      await needNative(context, 'profile.get', 'profile.update');
      const {profile} = context.adapter;
      const {attributes = []} = await profile.get();
      const names = attributes.map(({name}) => name);
      // Each by itself: one that is sent and never read back, or lands in another, is seen.
      for (const [index, {name, maxLength}] of editableTexts(attributes).entries()) {
        // What one signs in with has rules of its own.
        if (name === 'username') continue;
        const before = await profile.get();
        const value = `020 7946 000${index}`.slice(0, maxLength);
        const what = `profile.update of "${name}"`;
        const told = done(await profile.update({[name]: value}, {ifVersion: before.version}), what);
        const after = await profile.get();
        for (const seen of told ? [told, after] : [after]) {
          ensure(
            valueOf(seen, name) === value,
            `"${name}" was set to "${value}", but it is ${inWords(valueOf(seen, name))}.`,
          );
        }
        ensure(
          !before.version || after.version !== before.version,
          `${what} changed the profile, but not its version.`,
        );
        for (const other of new Set([...names, 'displayName', 'email'])) {
          // The name for people may be made of the two others.
          if (other === name || (isName.test(name) && isName.test(other))) continue;
          const [was, is] = [valueOf(before, other), valueOf(after, other)];
          ensure(is === was, `${what} changed "${other}", too: from ${inWords(was)} to ${inWords(is)}.`);
        }
      }
    },
  },
  {
    name: 'does not overwrite what changed meanwhile',
    situation: 'editable',
    run: async (context) => {
      await needNative(context, 'profile.get', 'profile.update');
      const {adapter, rig} = context;
      const {version: ifVersion, attributes} = await adapter.profile.get();
      if (!ifVersion) skip('the profile has no version.');
      const [{name}] = editableTexts(attributes);
      if (rig.changeProfile) await rig.changeProfile();
      else done(await adapter.profile.update({[name]: '020 7946 0001'}, {ifVersion}), 'profile.update');
      const before = await adapter.profile.get();
      const late = adapter.profile.update({[name]: '020 7946 0002'}, {ifVersion});
      await errorOf(late, 'profile.update with an old version', 'stale');
      const after = await adapter.profile.get();
      ensure(
        valueOf(after, name) === valueOf(before, name),
        'It said "stale", and changed the profile nevertheless.',
      );
    },
  },
  {
    name: 'names the attribute that nobody may edit',
    situation: 'editable',
    run: async (context) => {
      await needNative(context, 'profile.get', 'profile.update');
      const {profile} = context.adapter;
      const before = await profile.get();
      const fixed = ['username', 'displayName', 'familyName', 'jobTitle'].find(
        (name) =>
          !before.attributes?.some(
            (attribute) => attribute.name === name && attribute.edit.support === 'native',
          ),
      );
      const name = need(fixed, 'everything can be edited.');
      const what = `profile.update of "${name}", which is read-only,`;
      const update = profile.update({[name]: 'Somebody Else'}, {ifVersion: before.version});
      ensureField(await errorOf(update, what, 'validation'), what, `/${name}`, 'read-only');
      const after = await profile.get();
      ensure(
        valueOf(after, name) === valueOf(before, name),
        `${what} was refused, and happened nevertheless.`,
      );
    },
  },
  {
    name: 'names the attribute whose value does not fit',
    situation: 'editable',
    run: async (context) => {
      await needNative(context, 'profile.get', 'profile.update');
      const {profile} = context.adapter;
      const {attributes = [], version} = await profile.get();
      const limited = attributes.find(({edit, maxLength}) => edit.support === 'native' && maxLength);
      const {name, maxLength = 0} = need(limited, 'no attribute has a maxLength.');
      const what = `profile.update of "${name}" with ${maxLength + 1} characters`;
      const update = profile.update({[name]: '1'.repeat(maxLength + 1)}, {ifVersion: version});
      ensureField(await errorOf(update, what, 'validation'), what, `/${name}`);
    },
  },
  {
    name: 'gives the photo as bytes that a canvas can draw, or null',
    run: async (context) => {
      await needNative(context, 'profile.photo');
      const {hasPhoto} = await context.adapter.profile.get();
      const photo = await context.adapter.profile.photo({size: 96});
      const there = photo !== null;
      ensure(
        (hasPhoto ?? there) === there,
        `hasPhoto is ${hasPhoto}, but the photo is ${there ? 'there' : 'null'}.`,
      );
      if (photo) await ensureDrawable(photo);
    },
  },
  {
    name: 'sets the photo, and removes it',
    situation: 'editable',
    run: async (context) => {
      await needNative(context, 'profile.photo', 'profile.setPhoto');
      const {profile} = context.adapter;
      done(await profile.setPhoto(png()), 'profile.setPhoto');
      const photo = await profile.photo();
      ensure(photo, 'The photo was set, but there is none.');
      await ensureDrawable(photo);
      done(await profile.setPhoto(null), 'profile.setPhoto(null)');
      ensure((await profile.photo()) === null, 'The photo was removed, but there is one.');
    },
  },
  {
    name: 'refuses a photo that is no image',
    situation: 'editable',
    run: async (context) => {
      await needNative(context, 'profile.setPhoto');
      const what = 'profile.setPhoto of a text';
      const call = context.adapter.profile.setPhoto(new Blob(['no image'], {type: 'text/plain'}));
      ensureField(await errorOf(call, what, 'validation'), what, '/photo', 'type');
    },
  },
  {
    name: 'redirects for an attribute that is edited elsewhere, and refuses any other',
    situation: 'redirect',
    run: async (context) => {
      if ((await capability(context, 'profile.startEdit')).support === 'none')
        skip('profile.startEdit is none here.');
      const {profile} = context.adapter;
      const {attributes = []} = await profile.get();
      const elsewhere = attributes.find(({edit}) => edit.support === 'redirect');
      const {name} = need(elsewhere, 'no attribute is edited by a redirect.');
      const outcome = await profile.startEdit(name);
      ensure(
        outcome.kind !== 'done',
        `profile.startEdit("${name}") is done at once, although it is a redirect.`,
      );
    },
  },
];

async function ensureDrawable(photo: Blob): Promise<void> {
  const signature = signatures[photo.type];
  ensure(signature, `The photo's type is "${photo.type}", not that of a PNG, JPEG or WebP image.`);
  const start = String.fromCharCode(...new Uint8Array(await photo.slice(0, 12).arrayBuffer()));
  ensure(signature.test(start), `The photo says ${photo.type}, but its bytes are something else.`);
}

function pathsOfNull(value: unknown, path: readonly string[] = []): string[] {
  if (value === null) return [path.join('.')];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => pathsOfNull(inner, [...path, key]));
}
