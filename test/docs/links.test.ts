import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const { stdout } = spawnSync('git', ['ls-files', '*.md'], { encoding: 'utf8' });
const pages = stdout.trim().split('\n');

test('there are some', () => expect(pages.length).toBeGreaterThan(20));

test.each(pages)('every link of %s leads to a file of the project, and to a heading of it', (page) => {
  expect(lostLinks(page, readFileSync(page, 'utf8'))).toEqual([]);
});

test('planted fault: a link to a missing file or heading is found', () => {
  const links = '[a](README.md) [b](nowhere.md) [c](README.md#run-it) [d](README.md#nowhere) [e](#here) [f](#there)';
  expect(lostLinks('planted.md', `## Here\n\n${links}\n`)).toEqual(['nowhere.md', 'README.md#nowhere', '#there']);
});

/** The links of a page that lead nowhere. Links to the web are not followed. */
function lostLinks(page: string, text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link]) => link);
  return links.filter((link) => {
    const [file, anchor] = link.split('#');
    const target = file === '' ? page : join(page, '..', file);
    if (file !== '' && !existsSync(target)) return true;
    if (anchor === undefined) return false;
    return !anchorsOf(file === '' ? text : readFileSync(target, 'utf8')).includes(anchor);
  });
}

/** The anchors that GitHub gives to a page's headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
