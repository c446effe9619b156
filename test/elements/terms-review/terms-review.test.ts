import {expect, oneEvent} from '@open-wc/testing';

import {AccountError} from '../../../src/contract/error.js';
import type {
  TermsAcceptedEvent,
  TermsDeclinedEvent,
} from '../../../src/elements/terms-review/terms-review.events.js';
import type {RedirectRequestEvent, TaskEndedEvent} from '../../../src/elements/shared/account.events.js';
import {backendIn, describing, stayHere} from '../../support/every-element.js';
import {button, everyText, reads, until} from '../../support/reading.js';
import {adapterOf, isOff, press, read, review, reviewOf, said, shadow, titleOf} from './review.js';

const eventsOf = (element: Element, ...names: readonly string[]) => {
  const events: Event[] = [];
  for (const name of names) element.addEventListener(name, (event) => events.push(event));
  return events;
};

describe('terms-review', () => {
  let go: () => void;
  beforeEach(() => (go = stayHere()));
  afterEach(() => go());

  it('says that there are no terms, and OK dismisses that and ends the task', async () => {
    const {element} = await review('no-terms');
    await reads(element, 'Your organization has no terms of use for you to review.');
    expect(element.matches(':state(empty)')).to.equal(true);
    expect(button(element, 'Accept')).to.equal(undefined);
    const events = eventsOf(element, 'account-terms-dismissed', 'account-task-ended');
    button(element, 'OK')!.click();
    expect(events.map(({type}) => type)).to.deep.equal(['account-terms-dismissed', 'account-task-ended']);
    expect((events[1] as TaskEndedEvent).task).to.equal('terms');
    expect((events[1] as TaskEndedEvent).message).to.equal('');
  });

  it('says above Accept that accepting confirms that one has read and understood', async () => {
    const {element} = await review();
    await read(element, 'Acceptable use of IT');
    const accept = button(element, 'Accept')!;
    const meaning = shadow(element, '#meaning')!;
    expect(meaning.textContent).to.contain('you confirm that you have read and understood');
    expect(accept.getAttribute('aria-describedby')).to.contain('meaning');
    expect(meaning.compareDocumentPosition(accept)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('shows what is decided, until when it holds, and nothing to accept', async () => {
    const {element} = await review('default');
    await reads(element, 'No terms of use are waiting for you.');
    const text = everyText(element);
    expect(text).to.match(/Acceptable use of IT.*Accepted .*Valid until/);
    expect(text).to.match(/Trying out unfinished software.*Declined/);
    expect(button(element, 'Accept')).to.equal(undefined);
  });

  it('shows the decisions where the backend tells these alone, and how the documents are reached', async () => {
    for (const [list, shown] of [
      [{support: 'none', refusal: {reason: 'backend'}}, 'Your decisions'],
      [{support: 'external', url: 'https://terms.example/'}, 'Continue on that page'],
    ] as const) {
      const {adapter} = backendIn();
      const element = await reviewOf(
        describing(adapter, {'terms.list': list, 'terms.history': {support: 'native'}}),
      );
      await reads(element, shown);
      shadow(element, 'details')!.querySelector('summary')!.click();
      await reads(element, 'Trying out unfinished software');
      expect(element.matches(':state(empty)')).to.equal(false);
      expect(everyText(element)).not.to.contain('No terms of use are waiting');
    }
  });

  it('is not there where the backend tells neither documents nor decisions', async () => {
    const {adapter} = backendIn();
    const none = {support: 'none', refusal: {reason: 'backend'}} as const;
    const element = await reviewOf(describing(adapter, {'terms.list': none, 'terms.history': none}));
    await until(() => element.matches(':state(unavailable)'), 'it is unavailable');
    expect(shadow(element, 'section')).to.equal(null);
  });

  it('leads through the documents one after another, and ends the task after the last', async () => {
    const {element, backend} = await review();
    const ended = eventsOf(element, 'account-task-ended');
    const accepted = eventsOf(element, 'account-terms-accepted');
    const first = await read(element, 'Acceptable use of IT');
    expect(everyText(element)).to.contain('1 of 5');
    first.scrollTo(0, first.scrollHeight);
    await press(element, 'Accept');
    await read(element, 'Research with usage data');
    expect(everyText(element)).to.contain('2 of 5');
    await until(() => element.shadowRoot!.activeElement?.id === 'title', 'the focus is on the next title');
    expect(said(element)).to.equal('Acceptable use of IT was accepted.');
    await press(element, 'Accept');
    await until(() => titleOf(element) === 'Handling customer data', 'the file is next');
    await press(element, 'Accept');
    await read(element, 'House rules');
    await press(element, 'Accept');
    await read(element, 'Business travel');
    expect(everyText(element)).to.contain('No longer valid since');
    expect(ended).to.have.length(0);
    await press(element, 'Accept');
    await until(() => ended.length > 0, 'the task is over');
    expect((ended[0] as TaskEndedEvent).message).to.equal('Business travel was accepted.');
    await reads(element, 'No terms of use are waiting for you.');
    await until(() => element.shadowRoot!.activeElement?.id === 'heading', 'the focus is on the heading');
    const [event] = accepted as TermsAcceptedEvent[];
    expect([event!.documentId, event!.version, event!.locale]).to.deep.equal(['acceptable-use', '4.0', 'en']);
    expect(event!.bubbles && event!.composed).to.equal(true);
    const decisions = backend.state.terms.decisions.slice(-5);
    expect(decisions.map(({documentId}) => documentId)).to.deep.equal([
      'acceptable-use',
      'research',
      'data-handling',
      'building',
      'travel',
    ]);
  });

  it('keeps Accept off until the end was in sight; by Tab alone one gets there', async () => {
    const {element} = await review();
    const box = await read(element, 'Acceptable use of IT');
    expect(isOff(element, 'Accept')).to.equal(true);
    expect(everyText(element)).to.contain('Read to the end before you accept.');
    expect(box.tabIndex).to.equal(0);
    expect(box.getAttribute('role')).to.equal('region');
    expect(box.scrollHeight).to.be.greaterThan(box.clientHeight);
    button(element, 'Accept')!.click();
    await until(() => said(element) === 'Read to the end before you accept.', 'it says why');
    expect(element.shadowRoot!.activeElement).to.equal(box);
    expect(titleOf(element)).to.equal('Acceptable use of IT');
    // The last stop of Tab in the document.
    shadow(element, '#end')!.focus();
    await until(() => !isOff(element, 'Accept'), 'Accept is on');
    expect(shadow(element, '#hint')).to.equal(null);
  });

  it('wants no scrolling of what is short', async () => {
    const element = await reviewOf(adapterOf({type: 'text/plain', text: 'Short.'}, {mustRead: true}));
    await read(element, 'One');
    await until(() => !isOff(element, 'Accept'), 'Accept is on');
  });

  it('shows the version that came out meanwhile, and decides nothing until it has been shown', async () => {
    const {element, backend} = await review();
    const box = await read(element, 'Acceptable use of IT');
    box.scrollTo(0, box.scrollHeight);
    await until(() => !isOff(element, 'Accept'), 'Accept is on');
    const events = eventsOf(element, 'account-terms-accepted');
    const before = backend.state.terms.decisions.length;
    const text = {en: `New. ${'Line.\n\n'.repeat(200)}`};
    backend.publishTerms('acceptable-use', {version: '5.0', text});
    button(element, 'Accept')!.click();
    await reads(element, 'A new version came out while you were reading. Nothing was decided.');
    expect(backend.state.terms.decisions.length).to.equal(before);
    expect(events).to.have.length(0);
    expect(everyText(element)).to.contain('Version 5.0');
    expect(isOff(element, 'Accept')).to.equal(true);
    const fresh = await read(element, 'Acceptable use of IT');
    expect(fresh.textContent).to.contain('New.');
    expect(fresh.scrollTop).to.equal(0);
    fresh.scrollTo(0, fresh.scrollHeight);
    await press(element, 'Accept');
    await until(() => events.length > 0, 'it is accepted');
    expect((events[0] as TermsAcceptedEvent).version).to.equal('5.0');
  });

  it('follows a new version that the backend tells of', async () => {
    const {element, backend} = await review();
    await read(element, 'Acceptable use of IT');
    backend.publishTerms('acceptable-use', {version: '5.0', text: {en: 'New.'}});
    backend.tell({type: 'changed', resource: 'terms'});
    await reads(element, 'A new version came out while you were reading.');
    await reads(element, 'New.');
  });

  it('declines where that is allowed: asks first, says what follows, and does it once', async () => {
    const {element, backend} = await review();
    await read(element, 'Acceptable use of IT');
    expect(button(element, 'Decline')).to.equal(undefined);
    await press(element, 'Read Research with usage data');
    await read(element, 'Research with usage data');
    const [accept, decline] = [button(element, 'Accept')!, button(element, 'Decline')!];
    expect(decline.parentElement).to.equal(accept.parentElement);
    expect(decline.offsetHeight).to.equal(accept.offsetHeight);
    await press(element, 'Decline');
    await until(() => shadow<HTMLDialogElement>(element, 'dialog')?.open, 'it asks');
    const dialog = shadow(element, 'dialog')!;
    expect(dialog.textContent).to.contain('Decline Research with usage data?');
    expect(dialog.textContent).to.contain('Your use is left out of the studies.');
    expect(element.shadowRoot!.activeElement!.textContent.trim()).to.equal('Go back');
    const told = oneEvent<TermsDeclinedEvent>(element, 'account-terms-declined');
    dialog.querySelector<HTMLButtonElement>('.danger')!.click();
    dialog.querySelector<HTMLButtonElement>('.danger')!.click();
    const {documentId, version, locale} = await told;
    expect([documentId, version, locale]).to.deep.equal(['research', '1.2', 'en']);
    await reads(element, 'Declined');
    await until(() => said(element) === 'Research with usage data was declined.', 'it is said');
    expect(backend.state.terms.decisions.filter(({documentId: id}) => id === 'research')).to.have.length(1);
    expect(titleOf(element)).to.equal('Acceptable use of IT');
  });

  it('says nothing was decided where the document has a new version when it is declined', async () => {
    const {element, backend} = await review();
    await reads(element, 'Research with usage data');
    await press(element, 'Read Research with usage data');
    await read(element, 'Research with usage data');
    await press(element, 'Decline');
    await until(() => shadow<HTMLDialogElement>(element, 'dialog')?.open, 'it asks');
    backend.publishTerms('research', {version: '2.0', text: {en: '<p>Second.</p>'}});
    shadow(element, 'dialog .danger')!.click();
    await reads(element, 'Second.');
    await reads(element, 'Nothing was decided.');
    expect(shadow(element, 'dialog')).to.equal(null);
    expect(backend.state.terms.decisions.some(({documentId}) => documentId === 'research')).to.equal(false);
  });

  it('reads in the language that is chosen, and keeps the choice for that document only', async () => {
    const {element} = await review();
    await reads(element, 'House rules');
    await press(element, 'Read Research with usage data');
    const box = await read(element, 'Research with usage data');
    expect(box.lang).to.equal('en');
    const select = shadow<HTMLSelectElement>(element, 'select')!;
    expect([...select.options].map(({label}) => label)).to.deep.equal(['English', 'français']);
    select.value = 'fr';
    select.dispatchEvent(new Event('change'));
    await reads(element, 'Ce qui est recueilli');
    expect(shadow(element, '#document')!.lang).to.equal('fr');
    await press(element, 'Close');
    await press(element, 'Read House rules');
    expect((await read(element, 'House rules')).lang).to.equal('en');
    await press(element, 'Read Research with usage data');
    await reads(element, 'Ce qui est recueilli');
    const accepted = oneEvent<TermsAcceptedEvent>(element, 'account-terms-accepted');
    await press(element, 'Accept');
    expect((await accepted).locale).to.equal('fr');
  });

  it('keeps white space of a plain text, and takes nothing in it for markup', async () => {
    const text = 'a\n    <b>b</b>\n\tc';
    const element = await reviewOf(adapterOf({type: 'text/plain', text}));
    await read(element, 'One');
    const plain = shadow(element, '.plain')!;
    expect(plain.textContent).to.equal(text);
    expect(getComputedStyle(plain).whiteSpace).to.equal('pre-wrap');
  });

  it('never lets a document be accepted of which nothing is left to read', async () => {
    for (const content of [
      {type: 'text/html', text: '<script>alert(1)</script>'},
      {type: 'text/markdown', text: '\n'},
      {type: 'text/plain', text: ' '},
      {type: 'application/pdf', file: new Blob([])},
    ] as const) {
      const adapter = adapterOf(content);
      let decided = false;
      adapter.terms!.decide = async () => ((decided = true), {kind: 'done'});
      const element = await reviewOf(adapter);
      await reads(element, 'This document can’t be shown safely on this page');
      expect(everyText(element)).to.contain('Contoso IT help');
      expect(isOff(element, 'Accept')).to.equal(true);
      button(element, 'Accept')!.click();
      expect(decided).to.equal(false);
    }
  });

  it('opens a file as a PDF whatever the backend calls it, and gives its address back', async () => {
    const file = new Blob(['<script>1</script>'], {type: 'text/html'});
    const element = await reviewOf(adapterOf({type: 'application/pdf', file}, {mustRead: true}));
    await reads(element, 'Open the document');
    const [open, download] = [...element.shadowRoot!.querySelectorAll<HTMLAnchorElement>('a.button')];
    expect([open!.target, open!.rel]).to.deep.equal(['_blank', 'noopener']);
    expect(download!.download).to.equal('One.pdf');
    expect((await fetch(open!.href)).headers.get('Content-Type')).to.equal('application/pdf');
    expect(isOff(element, 'Accept')).to.equal(true);
    open!.addEventListener('click', (event) => event.preventDefault());
    open!.click();
    await until(() => !isOff(element, 'Accept'), 'Accept is on');
    const {href} = open!;
    element.remove();
    // Until then it may be on its way to another place.
    await Promise.resolve();
    const gone = await fetch(href).then(
      () => false,
      () => true,
    );
    expect(gone).to.equal(true);
  });

  it('opens what is only linked in a new tab', async () => {
    const url = 'https://contoso.example/terms';
    const element = await reviewOf(adapterOf({type: 'link', url}));
    await reads(element, 'Open the document');
    const link = shadow<HTMLAnchorElement>(element, 'a.button')!;
    expect([link.href, link.target, link.rel]).to.deep.equal([url, '_blank', 'noopener']);
    expect(isOff(element, 'Accept')).to.equal(false);
  });

  it('claims nothing after an answer that left it open, and looks again', async () => {
    const {backend, adapter} = backendIn('terms-pending');
    const {decide} = adapter.terms!;
    let done = false;
    const element = await reviewOf({
      ...adapter,
      terms: {
        ...adapter.terms!,
        decide: async (...parameters) => {
          if (done) await decide(...parameters);
          throw new AccountError('timeout');
        },
      },
    });
    const events = eventsOf(element, 'account-terms-accepted');
    await reads(element, 'House rules');
    await press(element, 'Read House rules');
    await press(element, 'Accept');
    await reads(element, 'No answer came in time.');
    expect(titleOf(element)).to.equal('House rules');
    expect(events).to.have.length(0);
    // This time the backend has it, though the answer is lost again.
    done = true;
    await press(element, 'Accept');
    await until(() => events.length > 0, 'it was seen');
    expect(said(element)).to.equal('House rules was accepted.');
    expect(backend.state.terms.decisions.at(-1)!.documentId).to.equal('building');
  });

  it('shows what the person decided, newest first, when they ask', async () => {
    const {element} = await review('many');
    await reads(element, 'Your decisions');
    const details = () => shadow<HTMLDetailsElement>(element, 'details')!;
    expect(details().textContent).not.to.contain('Version');
    details().querySelector('summary')!.click();
    await until(() => details().querySelectorAll('li').length === 50, 'the first page is there');
    expect(details().querySelector('li')!.textContent).to.contain('Trying out unfinished software');
    details().querySelector<HTMLButtonElement>('button')!.click();
    await until(() => details().querySelectorAll('li').length === 100, 'the second page is there');
  });

  it('shows the documents of later pages when asked', async () => {
    const {element} = await review('many');
    const rows = () => element.shadowRoot!.querySelectorAll('[data-read]').length;
    await until(() => rows() === 50, 'the first page is there');
    await press(element, 'Show more');
    await until(() => rows() === 100, 'the second page is there');
    await press(element, 'Show more');
    await until(() => rows() === 124, 'the last page is there');
    expect(button(element, 'Show more')).to.equal(undefined);
  });

  it('lets what is accepted be read, and not be taken back', async () => {
    const {element} = await review('default');
    await reads(element, 'Privacy notice for employees');
    await press(element, 'Read Privacy notice for employees');
    await read(element, 'Privacy notice for employees');
    await reads(element, 'You have accepted this version. That can’t be taken back here.');
    expect(button(element, 'Accept')).to.equal(undefined);
    expect(button(element, 'Decline')).to.equal(undefined);
    await press(element, 'Close');
    await until(
      () => element.shadowRoot!.activeElement === button(element, 'Read Privacy notice for employees'),
      'the focus is where it was',
    );
  });

  it('nests the document’s headings under its own, which stand under the page’s', async () => {
    const {element} = await review();
    await read(element, 'Acceptable use of IT');
    const levels = [...element.shadowRoot!.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(
      ({localName, textContent}) => `${localName} ${textContent.trim()}`,
    );
    expect(levels.slice(0, 4)).to.deep.equal([
      'h2 Review terms of use',
      'h3 Acceptable use of IT',
      'h4 Acceptable use',
      'h5 What we ask of you',
    ]);
    expect(levels.at(-1)).to.equal('h3 Terms of use');
  });

  it('says why nothing can be decided here, or where', async () => {
    const {element} = await review('read-only');
    await read(element, 'Acceptable use of IT');
    await reads(element, 'Contoso has closed self-service for now.');
    expect(button(element, 'Accept')).to.equal(undefined);
    const {element: other} = await review('external');
    await reads(other, 'Continue on that page');
    expect(button(other, 'Accept')).to.equal(undefined);
  });

  it('goes on at the backend’s page where it decides there', async () => {
    const {element, backend} = await review('redirect');
    const box = await read(element, 'Acceptable use of IT');
    box.scrollTo(0, box.scrollHeight);
    const told = oneEvent<RedirectRequestEvent>(element, 'account-redirect-request');
    await press(element, 'Accept');
    expect((await told).operation).to.equal('terms.decide');
    expect(backend.state.terms.decisions.at(-1)!.documentId).not.to.equal('acceptable-use');
  });
});
