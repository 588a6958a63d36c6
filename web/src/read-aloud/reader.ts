/** Reads lines one after the other. The browser has one voice at a time, so there is one reader. */

export interface Spoken {
  text: string;
  voice: SpeechSynthesisVoice;
}

/** Told which line is being read; null once no line is. */
type Listener = (place: number | null) => void;

let listener: Listener | undefined;
/** Kept as long as it is read: some browsers forget one that nothing holds. */
let present: SpeechSynthesisUtterance | undefined;

/** Read lines from the first on; whatever was being read stops. */
export function read(lines: readonly Spoken[], told: Listener): void {
  stop();
  listener = told;
  next(lines, 0, told);
}

/** Stop reading; with a listener, only if it is the one that is being told. */
export function stop(told = listener): void {
  if (!listener || told !== listener) return;
  listener = present = undefined;
  speechSynthesis.cancel();
  told(null);
}

function next(lines: readonly Spoken[], place: number, told: Listener): void {
  if (listener !== told) return;
  const line = lines[place];
  if (!line) {
    stop(told);
    return;
  }
  told(place);
  if (!line.text) {
    next(lines, place + 1, told);
    return;
  }
  const utterance = new SpeechSynthesisUtterance(line.text);
  utterance.voice = line.voice;
  utterance.lang = line.voice.lang;
  utterance.onend = utterance.onerror = () => {
    if (present === utterance) next(lines, place + 1, told);
  };
  present = utterance;
  speechSynthesis.speak(utterance);
}
