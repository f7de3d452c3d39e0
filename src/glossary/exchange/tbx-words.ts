/** The words of TBX-Basic that are both written and read. Source: ISO 30042:2019 and the dialect’s own schema. */
export const NAMESPACE = 'urn:iso:std:iso:30042:ed-2';

export const PREFERRED = 'preferredTerm-admn-sts';
export const ADMITTED = 'admittedTerm-admn-sts';
export const DEPRECATED = 'deprecatedTerm-admn-sts';

/** What TBX-Basic has no category for stands in a note that begins so. */
export const WATCH_OUT = 'Watch out: ';
export const LICENCE = 'Licence: ';
