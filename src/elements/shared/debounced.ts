/** Calls with what is typed once the typing pauses: a search is not asked for at every key. */
export function debounced(call: (text: string) => void, pause = 250): (event: Event) => void {
  return ({currentTarget}) => {
    const input = currentTarget as HTMLInputElement;
    clearTimeout(timers.get(input));
    timers.set(
      input,
      setTimeout(() => input.isConnected && call(input.value), pause),
    );
  };
}

const timers = new WeakMap<HTMLInputElement, ReturnType<typeof setTimeout>>();
