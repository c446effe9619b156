import {addLocale, type Locale} from './i18n/locale.js';
import {AccountPageElement} from './elements/account-page/account-page.js';
import {AccountProviderElement} from './elements/account-provider/account-provider.js';
import {ChangePasswordFormElement} from './elements/change-password-form/change-password-form.js';
import {DeviceListElement} from './elements/device-list/device-list.js';
import {ProfileCardElement} from './elements/profile-card/profile-card.js';
import {SessionListElement} from './elements/session-list/session-list.js';
import {SignoutEverywhereElement} from './elements/signout-everywhere/signout-everywhere.js';
import {OrgListElement} from './elements/org-list/org-list.js';
import {PasswordResetElement} from './elements/password-reset/password-reset.js';
import {SecurityVerificationElement} from './elements/security-verification/security-verification.js';
import {TermsReviewElement} from './elements/terms-review/terms-review.js';
import {takenText} from './elements/shared/taken.js';

/** Provider first, so that it answers the elements inside it as they are upgraded; the page last, because it makes the others. */
const classes: Readonly<Record<string, CustomElementConstructor>> = {
  'account-provider': AccountProviderElement,
  'profile-card': ProfileCardElement,
  'device-list': DeviceListElement,
  'session-list': SessionListElement,
  'org-list': OrgListElement,
  'change-password-form': ChangePasswordFormElement,
  'password-reset': PasswordResetElement,
  'security-verification': SecurityVerificationElement,
  'terms-review': TermsReviewElement,
  'signout-everywhere': SignoutEverywhereElement,
  'account-page': AccountPageElement,
};

export interface DefineOptions {
  /** Goes before each tag: 'acme' registers `<acme-device-list>`. Default: none. */
  readonly prefix?: string | undefined;
  /** Which elements, by their own names. Default: all. */
  readonly tags?: readonly string[] | undefined;
  /** Default: `customElements`, the page's own. */
  readonly registry?: Pick<CustomElementRegistry, 'get' | 'define'> | undefined;
  /** Languages to have from the start; others are loaded when a page asks for them. */
  readonly locales?: readonly Locale[] | undefined;
  /** What a name does that is taken or refused. Default: 'warn'. */
  readonly onConflict?: 'warn' | 'throw' | undefined;
}

export interface Definition {
  /** The element's own name: 'device-list'. */
  readonly tag: string;
  /** The name it has on this page: 'acme-device-list'. */
  readonly name: string;
  /** 'existing': it was ours already. 'conflict': somebody else has it. 'refused': it cannot be registered, and the console says why. */
  readonly result: 'defined' | 'existing' | 'conflict' | 'refused';
}

/** Registers the elements. Never throws unless asked: one tag that is taken does not take the others away. */
export function define(options: DefineOptions = {}): Definition[] {
  const {
    prefix,
    tags = Object.keys(classes),
    registry = customElements,
    locales = [],
    onConflict = 'warn',
  } = options;
  for (const locale of locales) addLocale(locale);
  const said = new Set<string>();
  const fail = <R extends Definition['result']>(result: R, text: string): R => {
    if (onConflict === 'throw') throw new Error(text);
    if (!said.has(text)) console.warn(text);
    said.add(text);
    return result;
  };
  const register = (tag: string, name: string): Definition['result'] => {
    const ours = Object.hasOwn(classes, tag) ? classes[tag] : undefined;
    if (!ours) {
      const known = Object.keys(classes).join(', ');
      return fail('refused', `There is no <${tag}> in account-elements. There are: ${known}.`);
    }
    if (prefix && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(prefix)) {
      return fail(
        'refused',
        `The prefix “${prefix}” makes no valid tag. Use lower-case letters, digits and dashes, a letter first: define({prefix: 'acme'}) from account-elements.`,
      );
    }
    const registered = registry.get(name);
    if (registered) return isOurs(registered, ours) ? 'existing' : fail('conflict', takenText(name));
    try {
      // A class can be registered once; another prefix gets a class of its own.
      registry.define(name, prefix ? class extends ours {} : ours);
      return 'defined';
    } catch (error) {
      return fail('refused', `<${name}> of account-elements could not be registered: ${String(error)}`);
    }
  };
  return tags.map((tag) => {
    const name = prefix ? `${prefix}-${tag}` : tag;
    return {tag, name, result: register(tag, name)};
  });
}

function isOurs(registered: CustomElementConstructor, ours: CustomElementConstructor): boolean {
  return registered === ours || Object.getPrototypeOf(registered) === ours;
}
