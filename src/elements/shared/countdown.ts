import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** The longest time that a form is locked, in seconds. A backend that wants more can refuse again. */
const longest = 3600;

/** Counts seconds down and renders at each. Only the end is announced to screen readers. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ended: () => void;
  #until = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, ended: () => void = () => {}) {
    this.#host = host;
    this.#ended = ended;
    host.addController(this);
  }

  /** Whole seconds; 0: it does not run. */
  get left(): number {
    return this.#ticking === undefined ? 0 : Math.max(1, Math.ceil((this.#until - Date.now()) / 1000));
  }

  start(seconds = 0): void {
    this.stop();
    if (seconds <= 0) return;
    this.#until = Date.now() + Math.min(seconds, longest) * 1000;
    this.hostConnected();
  }

  stop(): void {
    this.#until = 0;
    this.hostDisconnected();
  }

  hostConnected() {
    if (this.#until && this.#ticking === undefined) this.#ticking = setInterval(() => this.#tick(), 1000);
  }

  hostDisconnected() {
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }

  #tick() {
    if (Date.now() >= this.#until) {
      this.stop();
      this.#ended();
    }
    this.#host.requestUpdate();
  }
}
