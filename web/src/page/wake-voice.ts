/** Makes ready for a voice that is heard only later. */

/** Call it in a press: on iOS a page may speak only if it began to in one, and what has to be
 * fetched before would come too late. */
export function wakeVoice(): void {
  // Some browsers lack it, whatever the types promise.
  const voice: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  if (!voice || voice.speaking) return;
  voice.speak(new SpeechSynthesisUtterance(""));
  voice.cancel();
}
