CREATE TABLE `assets` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`site_id` text NOT NULL,
	`area` text NOT NULL,
	`searched` text NOT NULL,
	`owner` text,
	`level` real,
	`safety` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assets_site_name` ON `assets` (`site_id`,`name`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`record` text NOT NULL,
	`record_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`words` text,
	`seal` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_record` ON `audit_entries` (`record`,`record_id`,`seq`);--> statement-breakpoint
CREATE TABLE `cards` (
	`id` text PRIMARY KEY NOT NULL,
	`record` text NOT NULL,
	`record_id` text NOT NULL,
	`side` text NOT NULL,
	`channel` text NOT NULL,
	`ts` text,
	`shown` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cards_message` ON `cards` (`channel`,`ts`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`request` text PRIMARY KEY NOT NULL,
	`about` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbox_at` ON `inbox` (`at`);--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`site_id` text NOT NULL,
	`asset_id` text,
	`place` text NOT NULL,
	`what` text NOT NULL,
	`severity` text NOT NULL,
	`assumed` integer NOT NULL,
	`state` text NOT NULL,
	`asking` text NOT NULL,
	`answering` text NOT NULL,
	`reporter_id` text NOT NULL,
	`owner_id` text,
	`resolver_id` text,
	`resolution` text,
	`reopened_for` text,
	`visibility` text NOT NULL,
	`filed_at` integer NOT NULL,
	`acknowledge_by` integer NOT NULL,
	`since` integer NOT NULL,
	`version` integer NOT NULL,
	`audit_head` text NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reporter_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolver_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "incidents_state_known" CHECK("incidents"."state" in ('new', 'acknowledged', 'in progress', 'resolved', 'closed')),
	CONSTRAINT "incidents_severity_known" CHECK("incidents"."severity" in ('S1', 'S2', 'S3', 'S4'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incidents_number` ON `incidents` (`number`);--> statement-breakpoint
CREATE INDEX `incidents_state_severity` ON `incidents` (`state`,`severity`,`filed_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`intent` text NOT NULL,
	`about` text NOT NULL,
	`seq` integer NOT NULL,
	`address` text NOT NULL,
	`lane` text NOT NULL,
	`priority` integer NOT NULL,
	`written_at` integer NOT NULL,
	`due` integer NOT NULL,
	`tried_since` integer NOT NULL,
	`lease_until` integer,
	`lease` integer NOT NULL,
	`failures` integer NOT NULL,
	`sent_at` integer,
	`dead_at` integer,
	`reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`priority`,`id`) WHERE "outbox"."sent_at" is null and "outbox"."dead_at" is null;--> statement-breakpoint
CREATE INDEX `outbox_lane` ON `outbox` (`lane`,`id`) WHERE "outbox"."sent_at" is null and "outbox"."dead_at" is null;--> statement-breakpoint
CREATE INDEX `outbox_dead` ON `outbox` (`lane`,`id`) WHERE "outbox"."dead_at" is not null;--> statement-breakpoint
CREATE INDEX `outbox_sent` ON `outbox` (`sent_at`) WHERE "outbox"."sent_at" is not null;--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`side` text NOT NULL,
	`site_id` text NOT NULL,
	`roles` text NOT NULL,
	`left` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `people_site` ON `people` (`site_id`);--> statement-breakpoint
CREATE TABLE `sites` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`it_channel` text NOT NULL,
	`ot_channel` text NOT NULL,
	`emergency_phone` text NOT NULL,
	`radio_channel` text NOT NULL,
	`working_days` text NOT NULL,
	`opens` integer NOT NULL,
	`closes` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `timers` (
	`key` text PRIMARY KEY NOT NULL,
	`job` text NOT NULL,
	`about` text NOT NULL,
	`due` integer NOT NULL,
	`round` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `timers_due` ON `timers` (`due`);--> statement-breakpoint
CREATE TRIGGER `audit_entries_no_update` BEFORE UPDATE ON `audit_entries` BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_no_delete` BEFORE DELETE ON `audit_entries` BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_no_replace` BEFORE INSERT ON `audit_entries`
WHEN EXISTS (SELECT 1 FROM `audit_entries` WHERE `id` = NEW.`id` OR (`record` = NEW.`record` AND `record_id` = NEW.`record_id` AND `seq` = NEW.`seq`))
BEGIN SELECT RAISE(ABORT, 'audit entries are never replaced'); END;
