import { headless } from './headless.mjs';

test('what is on its way as the program ends comes whole, or not at all', async () => {
  const core = headless(() => {});
  const diary = await core.ask({ open: { seed: 'demo', at: '2026-11-22T14:10:00+01:00' } });
  const asked = Array.from({ length: 40 }, () => core.ask({ call: { diary, command: 'today', given: {} } }));
  core.end();
  const answers = await Promise.allSettled(asked);
  for (const { reason } of answers) expect(String(reason ?? 'ended')).toContain('ended');
});
