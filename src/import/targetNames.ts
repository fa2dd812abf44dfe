/** Names of the files of the new site. */

/** A name that every system allows, that ends in `.md` and that the loader does not pass over. */
export function markdownName(path: string): string {
  const segments = path.replace(/\.[^./]+$/, '').split('/');
  return `${segments
    .map(
      (segment) =>
        segment
          .replace(/[<>:"|?*\\\p{Cc}]/gu, '-')
          .replace(/^[._]+/, '')
          .replace(/^readme$/i, 'readme-page')
          .replace(/~$|\.(?:bak|orig|swp|tmp)$/i, '') || 'page',
    )
    .join('/')}.md`;
}

/** Names that were given away. */
export class TargetNames {
  private readonly taken = new Set<string>();

  /** The name, or one with a number where it is taken; letter case makes no difference. */
  take(target: string): string {
    const stem = target.replace(/\.md$/, '');
    let name = target;
    for (let number = 2; this.taken.has(name.toLowerCase()); number++) name = `${stem}-${number}.md`;
    this.taken.add(name.toLowerCase());
    return name;
  }
}
