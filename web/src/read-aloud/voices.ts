/** Which voices may read, and what of a text is somebody's speech. */

/** What choosing a voice looks at. */
export interface VoiceLike {
  lang: string;
  default: boolean;
  /** Whether it speaks on the device; the words of any other go over the network. */
  localService: boolean;
}

const SPOKEN = /(?<![\p{L}\p{N}])[“‘"']([^“‘"]*?[.?!,…—–])[”’"'](?![\p{L}\p{N}])/gu;

/** The device's own voices for a language; those for `exact` and the device's favorite first. */
export function ownVoices<Voice extends VoiceLike>(
  voices: readonly Voice[],
  lang: string,
  exact = "",
): Voice[] {
  const base = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
  const same = (tag: string) => tag.toLowerCase().replace("_", "-") === exact.toLowerCase();
  const rank = (voice: Voice) => (same(voice.lang) ? 0 : 2) + (voice.default ? 0 : 1);
  return voices.filter((voice) => voice.localService && base(voice.lang) === base(lang))
    .sort((a, b) => rank(a) - rank(b));
}

/** The sentences in quotation marks; a single quoted word is no speech. */
export function quoted(text: string): string[] {
  return [...text.matchAll(SPOKEN)].map((found) => found[1] ?? "");
}

/** The device's own voices for a language, once the browser has listed them. It is that of the lines
 * as they are written: a translator may have given the page another. */
export async function voicesFor(language: string): Promise<SpeechSynthesisVoice[]> {
  if (typeof speechSynthesis === "undefined") return [];
  const listed = () => ownVoices(speechSynthesis.getVoices(), language, navigator.language);
  // Some browsers list them a moment later, and tell; those without any never tell.
  if (!listed().length) {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 1500);
      speechSynthesis.addEventListener("voiceschanged", () => resolve(), { once: true });
    });
  }
  return listed();
}
