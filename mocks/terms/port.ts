import {AccountError} from '../../src/contract/error.js';
import type {TermsContent, TermsDocument, TermsPort, TermsRecord} from '../../src/contract/terms.js';
import type {MockBackend} from '../backend.js';
import {instant} from '../clock.js';
import {helpdesk} from '../person.js';
import {pageFrom} from '../paging.js';
import {capabilitiesOf, scenarioOf} from '../scenarios.js';
import {read, type Visit, write} from '../visit.js';
import {pdfOf} from './pdf.js';
import {nearest, type StoredTerms, type Translated} from './stored.js';

const day = 86_400_000;
const toDecide: readonly TermsDocument['state'][] = ['pending', 'expired'];

export function termsOf(visit: Visit): TermsPort {
  const {backend, token} = visit;
  return {
    list: (options) =>
      read(visit, 'terms.list', options, () => {
        const all = currentTerms(backend).map((terms) => documentOf(backend, terms, options?.locale));
        const items = [
          ...all.filter(({state}) => toDecide.includes(state)),
          ...all.filter(({state}) => !toDecide.includes(state)),
        ];
        // What is decided goes behind all that is not, and moves nothing else.
        const position = (document: TermsDocument) =>
          all.indexOf(document) + (toDecide.includes(document.state) ? 0 : all.length);
        return pageFrom({items, position, words: (document) => [document.title]}, options);
      }),
    content: (id, options) =>
      read(visit, 'terms.content', options, () =>
        contentOf(backend, demandTerms(backend, id), options?.locale),
      ),
    decide: (id, {decision, version, locale}, options) =>
      write(visit, {
        operation: 'terms.decide',
        options,
        item: id,
        check: () => {
          const terms = demandTerms(backend, id);
          if (decision === 'decline' && !terms.canDecline) {
            throw new AccountError('policy', {refusal: {reason: 'policy', contact: helpdesk}});
          }
          const isDecidedThere =
            capabilitiesOf(backend.scenario)['terms.decide']?.support === 'redirect' && !visit.atPage;
          if (version !== terms.version && !isDecidedThere) throw new AccountError('stale');
          // What was agreed to stays so until it runs out.
          if (decision === 'decline' && documentOf(backend, terms).state === 'accepted') {
            throw new AccountError('conflict');
          }
        },
        apply: () => {
          const terms = demandTerms(backend, id);
          const before = documentOf(backend, terms, options?.locale);
          if (before.state === 'accepted') return before;
          backend.state.terms.decisions.push({
            documentId: id,
            title: textIn(terms.title, locale),
            version,
            ...(locale !== undefined && {locale}),
            decision,
            at: instant(backend.now()),
          });
          backend.tell({type: 'changed', resource: 'terms'}, token);
          return documentOf(backend, terms, options?.locale);
        },
      }),
    history: (options) =>
      read(visit, 'terms.history', options, () => {
        const {decisions} = backend.state.terms;
        const newestFirst = decisions.map((record, at) => ({record, at})).reverse();
        // Counted from far away, so that those who have a cursor miss nothing when one more is made.
        const page = pageFrom({items: newestFirst, position: ({at}) => 1_000_000 - at}, options);
        return {...page, items: page.items.map(({record}) => recordOf(backend, record))};
      }),
  };
}

/** The documents as they are now. */
function currentTerms(backend: MockBackend): readonly StoredTerms[] {
  const {published} = backend.state.terms;
  return backend.seeded.terms.map((terms) => {
    const newer = Object.hasOwn(published, terms.id) ? published[terms.id] : undefined;
    return newer
      ? {...terms, version: newer.version, publishedAt: newer.at, text: newer.text ?? terms.text}
      : terms;
  });
}

function demandTerms(backend: MockBackend, id: string): StoredTerms {
  const terms = currentTerms(backend).find((each) => each.id === id);
  if (!terms) throw new AccountError('not-found');
  return terms;
}

function documentOf(backend: MockBackend, terms: StoredTerms, language?: string): TermsDocument {
  const {id, version, publishedAt, mustRead, canDecline, declineConsequence, validDays} = terms;
  const title = textIn(terms.title, language);
  const decided = backend.state.terms.decisions
    .filter((each) => each.documentId === id && each.version === version)
    .at(-1);
  const expiresAt =
    decided?.decision === 'accept' && validDays !== undefined
      ? instant(Date.parse(decided.at) + validDays * day)
      : undefined;
  const isExpired = expiresAt !== undefined && Date.parse(expiresAt) <= backend.now();
  const state = !decided
    ? 'pending'
    : isExpired
      ? 'expired'
      : decided.decision === 'accept'
        ? 'accepted'
        : 'declined';
  if (scenarioOf(backend.scenario).bare) return {id, version, title, state};
  return {
    id,
    version,
    title,
    locales: Object.keys(terms.text),
    publishedAt,
    ...(mustRead && {mustRead}),
    ...(canDecline && {canDecline}),
    ...(declineConsequence && {declineConsequence: textIn(declineConsequence, language)}),
    state,
    ...(decided && {decidedAt: decided.at}),
    ...(expiresAt !== undefined && {expiresAt}),
  };
}

function contentOf(backend: MockBackend, terms: StoredTerms, language?: string): TermsContent {
  const {type, version, title} = terms;
  const locale = nearest(terms.text, language);
  const text = terms.text[locale] ?? '';
  const shown = {version, ...(!scenarioOf(backend.scenario).bare && {locale})};
  if (type === 'link') return {...shown, type, url: text};
  if (type === 'application/pdf') return {...shown, type, file: pdfOf(textIn(title, locale), text)};
  return {...shown, type, text};
}

function recordOf(backend: MockBackend, {documentId, title, version, decision, at, ...rest}: TermsRecord) {
  const record = {documentId, title, version, decision, at};
  return scenarioOf(backend.scenario).bare ? record : {...record, ...rest};
}

const textIn = (texts: Translated, language: string | undefined) => texts[nearest(texts, language)] ?? '';
