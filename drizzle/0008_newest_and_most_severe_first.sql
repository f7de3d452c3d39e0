DROP INDEX `incidents_asset`;--> statement-breakpoint
CREATE INDEX `incidents_asset` ON `incidents` (`asset_id`,`severity`,`filed_at`,`number`,`visibility`) WHERE "incidents"."state" <> 'closed';--> statement-breakpoint
CREATE INDEX `changes_since` ON `changes` (`site_id`,`since`) WHERE "changes"."state" in ('closed', 'rejected', 'withdrawn', 'expired');--> statement-breakpoint
CREATE INDEX `changes_end` ON `changes` (`end`);