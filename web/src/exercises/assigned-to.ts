/** Of which assignments an exercise is a part: `assignment/opened-assignments.ts` keeps the list. */

import { siteRoot } from "../page/assets.ts";
import type { Store } from "../store/store.ts";

/** An assignment as an exercise shows it; `terms` in words: until when, and a mark of its own. */
export interface Assigned {
  title: string;
  page: string;
  terms: string;
}

/** The assignments opened in this browser that ask for this exercise. */
export async function assignedTo(exercise: string, store: Store): Promise<Assigned[]> {
  try {
    const list = JSON.parse(await store.note("assigned") ?? "[]") as {
      title: string;
      page: string;
      due: string | null;
      exercises: string[];
      marks?: Record<string, number>;
    }[];
    return list.filter(({ exercises }) => exercises.includes(exercise)).map((each) => {
      const page = new URL(each.page, siteRoot());
      const due = each.due && new Date(each.due).toLocaleString("en-US", { dateStyle: "medium" });
      const mark = each.marks?.[exercise];
      const terms = (due ? `, due ${due}` : "") +
        (mark ? `; there ${mark} % of the points pass` : "");
      return { title: `${each.title}`, page: page.href, terms };
    });
  } catch {
    return [];
  }
}
