import type { ControlProps } from '../blocks/element.tsx';

/** The attributes by which a control is named and described, for people who can't see where it stands. */
export function naming({ element, input }: ControlProps): {
  id?: string;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
} {
  if (!input) return { 'aria-label': element.placeholder?.text ?? element.type.replaceAll('_', ' ') };
  return {
    id: input.id,
    'aria-labelledby': input.labelledBy,
    ...(input.describedBy ? { 'aria-describedby': input.describedBy } : {}),
    ...(input.isWrong ? { 'aria-invalid': true } : {}),
  };
}
