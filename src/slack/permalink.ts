/**
 * The address of a message, as Slack's “Copy link” gives it.
 *
 * @param workspaceUrl as `auth.test` gives it: `https://plant.slack.com/`
 */
export function permalink(workspaceUrl: string, channel: string, ts: string): string {
  const base = workspaceUrl.endsWith('/') ? workspaceUrl : `${workspaceUrl}/`;
  return `${base}archives/${channel}/p${ts.replace('.', '')}`;
}
