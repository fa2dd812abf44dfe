/** What the command line says of its own progress, in Russian. Ordinary progress names no source file. */
import type { Words } from './index.ts';

export const ru: Words = {
  built: ({ pages, seconds, output }) => `Готово: ${pages} за ${seconds} с, сайт в папке ${output}.`,
  builtPortable: ({ page }) => `Сервер этому сайту не нужен: откройте ${page} в браузере.`,
  pageCount: { one: '{n} страница', few: '{n} страницы', many: '{n} страниц', other: '{n} страницы' },
  notBuilt: 'Ничего не записано: опубликованный сайт остался прежним.',
  checked: ({ pages, seconds }) => `Проверено: ${pages} за ${seconds} с.`,
  fine: 'Всё в порядке.',
  serving: ({ address }) => `Сайт открыт по адресу ${address} (остановить — Ctrl+C).`,
  updated: ({ pages, seconds }) => `Обновлено: ${pages} за ${seconds} с.`,
  searchFailed: ({ reason }) =>
    `Для поиска не создан указатель: на сайте ничего не найдётся, остальное в порядке. Причина: ${reason}`,
  lastGood: 'Пока это не исправлено, на сайте остаётся последняя удачная версия.',
  noneGood: 'Удачной версии пока нет: сайт появится здесь, как только это будет исправлено.',
  waiting: ({ output, pid }) =>
    `В папку ${output} пишет другая сборка (процесс ${pid}), недолго подождём её конца.`,
  portTaken: ({ port, free }) => `Порт ${port} занят другой программой, поэтому взят порт ${free}.`,
  noPort: ({ port }) =>
    `Порт ${port} и следующие за ним заняты. Остановите то, что их занимает, или укажите другой номер после --port.`,
  portRefused: ({ port }) => `Система не позволяет занять порт ${port}. Укажите после --port число от 1024.`,
  close: 'Закрыть',
  noRoot: ({ root }) => `Папки ${root} нет. Укажите после --root папку сайта.`,
  badPort: ({ port }) => `${port} — не номер порта. Укажите после --port число от 1 до 65535.`,
  'output-overlaps-sources': ({ output }) =>
    `Папка ${output} не годится для готового сайта: в ней лежат исходники или сама она лежит среди них. Выберите другую, например _site.`,
  'output-not-folder': ({ output }) =>
    `${output} — файл, а на этом месте должна быть папка. Выберите другую папку или переместите файл.`,
  'output-is-link': ({ output, target }) =>
    `${output} — ссылка на ${target} за пределами сайта, поэтому туда ничего не пишется. Если нужна именно та папка, назовите её после --output.`,
  'output-not-ours': ({ output, file }) =>
    `В папке ${output} есть файлы, которые создала не «Кафедра» (${file}…): они потерялись бы среди страниц. Выберите другую папку или освободите эту.`,
  'output-conflict': ({ output, file }) =>
    `Файл ${file} в папке ${output} создала не «Кафедра», а на его место должна встать часть сайта. Переместите его; опубликованный сайт остался прежним.`,
  'output-served': ({ output, pid }) =>
    `Папку ${output} уже показывает другой «kafedra dev» (процесс ${pid}). Пользуйтесь им, остановите его или выберите другую папку через --output.`,
  'output-busy': ({ output, pid }) =>
    `В папку ${output} уже пишет другая сборка (процесс ${pid}). Дождитесь её конца или остановите её.`,
  'own-configuration': ({ file, reason }) => `Файл ${file} этого сайта не выполняется: ${reason}`,
  imported: ({ pages, seconds, output }) =>
    `Перенос закончен: ${pages} за ${seconds} с, новый сайт в папке ${output}.`,
  importKept: ({ count }) => `Файлов, которые вы изменили и которые остались прежними: ${count}.`,
  importReport: ({ human, mistakes, file }) =>
    `Посмотрите сами: ${human}, ошибок на старом сайте: ${mistakes}. Отчёт: ${file}`,
  nothingToImport: ({ folder }) =>
    `В папке ${folder} нет ни одной страницы. Укажите папку с исходниками старого сайта.`,
  noSource: ({ folder }) => `Папки ${folder} нет. Укажите папку старого сайта.`,
  importOverSource: ({ output }) =>
    `В папке ${output} лежит старый сайт. Укажите после --out другую: старый сайт только читается.`,
  diskFull: ({ output }) =>
    `На диске с папкой ${output} кончилось место. Освободите его и соберите сайт снова; опубликованный сайт остался прежним.`,
  notWritable: ({ path }) =>
    `Не удаётся записать ${path}. Проверьте права на запись; опубликованный сайт остался прежним.`,
  defect:
    'Это ошибка самой «Кафедры», а не ваших файлов. Пожалуйста, сообщите о ней и приложите строки ниже.',
  notAFolder: ({ path }) =>
    `На месте ${path} должна быть папка, а там файл или ссылка в другое место. Переместите его или выберите другую папку.`,
  noPackage: ({ path }) => `Пакета ${path} нет. Укажите после --package версию, адрес или файл.`,
  unknownLanguage: ({ lang, known }) => `Языка «${lang}» у «Кафедры» нет. Выберите один из этих: ${known}.`,
  badName: ({ name }) =>
    `«${name}» не годится для адреса. Подойдут буквы, цифры и дефис, например teoriya-grafov.`,
  kept: ({ files }) => `Уже было и осталось как есть: ${files}.`,
  nothingMade: 'Ничего не записано.',
  noBrowser: ({ address }) => `Запустить браузер здесь не удалось. Откройте ${address} сами.`,
  'typescript-configuration': ({ file, node }) =>
    `${file} написан на TypeScript, а Node.js ${node} его не читает. Возьмите Node.js 22.18 или новее, либо переименуйте файл в .eleventy.mjs и уберите типы, либо выполните: npm install --save-dev tsx`,
  init: {
    askLang: 'Язык сайта: ru или en',
    askTitle: 'Название сайта',
    askCourse: 'Название первого курса',
    askKey: 'Его папка и адрес',
    siteTitle: 'Мои курсы',
    courseTitle: 'Мой первый курс',
    made: ({ folder, files }) => `Сайт готов, он в папке ${folder}. Новых файлов: ${files}.`,
    hasPages: 'В папке content уже есть страницы, поэтому первый курс не добавлен.',
    ownManifest: 'Ваш package.json не изменён. Впишите в него «Кафедру»:',
    fromFolder: ({ path }) =>
      `«Кафедра» для этого сайта берётся из папки ${path}, то есть только на этом компьютере. Чтобы публиковать с GitHub, создайте сайт с ключом --package и файлом, который там делает npm pack.`,
    next: 'Что дальше:',
  },
  new: {
    made: ({ file, address }) => `Создан ${file}, его адрес — ${address}.`,
    exists: ({ file }) => `${file} уже есть, он не тронут. Выберите другое имя.`,
    outside: ({ path }) =>
      `«${path}» выходит за пределы content/. Укажите путь оттуда, например ml/regression.`,
    badCourse: ({ key }) =>
      `Курс — это папка прямо в content/, поэтому «${key}» не годится. Укажите одно имя, например teoriya-grafov.`,
    lessonNeedsCourse: ({ path }) =>
      `Тема относится к курсу: укажите путь вместе с ним, например ml/${path}.`,
    noCourse: ({ key }) => `Курса «${key}» нет. Сначала создайте его: kafedra new course ${key}`,
    didYouMean: ({ word }) => `Может быть, «${word}»?`,
    tooDeep: ({ path }) =>
      `«${path}» — слишком глубоко: тема лежит в курсе или в разделе курса, например ml/deployment/docker.`,
    titleNeeded: ({ path }) =>
      `Назовите и саму тему: kafedra new lesson ${path}/ИМЯ, или укажите её название после --title.`,
    listedByHand: ({ file, name }) =>
      `Темы этого курса перечислены вручную: добавьте ${name} в modules в файле ${file}.`,
    inNavigation: ({ address }) =>
      `Боковое меню курса составлено вручную: добавьте ${address} в _data/navigation.yml.`,
  },
  override: {
    made: ({ files }) => `Скопировано, теперь это ваше: ${files}.`,
    unknown: ({ name }) => `Ни компонента, ни шаблона «${name}» нет.`,
    didYouMean: ({ name }) => `Может быть, «${name}»?`,
    components: ({ names }) => `Компоненты: ${names}.`,
    layouts: ({ names }) => `Шаблоны страниц: ${names}.`,
    note: 'Что вы не меняете, удалите: тогда снова действует встроенный файл, и он обновляется вместе с «Кафедрой».',
  },
};
