/** Which voices may read. */

import { ownVoices } from "../../src/read-aloud/voices.ts";
import { same } from "../expect.ts";

const voice = (name: string, lang: string, localService: boolean, standard = false) => ({
  ...{ name, lang, localService },
  default: standard,
});
const names = (voices: { name: string }[]) => voices.map(({ name }) => name);

Deno.test("a voice that sends the words away is never used", () => {
  same(ownVoices([voice("far", "en-US", false, true)], "en", "en-US"), []);
  same(ownVoices([], "en"), []);
});

Deno.test("only voices of the page's language are used, those of the reader's region first", () => {
  const voices = [
    voice("Anna", "de-DE", true, true),
    voice("Moira", "en_IE", true),
    voice("Daniel", "en-GB", true, true),
    voice("Samantha", "en-US", true),
    voice("Cloud", "en-US", false),
  ];
  same(names(ownVoices(voices, "en", "en-US")), ["Samantha", "Daniel", "Moira"]);
  same(names(ownVoices(voices, "en-US", "en-IE")), ["Moira", "Daniel", "Samantha"]);
  same(names(ownVoices(voices, "en")), ["Daniel", "Moira", "Samantha"]);
});
