/** What the command line says of its own progress, in Russian. Ordinary progress names no source file. */
import type { Words } from './index.ts';

export const ru: Words = {
  built: ({ pages, seconds, output }) => `Готово: ${pages} за ${seconds} с, сайт в папке ${output}.`,
  pageCount: { one: '{n} страница', few: '{n} страницы', many: '{n} страниц', other: '{n} страницы' },
  notBuilt: 'Ничего не записано: опубликованный сайт остался прежним.',
  checked: ({ pages, seconds }) => `Проверено: ${pages} за ${seconds} с.`,
  fine: 'Всё в порядке.',
  serving: ({ address }) => `Сайт открыт по адресу ${address} (остановить — Ctrl+C).`,
  updated: ({ pages, seconds }) => `Обновлено: ${pages} за ${seconds} с.`,
  lastGood: 'Пока это не исправлено, на сайте остаётся последняя удачная версия.',
  noRoot: ({ root }) => `Папки ${root} нет. Укажите после --root папку сайта.`,
  badPort: ({ port }) => `${port} — не номер порта. Укажите после --port число от 1 до 65535.`,
  'output-overlaps-sources': ({ output }) =>
    `Папка ${output} не годится для готового сайта: в ней лежат исходники или сама она лежит среди них. Выберите другую, например _site.`,
  'output-not-ours': ({ output, file }) =>
    `В папке ${output} есть файлы, которые создала не «Кафедра» (${file}…): они потерялись бы среди страниц. Выберите другую папку или освободите эту.`,
  'output-busy': ({ output, pid }) =>
    `В папку ${output} уже пишет другая сборка (процесс ${pid}). Дождитесь её конца или остановите её.`,
  'own-configuration': ({ file, reason }) => `Файл ${file} этого сайта не выполняется: ${reason}`,
  diskFull: ({ output }) =>
    `На диске с папкой ${output} кончилось место. Освободите его и соберите сайт снова; опубликованный сайт остался прежним.`,
  notWritable: ({ path }) =>
    `Не удаётся записать ${path}. Проверьте права на запись; опубликованный сайт остался прежним.`,
  defect:
    'Это ошибка самой «Кафедры», а не ваших файлов. Пожалуйста, сообщите о ней и приложите строки ниже.',
};
