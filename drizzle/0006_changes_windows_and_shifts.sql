CREATE TABLE `change_assets` (
	`change_id` text NOT NULL,
	`asset_id` text NOT NULL,
	`how` text NOT NULL,
	FOREIGN KEY (`change_id`) REFERENCES `changes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `change_assets_change` ON `change_assets` (`change_id`,`asset_id`);--> statement-breakpoint
CREATE INDEX `change_assets_asset` ON `change_assets` (`asset_id`,`change_id`);--> statement-breakpoint
CREATE TABLE `change_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`planned` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `change_drafts_at` ON `change_drafts` (`at`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`site_id` text NOT NULL,
	`type` text NOT NULL,
	`state` text NOT NULL,
	`requester_id` text NOT NULL,
	`requester_side` text NOT NULL,
	`what` text NOT NULL,
	`why` text NOT NULL,
	`asset_ids` text NOT NULL,
	`place` text NOT NULL,
	`kind` text NOT NULL,
	`effects` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`busy_until` integer NOT NULL,
	`implementer_id` text NOT NULL,
	`answers` text NOT NULL,
	`plan` integer NOT NULL,
	`planned_at` integer NOT NULL,
	`decisions` text NOT NULL,
	`voices` text NOT NULL,
	`assessed_by` text NOT NULL,
	`go` text,
	`started_at` integer,
	`overlooked` text NOT NULL,
	`reported` text,
	`went_wrong` integer NOT NULL,
	`disconnected` text,
	`handed_back` text,
	`removed` text,
	`review` text,
	`reason` text,
	`searched` text NOT NULL,
	`visibility` text NOT NULL,
	`filed_at` integer NOT NULL,
	`since` integer NOT NULL,
	`version` integer NOT NULL,
	`audit_head` text NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requester_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`implementer_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "changes_state_known" CHECK("changes"."state" in ('draft', 'assess', 'authorize', 'scheduled', 'implement', 'suspended', 'backed out', 'failed', 'review', 'closed', 'rejected', 'withdrawn', 'expired')),
	CONSTRAINT "changes_ends_after_start" CHECK("changes"."start" < "changes"."end")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_number` ON `changes` (`number`);--> statement-breakpoint
CREATE INDEX `changes_open` ON `changes` (`start`,`number`) WHERE "changes"."state" not in ('closed', 'rejected', 'withdrawn', 'expired');--> statement-breakpoint
CREATE INDEX `changes_over` ON `changes` (`site_id`,`number`) WHERE "changes"."state" in ('closed', 'rejected', 'withdrawn', 'expired');--> statement-breakpoint
CREATE INDEX `changes_requester` ON `changes` (`requester_id`);--> statement-breakpoint
CREATE INDEX `changes_implementer` ON `changes` (`implementer_id`,`start`);--> statement-breakpoint
CREATE TABLE `windows` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`asset_id` text,
	`effect` text NOT NULL,
	`when` text NOT NULL,
	`from` integer,
	`until` integer,
	`reason` text NOT NULL,
	`set_by` text NOT NULL,
	`version` integer NOT NULL,
	`audit_head` text NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `windows_site` ON `windows` (`site_id`,`until`);--> statement-breakpoint
DROP INDEX `incidents_open`;--> statement-breakpoint
DROP INDEX `incidents_reporter`;--> statement-breakpoint
DROP INDEX `incidents_owner`;--> statement-breakpoint
CREATE INDEX `incidents_asset` ON `incidents` (`asset_id`) WHERE "incidents"."state" <> 'closed';--> statement-breakpoint
CREATE INDEX `incidents_open` ON `incidents` (`severity`,`filed_at`,`number`,`site_id`,`state`,`asking`,`answering`,`visibility`) WHERE "incidents"."state" <> 'closed';--> statement-breakpoint
CREATE INDEX `incidents_reporter` ON `incidents` (`reporter_id`,`state`,`number`,`visibility`);--> statement-breakpoint
CREATE INDEX `incidents_owner` ON `incidents` (`owner_id`,`state`,`number`,`visibility`);--> statement-breakpoint
ALTER TABLE `people` ADD `delegate` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `shifts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `sites` ADD `rules` text DEFAULT '{"bothSidesForOt":false,"requesterCounts":false,"otMayLoseView":false,"advisory":false}' NOT NULL;--> statement-breakpoint
CREATE INDEX `assets_part_of` ON `assets` (`part_of`);
--> statement-breakpoint
CREATE VIRTUAL TABLE `changes_words` USING fts5(words, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');--> statement-breakpoint
CREATE TRIGGER `changes_words_new` AFTER INSERT ON `changes` BEGIN
  INSERT INTO changes_words (rowid, words) VALUES (new.number, new.searched);
END;--> statement-breakpoint
CREATE TRIGGER `changes_words_changed` AFTER UPDATE OF `searched` ON `changes` WHEN new.searched <> old.searched BEGIN
  INSERT OR REPLACE INTO changes_words (rowid, words) VALUES (new.number, new.searched);
END;
