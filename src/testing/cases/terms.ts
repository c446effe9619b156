import type {TermsDocument} from '../../contract/terms.js';
import {
  done,
  ensure,
  ensureUnknown,
  errorOf,
  inWords,
  need,
  needNative,
  type SuiteCase,
  termsOf,
} from '../case.js';
import {pagingCases} from './paging.js';

const situation = 'terms-pending';

const ids = (documents: readonly TermsDocument[]) => documents.map(({id}) => id);
const waits = ({state}: TermsDocument) => state === 'pending' || state === 'expired';

export const termsCases: readonly SuiteCase[] = [
  {
    name: 'lists documents, each once, those to decide first',
    situation,
    run: async (context) => {
      await needNative(context, 'terms.list');
      const documents = await termsOf(context);
      ensure(
        documents.every(({id, title, version}) => id && title && version),
        'A document has an empty id, title or version.',
      );
      ensure(
        new Set(ids(documents)).size === documents.length,
        `A document is listed twice: ${inWords(ids(documents))}.`,
      );
      const waiting = documents.filter(waits).length;
      ensure(
        documents.slice(0, waiting).every(waits),
        `One that is decided comes before one that is not: ${inWords(documents.map(({state}) => state))}.`,
      );
    },
  },
  ...pagingCases('terms.list', 'documents', async ({terms}, options) => {
    const page = await terms.list(options);
    return {...page, items: page.items.map(({id, title}) => ({id, name: title}))};
  }),
  {
    name: 'gives each document that is listed, in the version that is listed',
    situation,
    run: async (context) => {
      await needNative(context, 'terms.list', 'terms.content');
      for (const {id, title, version} of await termsOf(context)) {
        const content = await context.adapter.terms.content(id);
        ensure(
          content.version === version,
          `"${title}" is listed in version "${version}", and comes in version "${content.version}".`,
        );
        const isEmpty =
          content.type === 'link'
            ? false
            : content.type === 'application/pdf'
              ? !content.file.size
              : !content.text;
        ensure(!isEmpty, `There is nothing in "${title}".`);
      }
    },
  },
  {
    name: 'gives a document in the language asked for, else in its first',
    situation,
    run: async (context) => {
      await needNative(context, 'terms.list', 'terms.content');
      const document = (await termsOf(context)).find(({locales = []}) => locales.length > 1);
      const {id, title, locales = []} = need(document, 'no document is there in two languages.');
      for (const locale of locales) {
        const content = await context.adapter.terms.content(id, {locale});
        ensure(
          content.locale === locale,
          `"${title}" was asked for in "${locale}", and came in "${content.locale}".`,
        );
      }
      // No language has this tag (ISO 639: reserved for local use).
      const other = await context.adapter.terms.content(id, {locale: 'qaa'});
      ensure(
        other.locale === locales[0],
        `"${title}" is not there in "qaa"; it came in "${other.locale}" instead of "${locales[0]}".`,
      );
    },
  },
  {
    name: 'keeps that a document was accepted, and in which version and language',
    situation,
    run: async (context) => {
      await needNative(context, 'terms.list', 'terms.decide', 'terms.history');
      const before = await termsOf(context);
      const {id, version, title, locales} = need(before.find(waits), 'no document waits for a decision.');
      const locale = locales?.at(-1);
      const {terms} = context.adapter;
      const value = done(await terms.decide(id, {decision: 'accept', version, locale}), 'terms.decide');
      ensure(
        !value || (value.id === id && value.state === 'accepted'),
        `"${title}" was accepted, and the answer is ${inWords(value)}.`,
      );
      const after = await termsOf(context);
      const found = after.find((each) => each.id === id);
      ensure(found?.state === 'accepted', `"${title}" was accepted, and is listed as ${inWords(found)}.`);
      ensure(
        after.filter(waits).length === before.filter(waits).length - 1,
        'Another document has been decided, too.',
      );
      const [newest] = (await terms.history()).items;
      ensure(
        newest?.documentId === id &&
          newest.version === version &&
          newest.decision === 'accept' &&
          newest.locale === locale,
        `"${title}" was accepted in version "${version}", language "${locale}", and the newest decision is ${inWords(newest)}.`,
      );
    },
  },
  {
    name: 'keeps that a document was declined, and lets only those be declined that say so',
    situation,
    run: async (context) => {
      await needNative(context, 'terms.list', 'terms.decide');
      const waiting = (await termsOf(context)).filter(waits);
      const {terms} = context.adapter;
      const stateOf = async (id: string) => (await termsOf(context)).find((each) => each.id === id)?.state;
      const firm = need(
        waiting.find(({canDecline}) => !canDecline),
        'every document may be declined.',
      );
      const call = terms.decide(firm.id, {decision: 'decline', version: firm.version});
      await errorOf(call, `Declining "${firm.title}"`, 'policy');
      ensure((await stateOf(firm.id)) === firm.state, `Declining "${firm.title}" was refused, and done.`);
      const free = need(
        waiting.find(({canDecline}) => canDecline),
        'no document may be declined.',
      );
      done(await terms.decide(free.id, {decision: 'decline', version: free.version}), 'terms.decide');
      const state = await stateOf(free.id);
      ensure(state === 'declined', `"${free.title}" was declined, and is listed as ${inWords(state)}.`);
    },
  },
  {
    name: 'decides nothing where another version was on screen',
    situation,
    run: async (context) => {
      await needNative(context, 'terms.list', 'terms.decide');
      const before = await termsOf(context);
      const {id, version, title} = need(before.find(waits), 'no document waits for a decision.');
      const decision = {decision: 'accept', version: `${version}-another`} as const;
      await errorOf(context.adapter.terms.decide(id, decision), `Accepting another "${title}"`, 'stale');
      const found = (await termsOf(context)).find((each) => each.id === id);
      ensure(found && waits(found), `Another version of "${title}" was accepted: ${inWords(found)}.`);
    },
  },
  {
    name: 'knows no document of another id, whatever is in it',
    situation,
    run: async (context) => {
      await needNative(context, 'terms.list', 'terms.content', 'terms.decide');
      const documents = await termsOf(context);
      const {id, version} = need(documents.find(waits), 'no document waits for a decision.');
      const {terms} = context.adapter;
      for (const other of ['no-such-one', '', '.', '..', '../profile', 'a/b?c=d#e', '%2e%2e', `${id}/../x`]) {
        await ensureUnknown(terms.content(other), 'terms.content', other);
        const call = terms.decide(other, {decision: 'accept', version});
        await ensureUnknown(call, 'terms.decide', other);
      }
      ensure(
        (await termsOf(context)).filter(waits).length === documents.filter(waits).length,
        'A decision about a document that does not exist has decided one that does.',
      );
    },
  },
  {
    name: 'tells what was decided, newest first, page by page',
    situation: 'many',
    run: async (context) => {
      await needNative(context, 'terms.history');
      const {terms} = context.adapter;
      const times: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await terms.history({limit: 40, cursor});
        ensure(page.items.length > 0 || times.length === 0, 'A page of the history is empty.');
        times.push(...page.items.map(({at}) => at));
        ensure(cursor === undefined || page.next !== cursor, 'The cursor of a page leads to the same page.');
        cursor = page.next;
      } while (cursor !== undefined && times.length < 200);
      need(times[1], 'fewer than two decisions were made.');
      const sorted = [...times].sort((a, b) => Date.parse(b) - Date.parse(a));
      ensure(inWords(times) === inWords(sorted), `The decisions are not newest first: ${inWords(times)}.`);
    },
  },
];
