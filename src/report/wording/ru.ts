/** The words of problems in Russian. */
import type { en } from './en.ts';
import {
  counted,
  distinct,
  entryOf,
  type Facts,
  hasCyrillic,
  isItem,
  isNegative,
  meansOwnDisk,
  meansWeb,
  type Phrases,
  type Wording,
  yamlQuoted,
} from './words.ts';

export const ru: Readonly<Record<keyof typeof en, Wording>> = {
  // Files and folders
  'no-content': () => ({
    message: 'Здесь нет папки «content».',
    hint: 'Запустите команду в папке сайта, укажите эту папку через --root или создайте новый сайт командой «kafedra init».',
  }),
  'unreadable-file': ({ reason }) =>
    reason === 'not-a-file'
      ? { message: 'Это не файл и не папка.', hint: 'Уберите его из папки сайта.' }
      : reason === 'EACCES' || reason === 'EPERM'
        ? {
            message: 'Система не разрешает прочитать этот файл или папку.',
            hint: 'Дайте себе право на чтение.',
          }
        : {
            message: `Системе не удалось прочитать этот файл или папку (${quoted(reason)}).`,
            hint: 'Попробуйте открыть его в редакторе; если и это не выйдет, замените его свежей копией.',
          },
  symlink: () => ({
    message: 'Это символическая ссылка на другое место, поэтому она пропущена.',
    hint: 'Положите сюда сам файл. По таким ссылкам Kafedra не ходит, чтобы сайт не опубликовал лишнего.',
  }),
  'file-name': () => ({
    message: 'Имя этого файла записано в другой кодировке и не читается.',
    hint: 'Переименуйте файл. Если он из архива, распакуйте архив заново с именами в UTF-8.',
  }),
  'page-extension': ({ extension }) => ({
    message: `Файлы с окончанием ${quoted(extension)} не читаются.`,
    hint: 'Переименуйте файл, чтобы имя заканчивалось на «.md».',
  }),
  'data-file-twice': ({ other }) => ({
    message: `Есть ещё файл ${quoted(other)}, и читается только он.`,
    hint: 'Оставьте один из двух файлов.',
  }),
  'file-too-large': ({ size, limit }) => ({
    message: `Файл занимает ${amount(size)} МБ, а странице отведено не больше ${amount(limit)} МБ.`,
    hint: 'Разделите страницу или перенесите всё большое (картинки, таблицы с данными) в assets.',
  }),
  'too-deep': ({ limit }) => ({
    message: `Папка вложена глубже чем на ${amount(limit)} уровней, и ничего из неё не прочитано.`,
    hint: 'Перенесите её выше.',
  }),
  'wrong-encoding': ({ encoding }) =>
    encoding === 'binary'
      ? {
          message: 'В этом файле не текст.',
          hint: 'Перенесите его в assets или сохраните заново как текст в кодировке UTF-8.',
        }
      : {
          message:
            encoding === 'unknown'
              ? 'С этого места файл записан не в кодировке UTF-8.'
              : `Файл записан в кодировке ${shown(encoding)}, а нужна UTF-8.`,
          hint: 'Сохраните его заново в UTF-8: в VS Code щёлкните по названию кодировки внизу окна и выберите «Сохранить в кодировке».',
        },
  'reserved-folder': ({ folder }) => ({
    message: `Папка ${quoted(folder)} занята файлами самой Kafedra.`,
    hint: 'Перенесите этот файл в другую папку внутри assets.',
  }),
  'untrusted-asset': ({ kind }) => ({
    message: `В присланной правке не может быть ${entryOf(activeKinds, kind) ?? 'такого файла'}.`,
    hint: 'Положите вместо него PNG, JPEG или PDF либо попросите владельца сайта добавить этот файл.',
  }),
  'untrusted-ignored': ({ file }) => ({
    message: `Пока собирается присланная правка, ${quoted(file)} не действует.`,
    hint: 'Ничего делать не нужно: когда правку примут, всё снова заработает.',
  }),

  // Front matter
  'front-matter-missing': () => ({
    message: 'В начале файла нет шапки.',
    hint: 'Начните файл со строки из трёх дефисов, затем напишите, например, «title: Введение» и закройте шапку ещё одной строкой из трёх дефисов.',
  }),
  'front-matter-unterminated': ({ nearLine }) => ({
    message: 'Здесь шапка открывается и нигде не закрывается.',
    hint:
      nearLine === undefined
        ? 'После последнего ключа поставьте строку ровно из трёх дефисов.'
        : `После последнего ключа поставьте строку ровно из трёх дефисов; возможно, ею должна была быть строка ${nearLine}.`,
  }),
  'front-matter-fence': ({ found, fence }) =>
    fence === 'opening'
      ? {
          message: `Строка ${quoted(found)} похожа на начало шапки, но им не является.`,
          hint: 'Напишите вместо неё ровно три дефиса: «---». Некоторые редакторы сами превращают дефисы в тире.',
        }
      : {
          message: `Строка ${quoted(found)} похожа на конец шапки, но им не является.`,
          hint: 'Если шапка заканчивается здесь, оставьте в строке ровно три дефиса и больше ничего.',
        },
  'front-matter-indented': () => ({
    message: 'Перед шапкой стоит отступ, и поэтому она не распознаётся.',
    hint: 'Сдвиньте три дефиса к самому началу строки.',
  }),
  'front-matter-not-first': () => ({
    message: 'Перед шапкой что-то стоит, и поэтому она не распознаётся.',
    hint: 'Пусть три дефиса будут первой строкой файла, а пустые строки и комментарии идут ниже.',
  }),
  'front-matter-language': ({ language }) => ({
    message: `После открывающих дефисов стоит ${quoted(language)}.`,
    hint: 'Оставьте три дефиса одни в строке. Шапка пишется на YAML; другие языки не читаются и не выполняются.',
  }),
  'front-matter-not-map': ({ found }) => ({
    message: `В шапке ${found === 'list' ? 'список' : 'просто текст'}, а ключей нет.`,
    hint: 'Пишите строки вида «ключ: значение», например «title: Введение».',
  }),
  'too-many-blanks': ({ limit }) => ({
    message: `В шапке подряд идёт больше ${amount(limit)} пробелов и пустых строк.`,
    hint: 'Удалите их.',
  }),
  'html-comment-in-yaml': () => ({
    message: 'Между ключами стоит HTML-комментарий; он пропущен.',
    hint: 'Ничего делать не нужно. Комментарии самого YAML начинаются с «#».',
  }),

  // YAML
  'yaml-too-long': ({ limit }) => ({
    message: `Ключи и значения занимают больше ${amount(limit)} знаков.`,
    hint: 'Перенесите длинные тексты под шапку или разделите файл.',
  }),
  'too-many-nodes': ({ limit }) => ({
    message: `Ключей и значений больше ${amount(limit)}.`,
    hint: 'Разделите файл.',
  }),
  'yaml-too-deep': () => ({
    message: 'Списки и ключи вложены друг в друга слишком глубоко.',
    hint: 'Посмотрите, закрыты ли скобки и не растёт ли отступ с каждой строкой.',
  }),
  'yaml-tab': () => ({
    message: 'Отступ сделан табуляцией.',
    hint: 'Поставьте пробелы, по два на каждый уровень.',
  }),
  'yaml-white-space': () => ({
    message: 'Здесь стоит особый пробел (из веб-страницы или документа), а нужен обычный.',
    hint: 'Удалите его и наберите пробел заново.',
  }),
  'yaml-quote': () => ({
    message: 'Открытая здесь кавычка не закрыта.',
    hint: 'Закройте её в конце текста. Внутри \'…\' кавычка удваивается, внутри "…" пишется как \\".',
  }),
  'yaml-text-after-quote': ({ text }) => ({
    message: `Кавычка уже закрыла значение, а за ней стоит ещё ${quoted(text)}.`,
    hint: 'Заключите всё значение в одну пару кавычек, причём таких, которых нет внутри: \'… "…" …\'.',
  }),
  'yaml-escape': () => ({
    message: 'Внутри двойных кавычек обратная косая черта меняет смысл следующей буквы.',
    hint: "Возьмите одинарные кавычки, '…', или напишите черту дважды.",
  }),
  'yaml-colon': ({ value }) => ({
    message: 'Двоеточие с пробелом отделяет ключ от значения, а здесь оно стоит внутри значения.',
    hint: `Заключите значение в кавычки${suggestion(value)}.`,
  }),
  'yaml-colon-space': ({ text }) => ({
    message: `После двоеточия нет пробела: ${quoted(text)}.`,
    hint: 'Пишите «ключ: значение», с пробелом.',
  }),
  'yaml-list-sign': ({ sign }) => ({
    message: `Пункт списка не может начинаться со знака ${quoted(sign)}.`,
    hint: 'Поставьте вместо него дефис и пробел: «- ». Текстовые редакторы сами превращают дефисы в тире и точки.',
  }),
  'yaml-dash-space': ({ key }) => ({
    message: `Между дефисом и ${quoted(key)} нет пробела.`,
    hint: 'Пишите «- ключ: значение», с пробелом после дефиса.',
  }),
  'yaml-key-without-colon': ({ text }) => ({
    message: `Строка ${quoted(text)} не похожа на «ключ: значение».`,
    hint: 'Допишите двоеточие и значение. Если это продолжение текста выше, сделайте отступ больше, чем у ключа этого текста.',
  }),
  'yaml-list-beside-key': () => ({
    message: 'Список начинается в одной строке со своим ключом.',
    hint: 'Перенесите каждый пункт «- …» на отдельную строку под ключом.',
  }),
  'yaml-indentation': ({ before, item }) => ({
    message:
      before === undefined
        ? 'Отступ этой строки не подходит.'
        : `Отступ этой строки не сходится ни со строкой ${quoted(before)}, ни с тем, что выше.`,
    hint:
      item === 'perhaps'
        ? 'Если здесь начинается новый пункт списка, поставьте перед ним «- ». Если нет, начните все его ключи в одном столбце.'
        : 'Ключи одного уровня начинаются в одном столбце, на два пробела правее ключа, к которому относятся.',
  }),
  'yaml-special-character': ({ character }) => ({
    message: `Значение не может начинаться с ${quoted(character)}: в YAML у этого знака особый смысл.`,
    hint: 'Заключите значение в кавычки.',
  }),
  'yaml-bracket': ({ bracket }) => ({
    message: `Открытая здесь скобка ${quoted(bracket)} не закрыта.`,
    hint: `Закройте её скобкой ${quoted(bracket === '{' ? '}' : ']')}. Если это текст, заключите его в кавычки.`,
  }),
  'yaml-comma': () => ({
    message: 'Пункты в скобках не разделены запятыми, по одной между соседними.',
    hint: 'Поставьте между пунктами по одной запятой. Если это текст, заключите его в кавычки.',
  }),
  'yaml-block': ({ text }) => ({
    message: `${quoted(text)} стоит в одной строке со знаком «|» или «>», после которого текст пишут ниже.`,
    hint: 'Начните текст со следующей строки, с отступом в два пробела.',
  }),
  'yaml-key': () => ({
    message: 'На месте ключа стоит список или набор ключей.',
    hint: 'Если это текст, заключите его в кавычки.',
  }),
  'yaml-hash': ({ text }) => ({
    message: `${quoted(text)} принято за комментарий и пропущено.`,
    hint: 'Если это часть значения, заключите значение в кавычки. Если комментарий, поставьте пробел после «#».',
  }),
  'yaml-tag': ({ tag }) => ({
    message: `${quoted(tag)} для YAML означает тег, а теги здесь не используются.`,
    hint: 'Если это текст, заключите его в кавычки, иначе удалите тег.',
  }),
  'yaml-alias-unknown': ({ name }) => ({
    message: `«*${shown(name)}» ссылается на имя, которого выше нет.`,
    hint: 'Если это текст, который начинается со звёздочки, заключите его в кавычки.',
  }),
  'yaml-alias-cycle': ({ name }) => ({
    message: `«*${shown(name)}» ссылается на то, внутри чего само стоит.`,
    hint: 'Напишите нужное полностью.',
  }),
  'yaml-alias-limit': ({ name, limit }) => ({
    message: `Вместе с «*${shown(name)}» ссылки разрастаются больше чем до ${amount(limit)} ключей и значений.`,
    hint: 'Напишите нужное полностью.',
  }),
  'yaml-second-document': ({ part }) =>
    part === 'front-matter'
      ? {
          message: 'Здесь начинается вторая шапка, а читается только первая.',
          hint: 'Перенесите её ключи в первую и удалите обе её строки из дефисов.',
        }
      : {
          message: 'Эта строка отделяет одни ключи от других, а читаются только те, что над ней.',
          hint: 'Удалите строку из дефисов или точек, чтобы все ключи шли вместе.',
        },
  'yaml-syntax': () => ({
    message: 'С этого места строку не удаётся понять.',
    hint: 'Сравните её со строками выше; текст с особыми знаками заключают в кавычки.',
  }),
  'control-character': () => ({
    message: 'Здесь стоит невидимый управляющий символ.',
    hint: 'Удалите его и наберите текст вокруг заново.',
  }),
  'duplicate-key': ({ key, firstLine }) => ({
    message: `Ключ ${quoted(key)} уже есть в строке ${shown(firstLine)}, а значение может быть только одно.`,
    hint: 'Оставьте один из двух.',
  }),
  'forbidden-key': ({ key }) => ({
    message: `${quoted(key)} не может быть ключом.`,
    hint: 'Выберите другое имя.',
  }),

  // Keys and values
  'unknown-key': ({ key, what, near, owner, url }, field) => ({
    message: `${shown(field ?? key)}: такого ключа у ${thing(what)} нет.`,
    hint: [
      near !== undefined
        ? `Может быть, ${quoted(near)}?`
        : url !== undefined
          ? `Запишите «- title: ${shown(key)}», а ниже, в одном столбце с «title», «url: ${shown(url)}».`
          : owner !== undefined
            ? `Это ключ ${thing(owner)}: перенесите его туда, в один столбец с «title».`
            : 'Удалите его или найдите нужное имя в руководстве.',
      ...(near !== undefined && hasCyrillic(key) ? ['В нём есть русские буквы, похожие на латинские.'] : []),
    ].join(' '),
  }),
  'foreign-key': ({ key }, field) => ({
    message: `${shown(field ?? key)}: это ключ другой темы, здесь он ни на что не влияет.`,
    hint: 'Его можно оставить.',
  }),
  'wrong-type': ({ key, found, wanted }, field) => ({
    message: `${shown(field ?? key)}: здесь ${kind(found)}, а нужен ${kind(wanted)}.`,
    hint:
      wanted === 'list'
        ? 'Запишите каждый пункт под ключом отдельной строкой, которая начинается с «- ».'
        : wanted === 'map' && isItem(field)
          ? 'Начните пункт с ключа: «- title: …», а остальные его ключи напишите ниже, в одном столбце с этим.'
          : wanted === 'map'
            ? 'Запишите под ключом строки вида «ключ: значение» с отступом в два пробела.'
            : isItem(field)
              ? 'Напишите значение в той же строке, после «- »; если оно начинается со скобки, заключите его в кавычки.'
              : 'Напишите значение в той же строке, после двоеточия; если оно начинается со скобки, заключите его в кавычки.',
  }),
  'missing-key': ({ key, what }, field) => ({
    message: `У ${thing(what)} не указан ключ ${quoted(key)}.`,
    hint: `Добавьте «${shown(key)}: …»${field === undefined || field === key ? '' : ` (${field})`}.`,
  }),
  'empty-value': ({ key }, field) => ({
    message: `${shown(field ?? key)}: значение пустое.`,
    hint: isItem(field) ? 'Напишите его после «- » или удалите эту строку.' : 'Напишите его после двоеточия.',
  }),
  'not-a-number': ({ key, found }, field) => ({
    message: `${shown(field ?? key)}: здесь нужно число, а стоит ${quoted(found)}.`,
    hint: isNegative(found) ? 'Меньше нуля оно быть не может.' : 'Напишите число, например 2 или 1.5.',
  }),
  'not-a-boolean': ({ key, found }, field) => ({
    message: `${shown(field ?? key)}: здесь нужно «да» или «нет», а стоит ${quoted(found)}.`,
    hint: 'Напишите true (да) или false (нет).',
  }),
  'not-a-colour': ({ key, found }, field) => ({
    message: `${shown(field ?? key)}: здесь нужен цвет, а стоит ${quoted(found)}.`,
    hint: 'Напишите цвет в кавычках, например "#2457a6".',
  }),
  'unknown-value': ({ key, value, allowed, near }, field) => ({
    message: `${shown(field ?? key)}: значение ${quoted(value)} здесь ничего не означает.`,
    hint: near === undefined ? `Выберите одно из: ${shown(allowed)}.` : `Может быть, ${quoted(near)}?`,
  }),

  // Courses and pages
  'no-courses': () => ({
    message: 'В папке «content» нет ни одного курса.',
    hint: 'Создайте папку курса с файлом «index.md» или выполните команду «kafedra new course».',
  }),
  'course-without-index': ({ course, key }) => ({
    message: `У курса ${quoted(course ?? key)} нет своей страницы.`,
    hint: 'Положите в его папку файл «index.md» с названием курса.',
  }),
  'module-file-missing': ({ file, near }) => ({
    message: `В списке разделов указано занятие ${quoted(file)}, а такого нет.`,
    hint: near === undefined ? 'Проверьте имя; оно пишется от папки курса.' : `Может быть, ${quoted(near)}?`,
  }),
  'module-file-twice': ({ file, other }) => ({
    message:
      other === undefined
        ? `Занятие ${quoted(file)} указано дважды.`
        : `Занятие ${quoted(file)} уже есть в разделе ${quoted(other)}.`,
    hint: 'Оставьте его в одном месте.',
  }),
  'lesson-not-in-modules': () => ({
    message: 'Этого занятия нет в списке разделов курса.',
    hint: 'Добавьте его в один из разделов; пока оно стоит после всех.',
  }),
  'unknown-layout': ({ name, near }) => ({
    message: `Макета ${quoted(name)} нет.`,
    hint:
      near === undefined
        ? 'Удалите этот ключ: макет определяется тем, где лежит файл.'
        : `Может быть, ${quoted(near)}?`,
  }),
  'layout-mistake': ({ reason, missing }) =>
    missing === undefined
      ? {
          message: `С этого места макет не читается: ${quoted(reason)}.`,
          hint: 'Исправьте это место. Язык макетов — Nunjucks.',
        }
      : {
          message: `Здесь макет выводит ${quoted(missing)}, а такого значения нет.`,
          hint: 'Исправьте имя или сначала проверьте, есть ли значение: «{% if … %}».',
        },
  'style-mistake': ({ reason }) => ({
    message: `Браузер не поймёт эти стили: ${quoted(reason)}.`,
    hint: 'Исправьте эту строку: часто не хватает скобки или точки с запятой.',
  }),
  'bad-permalink': ({ url, reason }) => ({
    message: `${quoted(url)} не может быть адресом страницы: ${oneOf(permalinkReasons, reason)}.`,
    hint: 'Напишите адрес такого вида: «/mo/intro/».',
  }),
  'duplicate-url': ({ url, other }, field) => ({
    message: `Адрес ${quoted(url)} достался двум страницам: этой и ${quoted(other)}.`,
    hint:
      field === 'redirect_from'
        ? 'Удалите здесь этот прежний адрес.'
        : 'Поменяйте у одной из них «permalink» или имя файла.',
  }),
  'url-taken': ({ url, other }) => ({
    message: `Адрес ${quoted(url)} уже занят файлом ${quoted(other)}.`,
    hint: 'Дайте странице другой «permalink».',
  }),
  'url-case': ({ url, other }) => ({
    message: `Адрес ${quoted(url)} отличается от ${quoted(other)} только большими и маленькими буквами.`,
    hint: 'Для некоторых серверов это один и тот же адрес; поменяйте один из них.',
  }),
  'too-many-sections': ({ limit }) => ({
    message: `В теме может быть не больше ${amount(limit)} секций; всё, что отсюда и дальше, пропущено.`,
    hint: 'Разделите тему на несколько.',
  }),
  'features-missing': ({ from }) => ({
    message: `«::features» должно показать карточки из ${quoted(from)}, а такого ключа у страницы нет.`,
    hint: 'Добавьте в шапку этот ключ со списком карточек или удалите строку.',
  }),
  'directive-outside-course': ({ name }) => ({
    message: `«::${shown(name)}» стоит на странице, которая не входит ни в один курс.`,
    hint: 'Перенесите эту строку на страницу курса.',
  }),
  'syllabus-empty': () => ({
    message: 'Здесь должна быть программа курса, а показать в ней пока нечего.',
    hint: 'Добавьте занятие с секциями или удалите строку.',
  }),
  'plan-empty': () => ({
    message: 'Здесь должен быть тематический план, а у курса нет ни тем, ни часов.',
    hint: 'Добавьте курсу «topics» или секциям «hours» либо удалите строку.',
  }),

  // Navigation
  'navigation-dead-entry': ({ url, near }) => ({
    message: `Пункт меню ведёт на ${quoted(url)}, а такой страницы нет.`,
    hint: near === undefined ? 'Исправьте адрес или удалите пункт.' : `Может быть, ${quoted(near)}?`,
  }),
  'navigation-missing-lesson': ({ title, url }) => ({
    message: `В меню курса нет занятия ${quoted(title)}.`,
    hint: `Добавьте пункт с «url: ${shown(url)}» или удалите меню, написанное вручную: Kafedra составит его сама.`,
  }),
  'navigation-unknown-key': ({ key, near }) => ({
    message: `В файле навигации нет меню ${quoted(key)}.`,
    hint: near === undefined ? 'Добавьте его туда или удалите этот ключ.' : `Может быть, ${quoted(near)}?`,
  }),
  'navigation-unused-key': ({ key, near }) => ({
    message: `Меню ${quoted(key)} не показывается ни на одной странице.`,
    hint: `Может быть, ${quoted(near)}?`,
  }),

  // Site
  'site-url': ({ value }) => ({
    message:
      value === undefined ? 'Адрес сайта не подходит.' : `${quoted(value)} не может быть адресом сайта.`,
    hint: 'Напишите адрес полностью, например «https://example.org/courses».',
  }),
  'site-url-missing': () => ({
    message: 'У сайта не указан его адрес.',
    hint: 'По строке «url: https://…» поисковые системы узнают, где лежат страницы.',
  }),
  'shallow-clone': () => ({
    message: 'На страницах не будет дат: здесь только последние коммиты, а прежних изменений не видно.',
    hint: 'Получите всю историю: «git fetch --unshallow» или «fetch-depth: 0» в настройках сборки. Или напишите здесь «updated: false».',
  }),
  'unknown-language': ({ value }) => ({
    message: `${quoted(value)} не похоже на код языка.`,
    hint: 'Напишите «ru», «en» или другой код из двух или трёх букв.',
  }),

  // Links
  'missing-page': ({ href, near }) => ({
    message: `Ссылка ведёт на ${quoted(href)}, а такой страницы нет.`,
    hint: near === undefined ? 'Исправьте адрес или удалите ссылку.' : `Может быть, ${quoted(near)}?`,
  }),
  'missing-anchor': ({ href, anchor, near }) => ({
    message: `На странице, куда ведёт ${quoted(href)}, нет заголовка или места с именем ${quoted(anchor)}.`,
    hint:
      near === undefined
        ? 'Имя получается из заголовка: маленькие буквы и дефисы вместо пробелов. У «## Входной тест» это «#входной-тест».'
        : `Может быть, ${quoted(near)}?`,
  }),
  'missing-file': ({ href, near }) => ({
    message: `Файла ${quoted(href)} нет.`,
    hint:
      near === undefined
        ? 'Положите файл в assets и напишите его адрес оттуда: «/assets/…». Большие и маленькие буквы различаются.'
        : `Может быть, ${quoted(near)}?`,
  }),
  'link-to-draft': ({ href }) => ({
    message: `Ссылка ведёт на ${quoted(href)}, а это черновик, и опубликован он не будет.`,
    hint: 'Опубликуйте черновик («draft: false») или удалите ссылку.',
  }),
  'link-to-planned': ({ href }) => ({
    message: `Ссылка ведёт на ${quoted(href)}, а это занятие пока только запланировано, и страницы у него нет.`,
    hint: 'Уберите ссылку, пока занятия нет.',
  }),
  'bare-domain': ({ href, kind }) =>
    kind === 'mail'
      ? {
          message: `${quoted(href)} — адрес электронной почты, но без «mailto:» его будут искать на этом сайте.`,
          hint: 'Допишите в начале «mailto:».',
        }
      : {
          message: `${quoted(href)} похоже на адрес другого сайта, но без «https://» искать его будут на этом.`,
          hint: 'Допишите в начале «https://».',
        },
  'web-address': ({ href, near }) => ({
    message: `${quoted(href)} — не полный веб-адрес.`,
    hint:
      near === undefined
        ? 'Напишите его начиная с «https://», вместе с именем сайта: «https://example.org/».'
        : `Может быть, ${quoted(near)}?`,
  }),
  'unsafe-link': ({ href }) => ({
    message: `${quoted(href)}: такой адрес странице открывать нельзя.`,
    hint: meansWeb(href)
      ? 'Может быть, «https://»?'
      : meansOwnDisk(href)
        ? 'Это файл на вашем компьютере: положите его в assets и напишите его адрес оттуда: «/assets/…».'
        : 'Ссылки могут начинаться с «https://», «http://», «mailto:», «tel:» или «/».',
  }),
  'link-white-space': ({ href, several }) => ({
    message: `В адресе ${quoted(href)} есть пробел.`,
    hint:
      several === undefined
        ? 'Удалите его; внутри адреса вместо пробела пишут %20.'
        : 'Адрес здесь может быть только один. Остальные поставьте отдельными ссылками, а в секции — в «additional».',
  }),
  'relative-asset': ({ href, near }) => ({
    message: `Адрес ${quoted(href)} зависит от того, где лежит страница.`,
    hint: `Напишите его от корня сайта: ${quoted(near ?? '/assets/…')}.`,
  }),
  'empty-link': () => ({
    message: 'У ссылки или картинки нет адреса.',
    hint: 'Впишите адрес или удалите ссылку, пока его нет.',
  }),
  'liquid-left': ({ what }) => ({
    message: `${quoted(what)} — вставка Jekyll, и здесь её никто не заполнит.`,
    hint: 'Напишите то, что она заменяла; перед «/» в начале адреса ничего не нужно. Если о таких вставках рассказывает сам текст, оформите их как код.',
  }),
  'http-link': ({ href }) => ({
    message: `${quoted(href)} открывается по «http:», и браузеры предостерегают от таких страниц.`,
    hint: 'Попробуйте тот же адрес с «https://».',
  }),
  'google-account': ({ href, instead }) => ({
    message: `По адресу ${quoted(href)} видно, из чьей учётной записи Google его скопировали.`,
    hint:
      instead === undefined
        ? 'Удалите из него «ouid=…»; можно удалить и всё, начиная с «?».'
        : `К тому же он открывает редактор. Замените «/edit» и всё, что после него, на ${quoted(instead)}.`,
  }),
  'google-editor': ({ href, instead }) => ({
    message: `${quoted(href)} открывает не документ, а его редактор.`,
    hint: `Замените «/edit» и всё, что после него, на ${quoted(instead)}.`,
  }),

  // Content
  'empty-lesson': ({ title }) => ({
    message: `В занятии ${quoted(title)} нет ни секций, ни текста.`,
    hint: 'Добавьте их или напишите пока «planned: true».',
  }),
  'title-only-section': ({ title }) => ({
    message: `В секции ${quoted(title)} нет ничего, кроме названия.`,
    hint: 'Добавьте материалы или напишите в ней «planned: true».',
  }),
  'same-resource': ({ href, title, file, line }) => ({
    message: `${quoted(href)} уже есть в секции ${quoted(title)} (${shown(file)}, строка ${shown(line)}).`,
    hint: 'Если секцию скопировали, поменяйте адрес. Общее для двух секций может стоять у одной из них в «additional».',
  }),
  'image-without-alt': ({ href }) => ({
    message: `Не сказано, что изображено на картинке ${quoted(href)}, а видят её не все.`,
    hint: 'Напишите это в квадратных скобках, ![Две прямые пересекаются](…), а в HTML в alt="…".',
  }),
  'heading-jump': () => ({
    message: 'Перед этим заголовком пропущен уровень.',
    hint: 'Добавьте к «#» предыдущего заголовка не больше одной; текст начинается с «##».',
  }),

  // Markdown
  'unknown-container': ({ name, near, names }) => ({
    message: `Блока «:::${shown(name)}» нет.`,
    hint: near === undefined ? `Есть ${shown(names)}.` : `Может быть, «:::${near}»?`,
  }),
  'unclosed-container': ({ name }) => ({
    message: `Блок «:::${shown(name)}» открыт здесь и нигде не закрыт.`,
    hint: 'Поставьте строку «:::» там, где он заканчивается.',
  }),
  'unknown-directive': ({ name, near }) => ({
    message: `Строка «::${shown(name)}» ничего не вставляет.`,
    hint:
      near === undefined
        ? 'Есть «::syllabus», «::plan», «::features», «::toc» и «::video».'
        : `Может быть, «::${near}»?`,
  }),
  'unknown-attribute': ({ name, key, taken, near }) => ({
    message: `У «::${shown(name)}» нет параметра ${quoted(key)}: он ни на что не влияет.`,
    hint:
      near !== undefined
        ? `Может быть, ${quoted(near)}?`
        : taken !== ''
          ? `Есть такие: ${shown(taken)}. Остальное уберите.`
          : name === 'syllabus'
            ? 'Уберите его. Столбцы и нумерация задаются в шапке курса, в «syllabus:».'
            : 'Уберите его.',
  }),
  'unclosed-link': ({ what, label, as }) =>
    label === undefined
      ? {
          message: `${quoted(what)} пока не ссылка.`,
          hint: 'Напишите [слова](адрес): сначала слова в квадратных скобках, потом адрес в круглых, без пробела между ними.',
        }
      : {
          message: `${quoted(what)} пока не ${as === 'image' ? 'картинка' : 'ссылка'}: нигде не сказано, какой адрес у ${quoted(label)}.`,
          hint: `Добавьте отдельную строку «[${shown(label)}]: адрес» или напишите адрес в круглых скобках: ${as === 'image' ? '![слова](адрес)' : '[слова](адрес)'}.`,
        },
  'broken-footnote': ({ what, half }) =>
    half === 'mark'
      ? {
          message: `У сноски ${quoted(what)} нет текста, и знак её остался на странице как есть.`,
          hint: `Добавьте ниже отдельную строку «${shown(what)}: текст сноски» или удалите знак.`,
        }
      : half === 'twice'
        ? {
            message: `У сноски ${quoted(what)} два текста, и на странице только этот, второй.`,
            hint: 'Назовите одну из двух иначе и поставьте её знак там, к чему она относится.',
          }
        : half === 'name'
          ? {
              message: `В имени сноски ${quoted(what)} есть пробел, поэтому она осталась простым текстом.`,
              hint: 'Напишите имя без пробелов и здесь, и в самом тексте.',
            }
          : {
              message: `На сноску ${quoted(what)} ничто не ссылается, поэтому её текста на странице нет.`,
              hint: `Поставьте «${shown(what)}» там, к чему она относится, или удалите её.`,
            },
  'broken-table': ({ what, line }) => ({
    message: `С ${quoted(what)} таблица не начнётся: под первой строкой нужна строка дефисов, в которой столько же столбцов.`,
    hint: `Поставьте под первой строкой ${quoted(line)}.`,
  }),
  'broken-emphasis': ({ what, side }) => ({
    message: `${quoted(what)} показано вместе со звёздочками.`,
    hint:
      side === 'space'
        ? 'Поставьте звёздочки вплотную к словам, без пробелов: **слова**.'
        : 'Поставьте пробел после закрывающих звёздочек.',
  }),
  'unclosed-code': ({ what }) => ({
    message: 'Здесь начинается блок кода и нигде не закрывается, поэтому всё дальнейшее показано как код.',
    hint: `Поставьте строку ${quoted(what)} там, где код заканчивается.`,
  }),
  'heading-without-space': ({ what }) => ({
    message: `${quoted(what)} остаётся текстом: заголовку нужен пробел после «#».`,
    hint: 'Поставьте этот пробел.',
  }),
  'item-without-space': ({ what }) => ({
    message: `${quoted(what)} не стало пунктом списка и слилось с соседней строкой: после дефиса или номера нужен пробел.`,
    hint: 'Поставьте этот пробел в каждом пункте.',
  }),
  'kramdown-left': ({ what }) => ({
    message: `${quoted(what)} ни к чему не относится и осталось в тексте.`,
    hint: 'Поставьте это сразу после того, к чему оно относится. Для оглавления есть «::toc»; остальные знаки kramdown можно удалить.',
  }),
  'markdown-in-html': ({ what, where }) => ({
    message:
      where === 'block'
        ? `${quoted(what)} стоит внутри HTML и показано со всеми знаками, а не как Markdown.`
        : `${quoted(what)} понимает только kramdown: текст дальше показан со всеми знаками, а не как Markdown.`,
    hint: [
      'Оставьте пустую строку после открывающего тега и ещё одну перед закрывающим: тогда текст между ними читается как Markdown.',
      ...(where === 'block' ? ['Или пишите и здесь на HTML: <a href="…">, <strong>.'] : []),
    ].join(' '),
  }),
  'active-html': ({ what }) => ({
    message: `${quoted(what)} в HTML страницы не допускается: оно может действовать в браузере читателя, поэтому пропущено.`,
    hint: 'Удалите его. Для видео есть ключ «video», для остального подойдёт ссылка.',
  }),
  'untrusted-html': ({ what }) => ({
    message: `${quoted(what)}: такого в HTML присланной правки быть не может, ей доверяют меньше, чем тексту самого сайта; это пропущено.`,
    hint: 'Обойдитесь разметкой Markdown. Владелец сайта может добавить это сам, когда прочтёт правку.',
  }),
  'unclosed-html': ({ what }) => ({
    message: `${quoted(what)} открывается здесь и нигде не закрывается; Kafedra закрыла его в конце текста.`,
    hint:
      what === '<!--'
        ? 'Поставьте «-->» там, где комментарий заканчивается.'
        : 'Поставьте закрывающий тег там, где элемент заканчивается.',
  }),
  'wrong-formula': ({ reason, what }) => formulaMistake(reason, quoted(what)),
  'duplicate-id': ({ id }) => ({
    message: `Имя ${quoted(id)} дано двум местам на странице.`,
    hint: 'Поменяйте одно из них, иначе ссылки будут вести на первое.',
  }),

  // Video
  'bad-video': ({ value, reason }) => ({
    message:
      reason === 'no-address'
        ? 'Не сказано, какое видео здесь показать.'
        : `${quoted(value)} не получится показать как видео: ${oneOf(videoReasons, reason)}.`,
    hint: entryOf(videoRemedies, reason) ?? 'Скопируйте адрес кнопкой «Поделиться» под видео.',
  }),
  'poster-elsewhere': ({ href }) => ({
    message: `Обложка видео ${quoted(href)} лежит на другом сайте, и он узнает о каждом посетителе.`,
    hint: 'Сохраните картинку в «assets» и укажите её здесь, например «/assets/images/lecture.jpg».',
  }),
};

/** The words around the problems, in Russian. */
export const ruPhrases: Phrases = {
  summary: (errors, warnings) => {
    const counts = [
      ...(errors === 0
        ? []
        : [counted('ru', errors, { one: 'ошибка', few: 'ошибки', many: 'ошибок', other: 'ошибки' })]),
      ...(warnings === 0
        ? []
        : [
            counted('ru', warnings, {
              one: 'предупреждение',
              few: 'предупреждения',
              many: 'предупреждений',
              other: 'предупреждения',
            }),
          ]),
    ];
    return `Найдено: ${counts.join(' и ')}.`;
  },
  asides: {
    'foreign-key': (facts) => `Оставлены без внимания ключи другой темы: ${distinct(facts, 'key')}.`,
    'html-comment-in-yaml': (facts) => `Пропущено HTML-комментариев между ключами: ${facts.length}.`,
    'untrusted-ignored': () =>
      'Это присланная правка, поэтому собственные настройки, шаблоны и стили сайта не действуют.',
    'site-url-missing': () => 'Адрес самого сайта («url») пока не указан.',
  },
  otherAsides: (count) => `Есть и другие замечания (${count}), их покажет --format json.`,
};

/** То, что выполнил бы браузер или сервер; см. `untrusted-asset`. */
const activeKinds: Readonly<Record<string, string>> = {
  script: 'скрипта: он выполнится в браузере читателя',
  page: 'отдельной страницы HTML или XML: она может действовать в браузере читателя',
  picture: 'картинки SVG: внутри неё бывает скрипт',
  program: 'программы для сервера',
};

const permalinkReasons: Readonly<Record<string, string>> = {
  'no-slash': 'он не начинается с «/»',
  absolute: 'это полный адрес, вместе с именем сайта',
  'double-slash': 'в нём две косые черты подряд',
  dots: 'в нём есть часть «.» или «..»',
  hidden: 'одна из его частей начинается с точки',
  characters: 'в нём есть что-то кроме букв, цифр и знаков «/ - . _ ~ ! & ( ) + , = @»',
  device:
    'в Windows файла с таким именем быть не может: «con», «nul», «aux» и подобные — это устройства, а точки в конце имени пропадают',
  length: 'он слишком длинный',
};

/** `what`: команда или окружение в кавычках. */
function formulaMistake(reason: Facts[string], what: string): ReturnType<Wording> {
  switch (reason) {
    case 'command':
      return {
        message: `В формуле есть команда ${what}, а такой команды нет.`,
        hint: 'Проверьте, как она пишется. Слова пишут в \\text{…}.',
      };
    case 'environment':
      return {
        message: `В формуле есть окружение ${what}, а такого нет.`,
        hint: 'Есть matrix, pmatrix, cases, aligned и другие.',
      };
    case 'unfinished':
      return {
        message: 'Здесь формула кончается, а что-то в ней ещё не закрыто.',
        hint: 'Поищите «{» без «}», \\left без \\right, \\begin без \\end, \\frac с одной частью.',
      };
    case 'unclosed':
      return {
        message: 'На этом «$$» формула начинается и нигде не кончается.',
        hint: 'Поставьте строку «$$» там, где она кончается. Если нужны сами доллары, напишите \\$\\$.',
      };
    case 'bracket':
      return {
        message: 'В формуле есть «}» без своей «{».',
        hint: 'Удалите её, а если нужна сама скобка, напишите \\}.',
      };
    case 'pair':
      return {
        message: 'В формуле \\left или \\begin не подходит к своему концу.',
        hint: 'У каждого \\left есть \\right со скобкой, у каждого \\begin{x} есть \\end{x}.',
      };
    case 'ampersand':
      return {
        message: 'Знак «&» стоит в формуле, у которой нет столбцов.',
        hint: 'Поставьте формулу между \\begin{aligned} и \\end{aligned}, а если нужен сам знак, напишите \\&.',
      };
    case 'double':
      return {
        message: 'В формуле подряд стоят два индекса или две степени.',
        hint: 'Объедините их фигурными скобками: a_{12} или a_{1_2}.',
      };
    case 'percent':
      return {
        message: 'В формуле знак «%» прячет всё до конца строки.',
        hint: 'Чтобы показать процент, напишите \\%.',
      };
    case 'refused':
      return {
        message:
          'В формуле есть то, чего в формулах страницы быть не может: свои команды, ссылки, картинки, стили или бесконечное повторение.',
        hint: 'Запишите формулу без этого. Ссылка может стоять рядом, в Markdown.',
      };
    case 'long':
      return { message: 'Формулы слишком длинные.', hint: 'Разделите формулу или страницу.' };
    case 'deep':
      return {
        message: 'В этой формуле слишком много частей вложено друг в друга.',
        hint: 'Разделите её на несколько.',
      };
    case 'empty':
      return { message: 'Между долларами ничего нет.', hint: 'Напишите формулу или удалите доллары.' };
    default:
      return {
        message: 'Начиная с этого места формула не читается.',
        hint: 'Сравните её с примером из руководства. Если нужен сам доллар, напишите \\$.',
      };
  }
}

const videoReasons: Readonly<Record<string, string>> = {
  'youtube-id': 'в имени видео на YouTube 11 знаков: латинские буквы, цифры, «-» и «_»',
  'youtube-address': 'в ключе «youtube» пишут имя видео или адрес на YouTube',
  'host-id': 'в адресе нет имени самого видео',
  'unknown-host': 'это не адрес на YouTube, RuTube, VK Видео, Vimeo или PeerTube',
  'file-type': 'имя файла должно заканчиваться на .mp4, .webm, .ogv или .m4v',
  'file-place': 'адрес файла пишут от корня сайта',
  'youtube-key': 'здесь нужен адрес, а это имя видео на YouTube',
};

const videoRemedies: Readonly<Record<string, string>> = {
  'youtube-address': 'Для остальных есть ключ «video».',
  'unknown-host':
    'Дайте его ссылкой с названием в «additional» или загрузите видео и на один из этих сайтов.',
  'no-address': 'Напишите адрес: ::video{url=https://…}.',
  'file-place': 'Положите файл в assets и напишите адрес оттуда: «/assets/…».',
  'youtube-key': 'Для имени есть ключ «youtube».',
  'file-type': 'Сохраните видео как .mp4; то, что не видео, поставьте в «document» или «slides».',
};

const kinds: Readonly<Record<string, string>> = {
  text: 'текст',
  list: 'список',
  map: 'набор ключей',
  'text-or-list': 'текст или список',
};

const things: Readonly<Record<string, string>> = {
  course: 'курса',
  lesson: 'занятия',
  section: 'секции',
  module: 'раздела',
  'module-entry': 'пункта «modules»',
  'navigation-entry': 'пункта меню',
  site: 'сайта',
  home: 'главной страницы',
  page: 'страницы',
  chapter: 'главы',
  link: 'ссылки',
  card: 'карточки',
  feature: 'карточки',
  fu: 'карточки',
};

function thing(what: Facts[string]): string {
  return what === undefined ? 'страницы' : (entryOf(things, what) ?? quoted(what));
}

function kind(name: Facts[string]): string {
  return entryOf(kinds, name) ?? quoted(name);
}

function oneOf(reasons: Readonly<Record<string, string>>, reason: Facts[string]): string {
  return entryOf(reasons, reason) ?? 'его не удаётся понять';
}

function suggestion(value: Facts[string]): string {
  const text = yamlQuoted(value);
  return text === undefined ? '' : `: ${text}`;
}

/** A number as it is written in Russian: 20 000 and 6,1. */
function amount(value: Facts[string]): string {
  return typeof value === 'number' ? new Intl.NumberFormat('ru').format(value) : shown(value);
}

function quoted(value: Facts[string]): string {
  return `«${shown(value)}»`;
}

function shown(value: Facts[string]): string {
  return value === undefined ? '?' : String(value);
}
