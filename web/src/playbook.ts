/** Registers the elements of the client, once. */

export {};
