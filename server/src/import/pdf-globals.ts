/** What the library wants to be there when it is loaded, and uses only to draw; the last where it takes Electron for a browser. */
const drawing: Readonly<Record<string, unknown>> = {
  DOMMatrix: class {},
  ImageData: class {},
  Path2D: class {},
  navigator: { language: 'en-US', platform: '', userAgent: '' },
};

for (const [name, kind] of Object.entries(drawing)) if (!(name in globalThis)) Object.assign(globalThis, { [name]: kind });
