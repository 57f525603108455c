import type { InBoth, Said } from './in-both.ts';

/** A button's words: what stands on it, its form, what is said once it is done, and what else it says. */
export type ActionWords = { label: Said; form?: FormWords; done?: Said; [key: string]: InBoth | undefined };

/** `label` and `placeholder` are of the long text, where the form asks for one. */
type FormWords = { title: Said; intro: Said; label?: Said; placeholder?: Said; submit: Said };
