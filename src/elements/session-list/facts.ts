import type {Session, SignIn} from '../../contract/session.js';
import {ago} from '../../i18n/dates.js';
import type {Values} from '../../i18n/text.js';
import type {sessionListMessages} from './session-list.messages.js';

export interface Fact {
  readonly text: string;
  /** The exact time behind "5 days ago". */
  readonly instant?: string;
}

/** What the backend does not say is nothing. */
type Perhaps = Fact | false | '' | undefined;

type Key = keyof typeof sessionListMessages;

/** What speaks: an element's texts, in its language. */
export interface Speech {
  readonly language: string;
  t(key: Key, values?: Values): string;
}

/** "Firefox on Windows 11", or as much of it as the backend says. */
export function browserOf(
  {browser, os}: Pick<Session, 'browser' | 'os'>,
  speech: Speech,
): string | undefined {
  return browser && os ? speech.t('on', {browser, os}) : browser || os;
}

/** The line of facts under a session; what the backend does not say is absent. */
export function sessionFacts(session: Session, speech: Speech): Fact[] {
  const {device, startedAt, lastActivityAt, apps = []} = session;
  return present([
    device && {text: device},
    whereOf(session, speech),
    when('started', startedAt, speech),
    when('lastActivity', lastActivityAt, speech),
    apps.length > 0 && {text: speech.t('apps', {names: listed(apps, speech.language)})},
  ]);
}

/** What people tell sessions apart by; it may be the same for two. */
export function marksOf({browser, os, device, place}: Session): string {
  return [browser, os, device ?? place].join();
}

/** The line of facts under an attempt to sign in. */
export function signInFacts(signIn: SignIn, speech: Speech): Fact[] {
  const browser = browserOf(signIn, speech);
  return present([
    {text: ago(signIn.at, speech.language), instant: signIn.at},
    browser && {text: browser},
    whereOf(signIn, speech),
  ]);
}

/** Enough of a sign-in to tell it from the others: "Mail, Unsuccessful, 2 days ago, Near Reykjavík, Iceland". */
export function signInName(signIn: SignIn, speech: Speech): string {
  return [signIn.app, speech.t(signIn.result), ...signInFacts(signIn, speech).map(({text}) => text)]
    .filter(Boolean)
    .join(', ');
}

function whereOf({place, ip}: Pick<Session, 'place' | 'ip'>, speech: Speech): Perhaps {
  const text = place ? speech.t('near', {place}) : ip;
  return text && {text};
}

function when(key: Key, instant: string | undefined, speech: Speech): Perhaps {
  return instant && {text: speech.t(key, {when: ago(instant, speech.language)}), instant};
}

function listed(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language).format(names);
}

const present = (facts: readonly Perhaps[]) => facts.filter((fact): fact is Fact => Boolean(fact));
