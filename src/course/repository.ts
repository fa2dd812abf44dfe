/** The repository with the sources: what an author may write for it, and where a reader proposes a change. */

/** Where a file of the site is edited: what stands before its path. */
export type EditBase = string;

/** Services by the way in which they are told to edit a file. */
type Service = 'github' | 'gitlab' | 'gitea';

const editPaths: Readonly<Record<Service, string>> = { github: 'edit', gitlab: '-/edit', gitea: '_edit' };

/** Addresses of a folder in a repository name the service, whatever its host is called. */
const folderPaths: readonly (readonly [RegExp, Service])[] = [
  [/^(.+?)\/-\/tree\/(.+)$/, 'gitlab'],
  [/^(.+?)\/src\/branch\/(.+)$/, 'gitea'],
  [/^([^/]+\/[^/]+)\/tree\/(.+)$/, 'github'],
];

const hosts: readonly (readonly [RegExp, Service])[] = [
  [/(?:^|\.)github\./, 'github'],
  [/gitlab/, 'gitlab'],
  [/gitea|forgejo|(?:^|\.)codeberg\.org$/, 'gitea'],
];

/** The address of a repository as a browser opens it: `git@host:owner/name.git` becomes `https://host/owner/name`. */
export function repositoryAddress(repository: string): string {
  const ssh = /^(?:ssh:\/\/)?git@([\w.-]+)[:/](?:\d+\/)?(.+)$/.exec(repository.trim());
  const address = ssh === null ? repository.trim() : `https://${ssh[1]}/${ssh[2]}`;
  return address.replace(/\.git\/?$/, '');
}

/**
 * Where the files of a site are edited; nothing for a service that is not known. The address may lead to the folder of
 * the site (`https://host/owner/name/tree/main/docs`): it names the branch then. `folder` is the folder of the site in
 * its repository, as far as the address does not say it.
 */
export function editBaseOf(
  repository: string,
  branch: string | undefined,
  folder: string,
): EditBase | undefined {
  const address = repositoryAddress(repository);
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const { origin, hostname, pathname } = new URL(address);
  const path = pathname.replace(/^\/+|\/+$/g, '');
  for (const [pattern, service] of folderPaths) {
    const [, name, rest] = pattern.exec(path) ?? [];
    if (name === undefined || rest === undefined) continue;
    const named =
      branch !== undefined && `${rest}/`.startsWith(`${encoded(branch)}/`)
        ? encoded(branch)
        : rest.split('/')[0];
    const inside = rest.slice((named ?? '').length + 1);
    return baseOf(`${origin}/${name}`, service, named ?? '', inside === '' ? encoded(folder) : inside);
  }
  const service = hosts.find(([pattern]) => pattern.test(hostname))?.[1];
  if (service === undefined || !path.includes('/')) return undefined;
  return baseOf(`${origin}/${path}`, service, encoded(branch ?? 'main'), encoded(folder));
}

/** Where one file is edited. */
export function editAddress(base: EditBase, file: string): string {
  return base + encoded(file);
}

function baseOf(repository: string, service: Service, branch: string, folder: string): EditBase {
  return `${repository}/${editPaths[service]}/${branch}/${folder === '' ? '' : `${folder}/`}`;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
