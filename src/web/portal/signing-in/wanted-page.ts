import type { Request } from 'express';
import { fieldOf } from '../../frame/form.ts';

/** Pages to which somebody is led who has signed in for them: nothing else, and nowhere else. */
const ours =
  /^(?:\/portal\/(?:requests\/[1-9]\d{0,9}|new|readings|profile)|\/reports(?:\/why|\/definitions)?(?:\?[\w=&.%-]{0,300})?)$/;

/** The page for which somebody signs in, as the address or the form bears it; '' for none. */
export function wantedPage(request: Request): string {
  const { to } = request.query;
  const wanted = typeof to === 'string' ? to : fieldOf(request, 'to');
  return ours.test(wanted) ? wanted : '';
}

/** The first page, or the one where a code is typed, with what somebody wants to see behind it. */
export function withWanted(path: string, wanted: string): string {
  return ours.test(wanted) ? `${path}?to=${encodeURIComponent(wanted)}` : path;
}
