import type {ReactiveControllerHost} from 'lit';

/** Seconds that run out, drawn anew with each; how many are left is for the eyes, and only the end is worth saying aloud. */
export class Countdown {
  readonly #host: ReactiveControllerHost;
  readonly #ended: () => void;
  #until = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, ended: () => void = () => {}) {
    this.#host = host;
    this.#ended = ended;
  }

  /** Whole seconds; 0: it does not run. */
  get left(): number {
    return this.#ticking === undefined ? 0 : Math.max(1, Math.ceil((this.#until - Date.now()) / 1000));
  }

  start(seconds = 0): void {
    this.stop();
    if (seconds <= 0) return;
    this.#until = Date.now() + seconds * 1000;
    this.#ticking = setInterval(() => {
      if (Date.now() >= this.#until) {
        this.stop();
        this.#ended();
      }
      this.#host.requestUpdate();
    }, 1000);
  }

  stop(): void {
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }
}
