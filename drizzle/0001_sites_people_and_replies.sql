CREATE TABLE `channels` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`is_private` integer NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `replies` (
	`id` text PRIMARY KEY NOT NULL,
	`card_id` text NOT NULL,
	`record` text NOT NULL,
	`record_id` text NOT NULL,
	`side` text NOT NULL,
	`channel` text NOT NULL,
	`ts` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`files` text NOT NULL,
	`broadcast` integer NOT NULL,
	`edited` text NOT NULL,
	`deleted` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`card_id`) REFERENCES `cards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `replies_record` ON `replies` (`record`,`record_id`);--> statement-breakpoint
ALTER TABLE `assets` ADD `aliases` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `assets` ADD `it_owner` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assets` ADD `ot_owner` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assets` ADD `part_of` text;--> statement-breakpoint
ALTER TABLE `assets` ADD `serves` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `cards` ADD `under` text;--> statement-breakpoint
ALTER TABLE `incidents` ADD `asker_id` text;--> statement-breakpoint
ALTER TABLE `incidents` ADD `handed_on_from` text;--> statement-breakpoint
ALTER TABLE `incidents` ADD `source` text;--> statement-breakpoint
ALTER TABLE `incidents` ADD `searched` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `settled` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `picture` text;--> statement-breakpoint
ALTER TABLE `people` ADD `side_from` text DEFAULT 'hand' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `guest` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `shared` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `updated` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `audit_head` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sites` ADD `holidays` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `sites` ADD `out_of_band` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sites` ADD `it_group` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `ot_group` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `it_duty` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `ot_duty` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sites` ADD `audit_head` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `incidents` SET `searched` = lower(`place` || ' ' || `what` || ' ' || coalesce(`resolution`, ''));
