/* The bare app, built as `npm run build` builds ours: with what it stands on. */
export * from './bare-app.ts';
