import type {AccountError, AccountErrorCode} from '../../contract/error.js';

const composed = {bubbles: true, composed: true};
const cancelable = {...composed, cancelable: true};

/** A call failed. It tells the code, never what was typed. */
export class AccountErrorEvent extends Event {
  static readonly type = 'account-error';
  readonly code: AccountErrorCode;
  /** The call: "devices.disable". */
  readonly operation: string | undefined;
  /** The backend's name for the request, for support. */
  readonly requestId: string | undefined;
  /** The name that the element has on this page: "device-list", or with a prefix "acme-device-list". */
  readonly tag: string;

  constructor({code, details}: AccountError, tag: string) {
    super(AccountErrorEvent.type, composed);
    this.code = code;
    this.operation = details.operation;
    this.requestId = details.requestId;
    this.tag = tag;
  }
}

/** Before the element leaves for another page. Cancel it to go there in your own way. */
export class RedirectRequestEvent extends Event {
  static readonly type = 'account-redirect-request';
  readonly url: string;
  /** The operation ("password.change"), or 'step-up', 'sign-in', 'sign-out'. */
  readonly operation: string;

  constructor(url: string, operation: string) {
    super(RedirectRequestEvent.type, cancelable);
    this.url = url;
    this.operation = operation;
  }
}

/** Before the adapter is asked where to sign in. Cancel it to sign in in your own way, and call `refresh()` afterwards. */
export class SigninRequestEvent extends Event {
  static readonly type = 'account-signin-request';

  constructor() {
    super(SigninRequestEvent.type, cancelable);
  }
}

export type Task = 'password' | 'reset' | 'verification' | 'terms' | 'signout';

/** The person wants another element's task. Cancel it to open the task in your own way; else the element on this page is shown. */
export class TaskRequestEvent extends Event {
  static readonly type = 'account-task-request';
  readonly task: Task;

  constructor(task: Task) {
    super(TaskRequestEvent.type, cancelable);
    this.task = task;
  }
}

/** A task has come to its end: done, dismissed or given up. A page that shows one task at a time goes back to its overview. */
export class TaskEndedEvent extends Event {
  static readonly type = 'account-task-ended';
  readonly task: Task;
  /** What the person should still read: what was done. Empty where nothing was. */
  readonly message: string;

  constructor(task: Task, message: string) {
    super(TaskEndedEvent.type, composed);
    this.task = task;
    this.message = message;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [AccountErrorEvent.type]: AccountErrorEvent;
    [RedirectRequestEvent.type]: RedirectRequestEvent;
    [SigninRequestEvent.type]: SigninRequestEvent;
    [TaskEndedEvent.type]: TaskEndedEvent;
    [TaskRequestEvent.type]: TaskRequestEvent;
  }
}
