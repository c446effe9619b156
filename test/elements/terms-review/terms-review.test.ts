import {expect} from '@open-wc/testing';

import type {TermsAcceptedEvent} from '../../../src/elements/terms-review/terms-review.events.js';
import type {TaskEndedEvent} from '../../../src/elements/shared/account.events.js';
import {stayHere} from '../../support/every-element.js';
import {button, everyText, reads, until} from '../../support/reading.js';
import {press, read, review, said, shadow, titleOf} from './review.js';

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
});
