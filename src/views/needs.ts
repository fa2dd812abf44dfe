/** What the head of a page asks for because something in its text needs it. */
import { ownAssets } from '../course/addresses.ts';
import { scriptView, type ViewContext } from './base.ts';
import type { PageNeed } from './prose.ts';
import type { View } from './types.ts';

/** Address of the font of formulas, without the base path; the styles say the same name. */
export const mathFont = `${ownAssets}stix-two-math.woff2`;

/** The view with what its texts turned out to need. `diagramScript` is an address without the base path. */
export function withNeeds<V extends View>(
  view: V,
  needs: ReadonlySet<PageNeed>,
  context: ViewContext,
  diagramScript: string,
): V {
  if (needs.size === 0) return view;
  const { addresses } = context;
  const frames = [...needs].filter((need) => need.startsWith('https:'));
  const diagrams = { script: addresses.href(diagramScript), failed: view.labels.diagramFailed };
  return {
    ...view,
    head: {
      ...view.head,
      ...(needs.has('math') && !addresses.portable ? { mathFont: addresses.href(mathFont) } : {}),
      ...(needs.has('diagrams') ? { diagrams } : {}),
      frames: [...new Set([...view.head.frames, ...frames])],
    },
    ...(needs.has('video') ? { script: scriptView(context, true) } : {}),
  };
}
