/** All that can be done in the list; loaded when the list is there. */
import type {Session, SignIn} from '../../contract/session.js';
import type {Listing} from '../shared/listing.js';
import {Ending} from './ending.js';
import {Reporting} from './reporting.js';
import type {SessionListElement} from './session-list.js';

export class Changes {
  readonly ending: Ending;
  readonly reporting: Reporting;

  constructor(host: SessionListElement, sessions: Listing<Session>, signIns: Listing<SignIn>) {
    this.ending = new Ending(host, sessions);
    this.reporting = new Reporting(host, signIns);
  }

  renderQuestions(): unknown {
    return [this.ending.one.render(), this.ending.others.render(), this.reporting.question.render()];
  }
}
