/** Services that show a report know the repository, of which the site may be one folder. */

/** Path of a file from the root of the repository; `base` is the folder of the site there, absent for the root itself. */
export function pathInRepository(file: string, base: string | undefined): string {
  return base === undefined || base === '' ? file : `${base.replace(/\/+$/, '')}/${file}`;
}
