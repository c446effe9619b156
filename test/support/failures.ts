/** Errors and rejections that nobody caught, until `end()`. */
export function noteFailures(): {readonly failures: readonly unknown[]; end(): void} {
  const failures: unknown[] = [];
  const note = (event: PromiseRejectionEvent | ErrorEvent) =>
    failures.push('reason' in event ? event.reason : event.error);
  addEventListener('unhandledrejection', note);
  addEventListener('error', note);
  return {
    failures,
    end() {
      removeEventListener('unhandledrejection', note);
      removeEventListener('error', note);
    },
  };
}
