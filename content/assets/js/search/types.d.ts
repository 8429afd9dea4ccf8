/** Types of the search's modules, for the checker and for readers: no browser asks for this file. */

/** "missing": another version of the site was deployed meanwhile; an index that is opened again reads it. */
export type Failure = "network" | "missing" | "broken";
export type FetchFile = (name: string) => Promise<Uint8Array>;
export type Posting = { documents: Uint32Array; impacts: Uint8Array };
/** `rank`: sixteen times the class of frequency among open records, plus the class among closed ones. */
export type Entry = { word: string; stem: string; shown: string; rank: number };
/**
 * `planes`: first value of each record, second one …; ranks in `valeurs` from 1, 0 for none.
 * `noms`: the file of the values of a long facet, read when they are wanted.
 */
export type Facet = { nom: string; noms?: string; valeurs?: [code: string, label: string][]; planes: Uint16Array[] };
/** Deadlines of the first records: days since 1970, ranks in `fuseaux` (« Europe/Paris », « 23:59 »). */
export type Columns = { facets: Facet[]; days: Int32Array; zones: Uint8Array; fuseaux: [string, string][] };

export type Segment = {
  fiches: number;
  facettes: string;
  dates: string;
  cartes: [number, string][];
  termes: [string, string][];
};
/** What the analysis of an index knows of words: prefixes, stems that Snowball would miss, endings and what they become. */
export type Tables = {
  prefixes: string[];
  etiquettes: string[];
  irreguliers: Record<string, string>;
  gardes: string[];
  elisions: string[];
  lettres: Record<string, string>;
  feminins: string;
  fins: [string, string][];
  /** What a number counts, or dates. */
  unites: string[];
  /** Names that are one word, as an expression. */
  joints: string;
};
export type Root = {
  analyse: Tables;
  /** Function words, which a query does without. */
  vides: string[];
  /** Names of places, as words, each with « facet code ». */
  lieux: [string, string][];
  dossiers: Record<string, string>;
  mots: [string, string][];
  segments: Segment[];
};
/** Whether a deadline is past: left out of the open records of a page that aged. */
export type Over = (day: number, zone: string, time: string) => boolean;
/** One deployed version: its root, and its files, each fetched and decoded once. */
export type Index = {
  root: Root;
  load: <T>(name: string, decode: (bytes: Uint8Array) => T) => Promise<T>;
  over: Over | null;
};

export type Request = {
  mots: string;
  /** Accepted codes by facet. */
  filtres?: Record<string, string[]>;
  /** Facets whose values are wanted however many they are. */
  noms?: string[];
  /** "echeance" or "publication"; anything else is by relevance. */
  tri?: string;
  /** Closed records are among the results. */
  closes?: boolean;
  /** The last word may be unfinished. */
  typing?: boolean;
};

export type Step = "" | "all" | "prefix" | "typos" | "fewer";
export type FacetCount = [code: string, label: string, count: number];
export type Answer = {
  /** How far the search went; "" when no word was asked. */
  step: Step;
  /** The last word, which may be unfinished. */
  last: string;
  /** Records that the first step found, before filters: 0 → « aucune fiche pour … ». */
  exact: number;
  total: number;
  /** Closed records that match, filters included; null when nobody counted. */
  closed: number | null;
  /** Results in order; closed ones are numbered after all open ones. */
  documents: Uint32Array;
  /** Every value of each facet, in display order; a facet of more than 128 values is there when it is wanted. */
  facets: Record<string, FacetCount[]>;
  /** A typed word, folded, and what was searched in its place. */
  corrections: { word: string; shown: string[] }[];
  places: { facet: string; code: string; label: string; count: number }[];
  /** To highlight: mark what has a word whose stem is here. */
  terms: Set<string>;
  index: Index;
};
/** What the words find: in the open records, then in the closed ones where they were read. */
export type Found = {
  all: Matches[];
  /** Open at the build, over since. */
  late: Uint32Array;
  groups: Variants[];
  need: number;
};
export type Find = (
  index: Index, words: string[], closes: boolean | undefined, typing: boolean | undefined, loading: Promise<Columns[]>,
) => Promise<[Found, Pick<Answer, "step" | "exact" | "last" | "corrections">]>;
export type Card = {
  id: string;
  titre: string;
  resume: string;
  lieu: string;
  faits: string;
  /** The state, where it has another name than in the filter. */
  etat: string;
  /** From the root of the site: « emplois/x/ ». */
  address: string;
  deadline: { day: number; zone: string; time: string } | null;
  /** First value of each facet; an empty list for none. */
  facets: Record<string, string[]>;
};

/** Penalty by term. */
export type Variants = Map<string, number>;
/** `most`: the most words that one record has. */
export type Matches = { documents: Uint32Array; scores: Int32Array; most: number };
