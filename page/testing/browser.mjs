// Opens the report under test in Debian's Chromium. Not a test itself.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const args = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** The report that the program wrote; the tests cannot run without one. */
export function reportPath() {
  const path = process.env.COUNTERPOISE_REPORT;
  if (!path || !existsSync(path))
    throw new Error("COUNTERPOISE_REPORT must name a report.html, written by: counterpoise run … --out DIR");
  return resolve(path);
}

export function launch() {
  return chromium.launch({ executablePath: process.env.COUNTERPOISE_CHROMIUM ?? "/usr/bin/chromium", args });
}

/** A page with the report, drawn; `faults` and `requests` collect what must stay empty. */
export async function open(browser, { width = 1280, scripts = true, path = reportPath() } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 844 }, javaScriptEnabled: scripts, acceptDownloads: true,
  });
  const page = await context.newPage();
  const address = pathToFileURL(path).href;
  const faults = [];
  const requests = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", (fault) => faults.push(String(fault)));
  page.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== address && !/^(data|blob):/.test(url)) requests.push(url);
  });
  await page.goto(address);
  return { page, context, faults, requests };
}
