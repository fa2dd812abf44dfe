/** The page for addresses at which nothing stands, derived unless the author wrote `content/404.md`. */
import { directionOf, footerView, headerView, scriptView, searchView, type ViewContext } from './base.ts';
import { courseCards } from './home.ts';
import { labelsFor } from './labels/index.ts';
import { accentOf } from './metadata.ts';
import type { NotFoundView } from './types.ts';

/** The view of `404.html`. A server shows it at any address, so its links all start at the root. */
export function notFoundView(context: ViewContext): NotFoundView {
  const { model, addresses, icon } = context;
  const { site } = model;
  const labels = labelsFor(site.lang);
  return {
    kind: '404',
    url: '/404.html',
    href: addresses.href('/404.html'),
    lang: site.lang,
    dir: directionOf(site.lang),
    title: labels.notFoundTitle,
    head: {
      title: [labels.notFoundTitle, site.title].filter((part) => part !== '').join(' · '),
      openGraph: [],
      icon: addresses.href(icon),
      jsonLd: { '@context': 'https://schema.org', '@type': 'WebPage', name: labels.notFoundTitle },
      ...accentOf(site.theme),
      frames: [],
      noindex: true,
    },
    header: headerView(model, addresses, { url: '/404.html', lang: site.lang }),
    breadcrumbs: [],
    toc: [],
    search: searchView(context),
    footer: footerView(model, site.lang),
    script: scriptView(context),
    labels,
    courses: courseCards(context, site.lang),
  };
}
