/** Hand-backs and sign-offs as tests need them. */

import { checksum } from "../../src/contract/checksum.ts";
import type { HandBack, HandedBack, SignOff } from "../../src/contract/generated.ts";

export const SITE = "a-site";
export const EDITION = "abcdef012345";

type Short = Partial<Omit<HandedBack, "first" | "latest">> & {
  first?: Partial<HandedBack["first"]>;
  latest?: Partial<HandedBack["latest"]>;
};

const EMPTY = { finished: null, points: null, of: null, passed: null, ending: null };

/** One exercise that was handed back; a call under way unless said otherwise. */
export function handed({ first, latest, ...given }: Short = {}): HandedBack {
  const one = { ...EMPTY, ...first };
  return {
    id: "F05",
    variant: "1/payroll",
    kind: "call",
    title: "They went quiet",
    edition: EDITION,
    status: one.finished ? "done" : "under-way",
    started: "2026-03-01T09:00:00.000Z",
    finished: one.finished,
    attempts: 1,
    first: one,
    latest: { ...one, ...latest },
    events: null,
    ...given,
  };
}

export function handBackOf(learner: string, exercises: HandedBack[], more: object = {}): HandBack {
  const content = {
    format: "playbook-hand-back" as const,
    version: 1 as const,
    site: SITE,
    made: "2026-03-04T05:06:07.089Z",
    learner,
    self_reported: true as const,
    exercises,
    ...more,
  };
  return { ...content, checksum: checksum(content) };
}

export function signOffOf(learner: string, more: object = {}): SignOff {
  const content = {
    format: "playbook-sign-off" as const,
    version: 1 as const,
    site: SITE,
    made: "2026-03-05T05:06:07.089Z",
    learner,
    observer: "Mo",
    role: "manager" as const,
    exercise: "F05",
    assignment: null,
    scores: { O1: 2 as const, O2: null },
    heard: { O1: "My name is" },
    note: "",
    signed_off: true,
    next_action: "",
    sit_in: false,
    ...more,
  };
  return { ...content, checksum: checksum(content) };
}
