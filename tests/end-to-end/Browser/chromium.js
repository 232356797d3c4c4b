// The distribution's Chromium.
import { chromium } from 'playwright-core';

export const start = (executablePath) =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
