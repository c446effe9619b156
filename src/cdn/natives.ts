/**
 * What libraries of old pages put something else in the place of (MooTools 1.4): the build of `dist-cdn/` takes these for the global
 * names, in Lit's code too.
 */
const native = (Object.getPrototypeOf(document.createEvent('Event')) as Event).constructor;

export {native as Event};
