// What is said by itself, as server-sent events. Of the tabs of a browser one listens, which has the lock; it tells the
// others, by a beat too, so that a tab knows whether it has to look for itself.

const SILENCE = 40_000; // ms: a beat comes every 15 s (bot/events_api.py)

/** `told` takes the ids of what was said. */
export function listening(api, kept, told) {
  const channel = new BroadcastChannel(`${kept.name} events`);
  let token;
  let stop = null;
  let beat = 0;
  const hear = (ids) => {
    beat = Date.now();
    if (ids) told(ids.split(" "));
  };
  channel.onmessage = ({ data }) => hear(data);
  const tell = (ids) => {
    hear(ids);
    channel.postMessage(ids);
  };
  const end = () => {
    stop?.abort();
    stop = null;
  };

  /** Listens, or waits for its turn; false while no tab hears anything. */
  const begin = () => {
    const works = kept.token === token && Date.now() - beat < SILENCE;
    if (!works) end();
    token = kept.token;
    if (!token || stop) return works;
    const mine = (stop = new AbortController());
    const over = () => mine === stop && (stop = null);
    navigator.locks?.request(kept.name, { signal: mine.signal }, () => api.events(token, tell, mine.signal)).then(over, over);
    return works;
  };
  return { begin, end };
}
