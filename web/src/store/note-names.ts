/** Names of the notes that more than one script keeps or reads. */

/** The draft of one's own call. */
export const OWN = "own";
