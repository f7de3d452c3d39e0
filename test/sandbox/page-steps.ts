import type { Locator, Page } from 'playwright-core';

/** The box to write in, of #line. */
export function box(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Message #line' });
}

/** What was said, oldest first. */
export function messages(page: Page): Locator {
  return page.getByRole('log').getByRole('article');
}

/** Sends a message or a command in #line. */
export async function says(page: Page, words: string): Promise<void> {
  await box(page).fill(words);
  await box(page).press('Enter');
}

/** Opens the form. */
export async function hello(page: Page): Promise<Locator> {
  await says(page, '/hello');
  const form = page.getByRole('dialog', { name: 'Report an incident' });
  await form.waitFor();
  return form;
}

/** Fills the form and sends it. */
export async function reports(page: Page): Promise<void> {
  const form = await hello(page);
  await form.getByLabel('What happens').fill('No values');
  await chooses(form.getByRole('combobox', { name: 'Asset' }), 'his', 'HIS-1 historian');
  await form.getByRole('radio', { name: 'Slower' }).check();
  await form.getByRole('button', { name: 'Report', exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

/** Types into a menu and takes the option of that name. */
export async function chooses(menu: Locator, typed: string, option: string): Promise<void> {
  await menu.click();
  if (typed !== '') await menu.fill(typed);
  await menu.page().getByRole('option', { name: option }).filter({ visible: true }).click();
}

/** Opens the modal with the menus of people and channels, from beside the box of #line. */
export async function connects(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Shortcuts' }).click();
  await page.getByRole('menuitem', { name: 'Report' }).click();
  const form = page.getByRole('dialog', { name: 'Connect channels' });
  await form.waitFor();
  return form;
}

/** Chooses from the menu of a message in #line. */
export async function does(page: Page, message: Locator, what: string): Promise<void> {
  await message.hover();
  await message.getByRole('button', { name: 'Message actions' }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

/** Keeps what the page tells Slack of one kind on its way, until it is let through. */
export async function heldBack(page: Page, deed: string): Promise<{ letThrough(): Promise<void> }> {
  const held: (() => Promise<void>)[] = [];
  await page.route('**/page/do', async route => {
    const { do: done } = route.request().postDataJSON() as { do: string };
    if (done === deed) held.push(() => route.continue());
    else await route.continue();
  });
  return {
    async letThrough() {
      await Promise.all(held.splice(0).map(letGo => letGo()));
    },
  };
}
