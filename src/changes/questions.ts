/*
 * What a change is asked beyond what every change is asked. A rule demands questions by name; the form asks each once.
 */

/** How a question is answered. Minutes are whole numbers; a moment is typed as times are. */
type Way = 'line' | 'text' | 'minutes' | 'moment' | readonly string[];

interface Question {
  label: string;
  hint?: string;
  way: Way;
}

export const questions = {
  // May cost view or control.
  processState: { label: 'Which state must the process be in', way: ['Running', 'Idle', 'Stopped'] },
  restartMinutes: { label: 'Minutes until it runs again', hint: 'To stop and start it.', way: 'minutes' },
  manualHold: { label: 'Can it be held by hand meanwhile', way: 'line' },
  controlRoom: { label: 'Who in the control room knows', way: 'line' },
  // Of OT, or serves OT.
  onSiteContact: { label: 'Contact on site', hint: 'Name, and phone or radio.', way: 'line' },
  backOutPlan: {
    label: 'Back-out plan',
    hint: 'No way back? Say so, and what stands ready in its place; OT must accept that.',
    way: 'text',
  },
  backOutBy: { label: 'Latest moment to begin backing out', way: 'moment' },
  backOutMinutes: { label: 'Minutes that backing out takes', way: 'minutes' },
  verification: { label: 'How operations will see that it is well', way: 'text' },
  // Not a replacement in kind: 29 CFR 1910.119(l)(2).
  mocReference: { label: 'MOC reference', way: 'line' },
  technicalBasis: { label: 'Technical basis', way: 'text' },
  safetyImpact: { label: 'Impact on safety and health', way: 'text' },
  procedures: { label: 'What changes in operating procedures', way: 'text' },
  period: { label: 'For which time', way: 'line' },
  authorization: { label: 'Who authorizes it', way: 'line' },
  training: {
    label: 'Who is informed and trained before start-up, and how',
    hint: 'Operators, maintenance and contractors.',
    way: 'text',
  },
  // Temporary.
  removedBy: { label: 'Removed again by', way: 'moment' },
  // Safety.
  permit: { label: 'Permit number', way: 'line' },
  bypasses: { label: 'What is bypassed, until when, and what stands in for it', way: 'text' },
  // Patch: NERC CIP-010-4 R1.
  vendorApproval: { label: 'Vendor’s approval for this system', way: 'line' },
  testedWhere: { label: 'Tested where, and how that differs', way: 'text' },
  verifiedSource: { label: 'Source and hash verified', way: 'line' },
  baseline: { label: 'Baseline before', way: 'line' },
  restoreTest: { label: 'Backup, and date of its last restore test', way: 'line' },
  // Remote access: NERC CIP-005-7 R2, R3.
  remotePerson: { label: 'Who connects, of which firm', way: 'line' },
  strongLogin: { label: 'Several factors at the log-in', way: ['Yes', 'No'] },
  recording: { label: 'Recorded', way: ['Yes', 'No'] },
  watcher: { label: 'Who of OT watches', way: 'line' },
  cutOff: { label: 'How to cut it off', way: 'line' },
  // Data connection.
  dataWhat: { label: 'What data, from where to where', way: 'text' },
  dataDirection: { label: 'Direction', way: ['OT to IT', 'IT to OT', 'Both'] },
  dataRate: { label: 'Volume and rate', way: 'line' },
  retention: { label: 'Kept for how long', way: 'line' },
  dataWhy: { label: 'Why it is needed', way: 'text' },
  dataOwners: { label: 'Who owns it on both sides', way: 'line' },
  // Another change is in the way.
  agreed: { label: 'Agreed with its owner: who goes first, or why both may go on', way: 'line' },
} as const satisfies Record<string, Question>;

export type QuestionId = keyof typeof questions;
export type Answers = Partial<Record<QuestionId, string>>;
