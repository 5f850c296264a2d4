// Loads every page in a browser, and fails on what a reader would stumble over.
//
//     node pages.mjs FOLDER
//
// FOLDER has the pages in `reports`. At 1000 and 390 px, and as on paper: nothing is wider than the window; nothing is
// said on the console; nothing is fetched; axe finds no fault (contrast, order of headings, names of pictures and
// tables). A picture of each page of a kind is kept in FOLDER/pictures, and each page as PDF, which `files.py` looks at.
// Exits with 3 where no browser starts.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = resolve(process.argv[2]);
const pictures = join(folder, 'pictures');
mkdirSync(pictures, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function start() {
  const { default: puppeteer } = await import('puppeteer-core');
  const own = process.env.CHROMIUM;
  if (own) return puppeteer.launch({ executablePath: own, args: ['--no-sandbox'], headless: true });
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  return puppeteer.launch({ executablePath, args: [...chromium.args, '--no-sandbox'], headless: 'shell' });
}

let browser;
try {
  browser = await start();
} catch (error) {
  console.log(`SKIPPED: pages were not opened, because no browser starts here (${String(error).split('\n')[0]})`);
  process.exit(3);
}

const faults = [];
const page = await browser.newPage();
let name = '';
page.on('console', (message) => faults.push(`${name}: the console says ${message.text()}`));
page.on('pageerror', (error) => faults.push(`${name}: ${error}`));
page.on('request', (request) => {
  if (!/^(file|data):/.test(request.url())) faults.push(`${name}: fetches ${request.url()}`);
});

/** What is wider than the window; on paper also tables, which nobody can scroll there. */
const tooWide = (onPaper) => {
  const root = document.documentElement;
  const found = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide`] : [];
  const boxes = onPaper ? [...document.querySelectorAll('.scroll')] : [];
  for (const box of boxes.filter((one) => one.scrollWidth > one.clientWidth)) {
    found.push(`“${box.getAttribute('aria-label')}” is ${box.scrollWidth - box.clientWidth} px too wide`);
  }
  return found;
};

// As wide as what is printed on A4 with the margins of the pages.
const looks = [['screen', 1000, ''], ['screen', 390, '-narrow'], ['print', 657, '-paper']];
const files = readdirSync(join(folder, 'reports')).filter((file) => file.endsWith('.html')).sort();
for (const file of files) {
  for (const [media, width, suffix] of looks) {
    name = `${file} at ${width} px${media === 'print' ? ' on paper' : ''}`;
    await page.emulateMediaType(media);
    await page.setViewport({ width, height: 900 });
    await page.goto(pathToFileURL(join(folder, 'reports', file)));
    for (const fault of await page.evaluate(tooWide, media === 'print')) faults.push(`${name}: ${fault}`);
    if (media === 'screen' && width === 1000) {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      for (const one of violations) {
        const where = one.nodes[0].target.join(' ');
        faults.push(`${name}: ${one.id}, ${one.help} (${one.nodes.length}, first ${where})`);
      }
    }
    // Of each kind one page in each language; a long one is cut.
    if (/^(chapter|council|talk|unit-sez)-..\.html$/.test(file) && media === 'screen') {
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width, height: Math.min(height, 8000) };
      await page.screenshot({ path: join(pictures, file.replace('.html', `${suffix}.png`)), clip, captureBeyondViewport: true });
    }
  }
  await page.pdf({ path: join(pictures, file.replace('.html', '.pdf')), preferCSSPageSize: true });
}
await browser.close();
for (const fault of faults) console.log('FAULT:', fault);
console.log(`${files.length} pages in a browser at 1000 and 390 px and on paper: ${faults.length} faults; pictures in ${pictures}`);
process.exit(faults.length ? 1 : 0);
