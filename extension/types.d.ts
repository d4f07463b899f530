/** The shapes that the extension's parts hand to one another; the type checker's alone, not packed. */

/** A piece of the policy's own words, in code points of the canonical text. */
interface Evidence {
  quote: string;
  start: number;
  end: number;
}

interface Flag {
  practice: string;
  topic: string;
  stance: "risk" | "good" | "note";
  severity: "high" | "medium" | "low" | null;
  title: string;
  in_short: string;
  why_it_matters: string;
  what_you_can_do: string;
  missing: boolean;
  evidence: Evidence[];
}

interface Contradiction {
  practices: [string, string];
  explanation: string;
  evidence: Evidence[];
}

interface Facts {
  effective_date: string | null;
  contacts: { kind: "email" | "phone" | "postal" | "form" | "url"; value: string }[];
  retention: { what: string; period: string; quote: string; start: number; end: number }[];
  opt_out_links: string[];
  data_collected: string[];
  recipients: string[];
  other_documents: { title: string; url: string }[];
}

/** The analysis object of the service. */
interface Analysis {
  id: string;
  engine: string;
  language: string;
  words: number;
  reading_minutes: number;
  reading_grade: number;
  grade: string | null;
  grade_reasons: { practice: string; effect: number }[];
  headline: string;
  summary: { topic: string; title: string; text: string }[];
  summary_grade: number;
  flags: Flag[];
  contradictions: Contradiction[];
  facts: Facts;
  warnings: { code: string; detail: string }[];
}

/** A link that may lead to a privacy policy; `guessed` where no link says so and the address is only a usual one. */
interface PolicyLink {
  title: string;
  address: string;
  guessed: boolean;
}

/** What was taken from a page after a click. */
interface PageText {
  text: string;
  address: string;
  title: string;
  links: PolicyLink[];
  english: PolicyLink[];
  language: string;
  pdf: boolean;
}

/** Why there is no analysis, in our own words; `kind` names the sentence. */
interface TroubleFields {
  kind: string;
  retryAt?: number;
  language?: string;
}

/** What changed between two versions of one policy. */
interface Changes {
  readAt: number;
  gradeBefore: string | null;
  began: Flag[];
  ended: Flag[];
  rulesChanged: boolean;
}

/** Where the reading of one tab stands. Kept outside the worker, so that nothing is lost when the worker is. */
interface Reading {
  step: "opening" | "reading" | "asking" | "sending" | "done" | "failed";
  address: string;
  title: string;
  startedAt: number;
  readAt?: number;
  id?: string;
  text?: string;
  private?: boolean;
  cut?: boolean;
  links?: PolicyLink[];
  english?: PolicyLink[];
  analysis?: Analysis;
  fromBefore?: number;
  language?: string;
  since?: Changes;
  trouble?: TroubleFields;
}

/** An analysis that is kept on this computer. */
interface KeptAnalysis {
  address: string;
  id: string;
  title: string;
  readAt: number;
  analysis: Analysis;
}

interface Settings {
  service: string;
  lookups: boolean;
  marks: boolean;
  language: string;
}

/** What every part of the popup draws from. */
interface View {
  say: (key: string, ...values: (string | number)[]) => string;
  language: string;
  settings: Settings;
  tabId: number;
  /** Whether this is a tab of its own, to read at large or to print. */
  isPage: boolean;
  reading: Reading;
  retry(wish?: { firstPart?: boolean }): Promise<void>;
}

/** A quote to be marked in the page. */
interface Mark {
  key: string;
  quote: string;
  start: number;
  style: string;
}

/** What came of it: `closed` stands in a part of the page that is folded away. */
interface MarkedPlace {
  key: string | null;
  found: boolean;
  closed: boolean;
  at: number;
  of: number;
}

/** A run of text of the page in a block, or glue (`node` null) that we put between such runs. */
interface Piece {
  text: string;
  node: Text | null;
}

/** A heading, paragraph, item or row as read from the page. */
interface PageBlock {
  kind: "heading" | "paragraph" | "item" | "row";
  prefix: string;
  pieces: Piece[];
  closed: boolean;
}

/** Where a quote stands in the page; `closed` where its part is folded away. */
interface FoundQuote {
  at: number;
  ranges: Range[];
  closed: boolean;
}

/** A run of text of the page, in places of the text without its white space. */
interface Run {
  node: Text;
  start: number;
  end: number;
}

interface Squeezed {
  text: string;
  runs: Run[];
}

/** Takes down blocks in reading order. */
interface Sheet {
  blocks: PageBlock[];
  /** Ends the block before, if it holds anything. */
  open(kind: PageBlock["kind"], prefix: string): void;
  text(node: Text): void;
  glue(text: string): void;
  lineBreak(indent: string): void;
  isEmpty(): boolean;
  /** Says whether what follows is folded away; answers what held before. */
  setClosed(closed: boolean): boolean;
}

/** Where the walk through the page stands: in how many lists, how far in, in a table's cell, in a heading. */
interface Place {
  lists: number;
  indent: string;
  flat: boolean;
  inTable: boolean;
  inHeading: boolean;
  unseen: boolean;
}

/** What the reading needs of an element's style; `named` where the element has a name that style can hold on to. */
interface Style {
  named: boolean;
  display: string;
  position: string;
  computed: CSSStyleDeclaration;
}

type IsFurniture = (element: Element, weight: Weight, style: Style) => boolean;

interface Walk {
  sees: Sight;
  sheet: Sheet;
  level: number;
  deep: number;
}

/** `closed` can be unfolded, `out` is no part of the text; `unseen` holds no shown text of its own. */
interface Look {
  state: "open" | "closed" | "out";
  inline: boolean;
  unseen: boolean;
}

interface Sight {
  root: Element;
  look(element: Element, unseen: boolean): Look;
}

/** Characters of text in an element, and of those the ones inside links. */
interface Weight {
  text: number;
  link: number;
}

/** What the scripts in the page share; they are no modules, since a browser injects none. */
interface PageScripts {
  eachChild<One, Other>(node: Node, act: (child: Node, one: One, other: Other) => void, one: One, other: Other): void;
  isNamed(element: Element): boolean;
  weigh(root: Element): Map<Node, Weight>;
  core(root: Element, weights: Map<Node, Weight>): Element;
  mainOf(body: Element, weights: Map<Node, Weight>): Element;
  openables(): (element: Element, weight: Weight) => boolean;
  isHidden(element: Element, style: Style): boolean;
  furniture(root: Element, weights: Map<Node, Weight>): IsFurniture;
  sight(): Sight;
  tagOf(element: Element): string;
  levelOf(heading: Element): number;
  isLayoutItem(item: Element): boolean;
  isDataTable(table: Element): boolean;
  cellsOf(row: Element): Element[];
  markerOf(item: Element): string;
  sheet(): Sheet;
  blocks(): PageBlock[];
  textOf(blocks: PageBlock[]): string;
  links(): Pick<PageText, "links" | "english">;
  read(): Promise<PageText>;
  find(marks: Mark[]): Map<string, FoundQuote>;
  marks: {
    show(marks: Mark[], key: string): MarkedPlace;
    all(marks: Mark[]): MarkedPlace;
    step(by: number): MarkedPlace;
    clear(): MarkedPlace;
    state(): MarkedPlace;
  };
}

declare var plainPolicy: PageScripts;
