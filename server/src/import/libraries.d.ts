/** The types that the package has are those of a module of another name. */
declare module '@mixmark-io/domino' {
  /** Reads HTML as browsers do, and runs nothing of it. */
  export function createDocument(html: string): unknown;
}

/** What the library runs in a worker: it is only handed on. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
